/** The same day of the next month, "2026-12-21"; its last one where there is none such. */
export function monthLater(day: string): string {
  const date = new Date(`${day}T00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + 2, 0);
  date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}
