import { useIntl } from 'react-intl';
import { useDayText } from './useDayText.ts';
import { dayIn, differsHere, knownZone, zoneName } from './zoneTime.ts';

interface InstantText {
  /** "14:05", with the day before it unless that is today. */
  readonly text: string;
  /** "Today 14:05": the day always stands before it. */
  readonly moment: string;
  /** "PST", when clocks there differ from this PC's. */
  readonly zone: string | null;
}

/**
 * An instant as the clock at a location shows it; without a location, as this PC's does. The offset tells how far
 * ahead of this PC's clock the one is that the instants were read from.
 */
export function useInstantText(clockOffsetMs: number): (instant: string, timeZone?: string) => InstantText {
  const intl = useIntl();
  const dayText = useDayText();
  return (instant, timeZone) => {
    const ms = Date.parse(instant);
    const zone = timeZone === undefined ? undefined : knownZone(timeZone);
    const day = dayIn(zone, ms);
    const today = dayIn(zone, Date.now() + clockOffsetMs);
    const time = intl.formatTime(ms, { ...(zone && { timeZone: zone }), timeStyle: 'short' });
    const moment = intl.formatMessage({ id: 'day.at' }, { day: dayText(day, today), time });
    return {
      text: day === today ? time : moment,
      moment,
      zone: differsHere(zone, ms) ? (zoneName(zone, ms, intl.locale) ?? null) : null,
    };
  };
}
