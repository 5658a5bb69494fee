import { useIntl } from 'react-intl';

interface WeekHours {
  /** "9:00 AM", or "09:00" where clocks are read so. */
  readonly hourText: (hour: number) => string;
  /** 1 is Monday. */
  readonly weekdayText: (weekday: number, length: 'short' | 'long') => string;
}

/** Hours and weekdays of no day in particular, as people here write them. */
export function useWeekHours(): WeekHours {
  const intl = useIntl();
  return {
    hourText: (hour) => intl.formatTime(Date.UTC(2024, 0, 1, hour), { timeZone: 'UTC', timeStyle: 'short' }),
    // The first of January 2024 was a Monday.
    weekdayText: (weekday, length) =>
      intl.formatDate(Date.UTC(2024, 0, weekday), { timeZone: 'UTC', weekday: length }),
  };
}
