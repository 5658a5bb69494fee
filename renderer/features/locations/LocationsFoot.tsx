import { FormattedMessage, useIntl } from 'react-intl';
import type { IntegrationWord, LocationStatus } from '../../../contract/model/integration.ts';
import { Dotted } from '../../ui/Dotted.tsx';
import styles from './LocationsFoot.module.css';
import { ReadingLine } from './ReadingLine.tsx';

const WORDS: readonly IntegrationWord[] = [
  'active',
  'pending',
  'frozen',
  'notInstalled',
  'noAccess',
  'unknown',
];

/** How many locations there are of each state, and how far reading them has come. */
export function LocationsFoot({ rows }: { readonly rows: readonly LocationStatus[] }) {
  const intl = useIntl();
  return (
    <div className={styles['foot']}>
      <span>
        <FormattedMessage id="locations.inChain" values={{ count: rows.length }} />
        {': '}
        <Dotted
          facts={WORDS.map((word) => {
            const count = rows.filter((row) => row.word === word).length;
            return count > 0 && intl.formatMessage({ id: `locations.count.${word}` }, { count });
          })}
        />
      </span>
      <ReadingLine />
    </div>
  );
}
