/** Days stand in the book as numbers, so that they sort and compare: "2026-11-21" is 20261121. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

export function dayText(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
