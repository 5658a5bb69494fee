import { FormattedMessage, FormattedNumber } from 'react-intl';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useDayText } from '../../ui/useDayText.ts';
import { dayIn } from '../../ui/zoneTime.ts';
import { AskAltegio } from './AskAltegio.tsx';
import { BackfillLine } from './BackfillLine.tsx';
import { BookHints } from './BookHints.tsx';
import { CompactRows } from './CompactRows.tsx';
import styles from './CallsFoot.module.css';

interface Props {
  readonly filter: CallFilter;
  readonly count: number | null;
}

const todayHere = (): string => dayIn(undefined, Date.now());

/** How much there is, how far back it reaches, and the way to older calls. */
export function CallsFoot({ filter, count }: Props) {
  const since = useDesk((desk) => desk.book.book.backfill.completeSince);
  const dayText = useDayText();
  return (
    <div className={styles['foot']}>
      <div className={styles['line']}>
        {count !== null && (
          <span>
            <FormattedMessage
              id="calls.count"
              values={{ count, number: <FormattedNumber value={count} /> }}
            />
          </span>
        )}
        {since !== null && (
          <span>
            <FormattedMessage id="calls.since" values={{ day: dayText(since, todayHere()) }} />
          </span>
        )}
        <AskAltegio filter={filter} />
        <span className={styles['end']}>
          <CompactRows />
        </span>
      </div>
      <BackfillLine />
      <BookHints />
    </div>
  );
}
