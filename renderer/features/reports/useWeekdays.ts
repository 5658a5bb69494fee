import { useIntl } from 'react-intl';

// 1 January 2024 was a Monday.
const MONDAY_MS = Date.UTC(2024, 0, 1);

/** The name of a weekday, 1 Monday to 7 Sunday. */
export function useWeekdays(): (day: number, length: 'short' | 'long') => string {
  const intl = useIntl();
  return (day, length) =>
    intl.formatDate(MONDAY_MS + (day - 1) * 86_400_000, { timeZone: 'UTC', weekday: length });
}
