import { useIntl } from 'react-intl';
import type { Visit } from '../../../contract/model/visit.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useDayText } from '../../ui/useDayText.ts';
import { dayIn, knownZone } from '../../ui/zoneTime.ts';

interface VisitText {
  /** "Today" or "12 Oct". */
  readonly day: string;
  /** "Today 14:30". */
  readonly moment: string;
  /** "Cut and colour with Ines". */
  readonly what: string;
}

/** Words for an appointment, whose start is wall-clock time at the location. */
export function useVisitText(timeZone: string): (visit: Visit) => VisitText {
  const intl = useIntl();
  const dayText = useDayText();
  const serverOffsetMs = useDesk((desk) => desk.cards.serverOffsetMs);
  return ({ localStart, services, staffName }) => {
    const today = dayIn(knownZone(timeZone), Date.now() + serverOffsetMs);
    const day = dayText(localStart.slice(0, 10), today);
    // Read as UTC and shown as UTC: the wall clock stays what Altegio said, whatever the zone of this PC.
    const time = intl.formatTime(Date.parse(`${localStart.slice(0, 16)}Z`), {
      timeZone: 'UTC',
      timeStyle: 'short',
    });
    const list = intl.formatList(services, { type: 'conjunction' });
    return {
      day,
      moment: intl.formatMessage({ id: 'day.at' }, { day, time }),
      what:
        staffName && list
          ? intl.formatMessage({ id: 'call.with' }, { services: list, staff: staffName })
          : list,
    };
  };
}
