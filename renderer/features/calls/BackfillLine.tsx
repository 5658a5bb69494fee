import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './BackfillLine.module.css';

/** How far the fetching of past calls has come, and ways to hold it. */
export function BackfillLine() {
  const intl = useIntl();
  const { phase, month, daysDone, days, problem } = useDesk((desk) => desk.book.book.backfill);
  const arriving = useDesk((desk) => desk.health.health.overall === 'arriving');
  const action = useAction();
  if (phase === 'idle' || phase === 'done') return null;

  const monthName = month && intl.formatDate(`${month.month}-15`, { timeZone: 'UTC', month: 'long' });
  const button = (name: 'pause' | 'resume' | 'cancel') => (
    <button
      type="button"
      className={styles['button']}
      onClick={() => void action.run(() => act(`backfill.${name}`))}
    >
      <FormattedMessage id={`calls.backfill.${name}`} />
    </button>
  );
  return (
    <div className={styles['backfill']}>
      {phase === 'cancelled' ? (
        <FormattedMessage id="calls.backfill.cancelled" />
      ) : (
        <>
          <ProgressBar
            label={intl.formatMessage({ id: 'calls.backfill.progress' })}
            done={daysDone}
            of={days}
          />
          {month && (
            <FormattedMessage
              id="calls.backfill.month"
              values={{ month: monthName, done: month.daysDone, days: month.days }}
            />
          )}
          {phase === 'paused' && <FormattedMessage id="calls.backfill.paused" />}
        </>
      )}
      {phase === 'running' && button('pause')}
      {phase !== 'running' && button('resume')}
      {phase !== 'cancelled' && button('cancel')}
      {phase === 'running' && problem !== null && (
        <span className={styles['problem']}>
          <FormattedMessage id="calls.backfill.stands" />{' '}
          {/* Why calls do not arrive stands on top of the window already. */}
          {arriving && <FormattedMessage id={`problem.${problem}`} values={{ detail: 'none' }} />}
        </span>
      )}
      <TroubleText trouble={action.trouble} />
    </div>
  );
}
