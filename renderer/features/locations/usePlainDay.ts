import { useIntl } from 'react-intl';

/** A calendar day within words: "3 Nov" or "3 November", with its year where that is another one. */
export function usePlainDay(month: 'short' | 'long'): (day: string, today: string) => string {
  const intl = useIntl();
  return (day, today) =>
    intl.formatDate(Date.parse(`${day}T00:00Z`), {
      timeZone: 'UTC',
      day: 'numeric',
      month,
      ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
    });
}
