import { ArrowDownLeft, ArrowUpRight, Check, PhoneForwarded, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import styles from './EndState.module.css';
import { endWord } from './endWord.ts';

const ICONS: Readonly<Record<BookRow['direction'], LucideIcon>> = {
  incoming: ArrowDownLeft,
  outgoing: ArrowUpRight,
  internal: PhoneForwarded,
  other: ArrowDownLeft,
};

/** Which way a call went and how it ended: an icon and words, never a colour alone. */
export function EndState({ row }: { readonly row: Pick<BookRow, 'direction' | 'status'> }) {
  const { word, tone, also } = endWord(row);
  const Icon = tone === 'ok' ? Check : ICONS[row.direction];
  return (
    <span className={styles['state']} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <span className={styles['word']}>
        <FormattedMessage id={`state.${word}`} />
        {also && (
          <small>
            {' '}
            <FormattedMessage id={`calls.end.${also}`} />
          </small>
        )}
      </span>
    </span>
  );
}
