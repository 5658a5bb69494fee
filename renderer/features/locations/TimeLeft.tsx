import { Hourglass } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { IntegrationReason } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useMinutesLeft } from '../../ui/ticker.ts';
import styles from './TimeLeft.module.css';
import { deadlineOf } from './useReasonFacts.ts';

/** How long an activation can still be sent. */
export function TimeLeft({ reason }: { readonly reason: IntegrationReason }) {
  const minutes = useMinutesLeft(
    deadlineOf(reason),
    useDesk((desk) => desk.calls.serverOffsetMs),
  );
  if (minutes === null) return null;
  return (
    <div className={styles['left']} role="timer">
      <Hourglass size={16} aria-hidden />
      <FormattedMessage id="locations.minutesLeft" values={{ minutes }} />
    </div>
  );
}
