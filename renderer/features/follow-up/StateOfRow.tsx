import {
  AlarmClock,
  CalendarCheck,
  Check,
  Hourglass,
  PhoneIncoming,
  PhoneOutgoing,
  X,
  type LucideIcon,
} from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { FollowUpRow, SolvedBy } from '../../../contract/model/followUp.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { useVisitText } from '../incoming-call/useVisitText.ts';
import styles from './StateOfRow.module.css';

const LOOKS: Readonly<Record<SolvedBy, { readonly Icon: LucideIcon; readonly tone: 'ok' | 'muted' }>> = {
  calledBack: { Icon: PhoneOutgoing, tone: 'ok' },
  rangAgain: { Icon: PhoneIncoming, tone: 'ok' },
  booked: { Icon: CalendarCheck, tone: 'ok' },
  lapsed: { Icon: Hourglass, tone: 'muted' },
  markedCalledBack: { Icon: Check, tone: 'ok' },
  notNeeded: { Icon: X, tone: 'muted' },
};

/** How a row was solved, or when one that was put off comes back. */
export function StateOfRow({ row }: { readonly row: FollowUpRow }) {
  const timeZone = useDesk(
    (desk) => desk.account.account.locations.find(({ id }) => id === row.locationId)?.timeZone,
  );
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const visitText = useVisitText(timeZone ?? '');

  if (row.state === 'waiting' && row.laterAt !== null) {
    return (
      <p className={styles['state']} data-tone="muted">
        <AlarmClock size={16} aria-hidden />
        {/* The reminder was set by the clock on this desk. */}
        <FormattedMessage id="followUp.comesBack" values={{ when: instantText(row.laterAt).text }} />
      </p>
    );
  }
  if (row.state !== 'done' || row.solvedBy === null) return null;
  const { Icon, tone } = LOOKS[row.solvedBy];
  const when = row.solvedAt === null ? '' : instantText(row.solvedAt, timeZone).text;
  const visit = row.solvedVisit && visitText(row.solvedVisit);
  return (
    <p className={styles['state']} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <span>
        <FormattedMessage id={`followUp.solved.${row.solvedBy}`} values={{ when }} />
        {visit && (
          <small>
            {visit.moment}
            {visit.what && ` · ${visit.what}`}
          </small>
        )}
      </span>
    </p>
  );
}
