import { useIntl } from 'react-intl';

/** A calendar day in full, "12 Jan 2027": bills are looked at long after. "–" where it is not known. */
export function useDateText(): (day: string | null) => string {
  const intl = useIntl();
  return (day) =>
    day === null
      ? '–'
      : intl.formatDate(Date.parse(`${day}T00:00Z`), {
          timeZone: 'UTC',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
        });
}
