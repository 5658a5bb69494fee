import { useIntl } from 'react-intl';
import { daysBetween } from './zoneTime.ts';

/** A calendar day as people say it: "Today", "Tomorrow", "Fri", "12 Oct", "12 Oct 2024". */
export function useDayText(): (day: string, today: string) => string {
  const intl = useIntl();
  return (day, today) => {
    const distance = daysBetween(today, day);
    if (distance === 0) return intl.formatMessage({ id: 'day.today' });
    if (distance === 1) return intl.formatMessage({ id: 'day.tomorrow' });
    if (distance === -1) return intl.formatMessage({ id: 'day.yesterday' });

    const date = Date.parse(`${day}T00:00Z`);
    if (distance > 0 && distance < 7) return intl.formatDate(date, { timeZone: 'UTC', weekday: 'short' });
    const sameYear = day.slice(0, 4) === today.slice(0, 4);
    return intl.formatDate(date, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      ...(!sameYear && { year: 'numeric' }),
    });
  };
}
