/** What was typed as a percentage from 0 to 100, or null. */
export function percentOf(text: string): number | null {
  const typed = text.trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return null;
  return Number(typed) <= 100 ? Number(typed) : null;
}
