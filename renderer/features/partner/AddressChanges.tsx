import { FormattedMessage } from 'react-intl';
import type { PreparedAction } from '../../../contract/model/partner.ts';
import styles from './AddressChanges.module.css';

const PARTS = ['added', 'removed', 'kept'] as const;

/** Which addresses come, go and stay. */
export function AddressChanges({
  difference,
}: {
  readonly difference: NonNullable<PreparedAction['difference']>;
}) {
  return (
    <dl className={styles['changes']}>
      {PARTS.filter((part) => difference[part].length > 0).map((part) => (
        <div key={part} data-part={part}>
          <dt>
            <FormattedMessage id={`partner.webhooks.${part}`} values={{ count: difference[part].length }} />
          </dt>
          {difference[part].map((url) => (
            <dd key={url} dir="ltr">
              {url}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
