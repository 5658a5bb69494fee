const QUARTER_MS = 15 * 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far the wall clock of a zone is ahead of UTC at an instant. */
export function zoneOffsetMs(timeZone: string, atMs: number): number {
  // Asking Intl is slow and no zone changes its offset but on a quarter of an hour.
  const key = `${timeZone} ${Math.floor(atMs / QUARTER_MS)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;

  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(atMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 * (sign === '-' ? -1 : 1);
  offsets.set(key, offsetMs);
  return offsetMs;
}

/** `2026-01-17 23:52:21` on the wall clock of the zone. */
export function localText(timeZone: string, atMs: number): string {
  return new Date(atMs + zoneOffsetMs(timeZone, atMs)).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2026-01-17`. */
export function localDay(timeZone: string, atMs: number): string {
  return localText(timeZone, atMs).slice(0, 10);
}

/** `-05:00`. */
export function offsetText(timeZone: string, atMs: number): string {
  const minutes = zoneOffsetMs(timeZone, atMs) / 60_000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** `2026-01-17T23:52:21-05:00`. */
export function zonedText(timeZone: string, atMs: number): string {
  return localText(timeZone, atMs).replace(' ', 'T') + offsetText(timeZone, atMs);
}

/** The instant of a wall-clock time such as `2026-01-17 23:52:21`. */
export function fromLocal(timeZone: string, text: string): number {
  const asUtcMs = Date.parse(`${text.replace(' ', 'T')}Z`);
  const nearMs = asUtcMs - zoneOffsetMs(timeZone, asUtcMs);
  return asUtcMs - zoneOffsetMs(timeZone, nearMs);
}

/** An instant from text with an offset, or else on the wall clock of the zone; NaN when it is neither. */
export function parseMoment(timeZone: string, text: string): number {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return fromLocal(timeZone, `${text} 00:00:00`);
  if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/.test(text)) return fromLocal(timeZone, text);
  return Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

/** The day that many days later, `2026-02-28` and 1 giving `2026-03-01`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 for Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}
