import { useIntl } from 'react-intl';
import { useDesk } from '../store/DeskProvider.tsx';
import { useInstantText } from './useInstantText.ts';

const OLD_MS = 86_400_000;

/** "as of 18:05", and that it is old when it is from more than a day ago. */
export function useAsOfText(): (instant: string, timeZone?: string) => string {
  const intl = useIntl();
  const offsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const instantText = useInstantText(offsetMs);
  return (instant, timeZone) => {
    const isOld = Date.now() + offsetMs - Date.parse(instant) > OLD_MS;
    const { text, zone } = instantText(instant, timeZone);
    const when = zone === null ? text : `${text} ${zone}`;
    return intl.formatMessage({ id: 'locations.asOf' }, { when, age: isOld ? 'old' : 'fresh' });
  };
}
