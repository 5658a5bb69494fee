import { FormattedMessage } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useToday } from '../../ui/ticker.ts';
import { useDayText } from '../../ui/useDayText.ts';
import { knownZone } from '../../ui/zoneTime.ts';
import styles from './PaidUntil.module.css';

type Props = { readonly row: Pick<LocationStatus, 'paidUntil' | 'reason' | 'timeZone'> };

/** The last paid day; red once it is over, amber when it comes soon. */
export function PaidUntil({ row: { paidUntil, reason, timeZone } }: Props) {
  const today = useToday(
    knownZone(timeZone),
    useDesk((desk) => desk.calls.serverOffsetMs),
  );
  const dayText = useDayText();
  if (paidUntil === null) return <FormattedMessage id="locations.nothing" />;
  const soon = reason.kind === 'paidUntil' ? 'warning' : undefined;
  return (
    <span className={styles['day']} data-tone={paidUntil < today ? 'bad' : soon}>
      {dayText(paidUntil, today)}
    </span>
  );
}
