import { FormattedMessage, useIntl } from 'react-intl';
import type { ClientSummary } from '../../../contract/model/card.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Hidden } from '../../ui/Hidden.tsx';
import styles from './ClientTags.module.css';

const CATEGORIES_SHOWN = 2;

/** Importance and categories: how to treat this client. */
export function ClientTags({ client }: { readonly client: ClientSummary }) {
  const intl = useIntl();
  const categories = client.categories.map((category) => category.title);
  const isVip = (title: string): boolean => title.toLowerCase() === 'vip';
  const marked =
    client.importance ??
    (client.vip ? (categories.find(isVip) ?? intl.formatMessage({ id: 'call.vip' })) : null);
  const others = [...new Set(categories)].filter((title) => title !== marked);
  const rest = others.slice(CATEGORIES_SHOWN);
  if (!marked && others.length === 0) return null;

  return (
    <div className={styles['tags']}>
      {marked && <Chip tone="accent">{marked}</Chip>}
      {others.slice(0, CATEGORIES_SHOWN).map((title) => (
        <Chip key={title}>{title}</Chip>
      ))}
      {rest.length > 0 && (
        <span title={rest.join(', ')}>
          <Chip>
            <FormattedMessage id="call.moreTags" values={{ count: rest.length }} />
            <Hidden>{rest.join(', ')}</Hidden>
          </Chip>
        </span>
      )}
    </div>
  );
}
