import { useIntl } from 'react-intl';

/** A calendar day within a sentence: "31 October", with its year where that is another one. */
export function useLongDay(): (day: string, today: string) => string {
  const intl = useIntl();
  return (day, today) =>
    intl.formatDate(Date.parse(`${day}T00:00Z`), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
    });
}
