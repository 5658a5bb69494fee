import { FormattedMessage } from 'react-intl';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { EMPTY_FILTER, showsEverything } from './callFilters.ts';
import type { ShownPages } from './callPages.ts';
import styles from './ListState.module.css';

interface Props {
  readonly shown: ShownPages;
  readonly onRetry: () => void;
  readonly onChange: (filter: CallFilter) => void;
}

/** What stands there instead of rows: a fault, nothing yet, or nothing that fits. */
export function ListState({ shown, onRetry, onChange }: Props) {
  const fetching = useDesk((desk) => desk.book.book.backfill.phase === 'running');
  const noRight = useDesk((desk) => desk.health.health.overall === 'noRightCalls');
  if (shown.trouble) {
    return (
      <div className={styles['state']} data-in-list data-below={shown.known > 0 || undefined}>
        <TroubleText trouble={shown.trouble} />
        <Button onClick={onRetry}>
          <FormattedMessage id="calls.again" />
        </Button>
      </div>
    );
  }
  if (shown.known > 0 || !shown.ended) return null;
  if (!showsEverything(shown.filter)) {
    return (
      <div className={styles['state']} data-in-list aria-live="polite" aria-atomic>
        <b>
          <FormattedMessage id="calls.noneFits" />
        </b>
        <p>
          <FormattedMessage id="calls.noneFitsHint" />
        </p>
        <Button onClick={() => onChange(EMPTY_FILTER)}>
          <FormattedMessage id="calls.clearFilters" />
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['state']} data-in-list aria-live="polite" aria-atomic>
      <b>
        <FormattedMessage id={fetching ? 'calls.fetching' : 'calls.none'} />
      </b>
      <p>
        {noRight ? (
          <FormattedMessage id="problem.noRightCalls" />
        ) : (
          <FormattedMessage id={fetching ? 'calls.fetchingHint' : 'calls.noneHint'} />
        )}
      </p>
    </div>
  );
}
