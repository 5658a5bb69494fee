const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/;

/**
 * The wall-clock part of a date as "YYYY-MM-DDTHH:MM"; null when there is none. The offset is left aside on purpose:
 * the API has been seen to send a wrong one with the right wall clock.
 */
export function localMinuteOf(text: string): string | null {
  const [, day, minute] = WALL_CLOCK.exec(text.trim()) ?? [];
  if (day === undefined || minute === undefined || Number.isNaN(Date.parse(`${day}T${minute}Z`))) return null;
  return `${day}T${minute}`;
}
