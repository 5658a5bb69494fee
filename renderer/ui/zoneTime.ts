const DAY_MS = 86_400_000;
const offsets = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Intl.DateTimeFormat>();
const names = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  const known = offsets.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', { ...(timeZone && { timeZone }), timeZoneName: 'longOffset' });
  offsets.set(key, made);
  return made;
}

const offsetAt = (timeZone: string | undefined, ms: number): string | undefined =>
  offsetFormat(timeZone)
    .formatToParts(ms)
    .find((part) => part.type === 'timeZoneName')?.value;

/** A zone this Chromium knows, or undefined (the PC's own) for a name it does not. */
export function knownZone(timeZone: string): string | undefined {
  try {
    offsetFormat(timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}

/** Whether clocks in the zone show another time than this PC's at that moment. */
export const differsHere = (timeZone: string | undefined, ms: number): boolean =>
  offsetAt(timeZone, ms) !== offsetAt(undefined, ms);

function nameFormat(timeZone: string | undefined, language: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone ?? ''}`;
  const known = names.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { ...(timeZone && { timeZone }), timeZoneName: 'short' });
  names.set(key, made);
  return made;
}

/** "PST", "CET": how people there call their time, or "GMT+4" where English has no name for it. */
export function zoneName(timeZone: string | undefined, ms: number, locale: string): string | undefined {
  // American English knows the American names, British English the European ones.
  const found = [locale, 'en-US', 'en-GB'].map(
    (language) =>
      nameFormat(timeZone, language)
        .formatToParts(ms)
        .find((part) => part.type === 'timeZoneName')?.value,
  );
  return found.find((name) => name && !/^(?:GMT|UTC)[+-]/u.test(name)) ?? found[0];
}

/** The calendar day in a zone, "2026-11-21". */
export function dayIn(timeZone: string | undefined, ms: number): string {
  const key = timeZone ?? '';
  const format = days.get(key) ?? new Intl.DateTimeFormat('sv-SE', { ...(timeZone && { timeZone }) });
  days.set(key, format);
  return format.format(ms);
}

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);
