import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useCalm } from '../../ui/useCalm.ts';
import { BookClosed } from './BookClosed.tsx';
import { CallList } from './CallList.tsx';
import styles from './CallsPlace.module.css';
import { ExportCalls } from './ExportCalls.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { FilterBar } from './FilterBar.tsx';
import { FilterChips } from './FilterChips.tsx';
import { useCallCount } from './useCallCount.ts';
import { useCallFilter } from './useCallFilter.ts';

const COUNT_AGAIN_MS = 1_000;

/** The past calls. */
export function CallsPlace({ goTo }: { readonly goTo: (place: 'settings') => void }) {
  const open = useDesk((desk) => desk.book.book.phase === 'open');
  const bookChange = useCalm(
    useDesk((desk) => desk.book.book.change),
    COUNT_AGAIN_MS,
  );
  const { filter, change } = useCallFilter();
  const count = useCallCount(filter, null, bookChange);
  return (
    <div className={styles['place']}>
      <div className={styles['title']}>
        <h1>
          <FormattedMessage id="calls.title" />
        </h1>
        {open && <ExportCalls filter={filter} count={count} openSettings={() => goTo('settings')} />}
      </div>
      {open ? (
        <>
          <ExportProgress />
          <FilterBar filter={filter} change={change} />
          <FilterChips filter={filter} change={change} />
          <CallList filter={filter} change={change} count={count} />
        </>
      ) : (
        <BookClosed />
      )}
    </div>
  );
}
