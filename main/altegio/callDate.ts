import { instantOf, offsetAt, utcClock } from '../zoneClock.ts';
import { readDateText } from './dateText.ts';
import { offsetThere, type WrittenZone, writtenZone } from './zoneText.ts';

/**
 * The instants that a date of the API may mean, in epoch milliseconds, earlier first; empty when it cannot be read.
 *
 * It comes as text (every form of ISO 8601, of databases and of RFC 822 to 9110), as a DateTime that PHP wrote as JSON
 * (`{date, timezone_type: 1 to 3, timezone}`), or as seconds, milliseconds or finer since 1970, as a number or text. A
 * date with its own offset or zone is one instant. One without is read as the wall clock of `timeZone` (a name that
 * this machine knows or "+05:30"; null: not known, so that it cannot be read): two instants in the hour that autumn
 * repeats; in the hour that spring skips, the instant that a clock left unchanged would mean. Signs of no date at all
 * ("0000-00-00 00:00:00", 1970) are not read.
 * Two shapes are documented: https://developer.alteg.io/en/developers/openapi/voip-integration/list_voip_calls and
 * https://developer.alteg.io/api.
 */
export function instantsOf(value: unknown, timeZone: string | null): readonly number[] {
  if (typeof value === 'number') return instantsOfNumber(value, String(value), timeZone);
  if (typeof value === 'string') return instantsOfText(value.trim(), timeZone);
  if (typeof value !== 'object' || value === null || !('date' in value)) return [];
  if (typeof value.date !== 'string') return [];
  const zone = ('timezone' in value ? value.timezone : null) ?? '';
  return typeof zone === 'string' ? instantsOfWall(value.date, zone, timeZone) : [];
}

const SINCE_1970 = /^@?(\d{9,19}(?:\.\d+)?)$/;
const RUN_OF_DIGITS = /^\d{14}$/;

function instantsOfText(text: string, timeZone: string | null): readonly number[] {
  const [, digits] = SINCE_1970.exec(text) ?? [];
  return digits === undefined
    ? instantsOfWall(text, '', timeZone)
    : instantsOfNumber(Number(digits), digits, timeZone);
}

// From 1973 to 5138 in seconds, and as far in the other units: the sizes do not overlap.
function instantsOfNumber(value: number, digits: string, timeZone: string | null): readonly number[] {
  if (RUN_OF_DIGITS.test(digits)) return instantsOfWall(digits, '', timeZone);
  // Microseconds are whole as far as any clock tells; thousandths of a fraction would be cut one too low.
  if (value >= 1e8 && value < 1e11) return [Math.floor(Math.round(value * 1e6) / 1000)];
  if (value >= 1e11 && value < 1e14) return [Math.floor(value)];
  if (value >= 1e14 && value < 1e17) return [Math.floor(value / 1000)];
  if (value >= 1e17 && value < 1e20) return [Math.floor(value / 1e6)];
  return [];
}

function instantsOfWall(text: string, zoneBeside: string, timeZone: string | null): readonly number[] {
  const written = readDateText(text);
  if (!written) return [];
  const zone = written.zone || zoneBeside.trim();
  const read: WrittenZone | null =
    zone !== '' ? writtenZone(zone) : timeZone === null ? null : { kind: 'named', timeZone };
  if (!read) return [];
  if (read.kind === 'named') return instantsInZone(written.wallMs, read.timeZone);
  const offsetMs = offsetThere(read.offsetsMs, written.wallMs, timeZone);
  return offsetMs === null ? [] : [written.wallMs - offsetMs];
}

function instantsInZone(wallMs: number, timeZone: string): readonly number[] {
  try {
    const steadyMs = steadyOffsetMs(wallMs, timeZone);
    if (steadyMs !== null) return [wallMs - steadyMs];
    const wall = utcClock(wallMs);
    const earlierMs = instantOf(wall, timeZone, 'earlier');
    const laterMs = instantOf(wall, timeZone, 'later');
    if (earlierMs === laterMs) return [earlierMs];

    // In the skipped hour the two differ as well, but neither shows this time on the wall.
    const repeated = wallMs - earlierMs === offsetAt(timeZone, earlierMs);
    return repeated ? [earlierMs, laterMs] : [laterMs];
  } catch {
    // A zone that this machine does not know.
    return [];
  }
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MOST_KEPT = 5_000;
const steadyOffsets = new Map<string, number | null>();

/** The zone's offset on a day when no clock changes; null on the others. Zone arithmetic is slow, rows are many. */
function steadyOffsetMs(wallMs: number, timeZone: string): number | null {
  const midnightMs = Math.floor(wallMs / DAY_MS) * DAY_MS;
  const name = `${timeZone} ${midnightMs}`;
  const known = steadyOffsets.get(name);
  if (known !== undefined) return known;
  // Some zones change their clocks at midnight itself.
  const [first, last] = [-1, 24].map((hours) =>
    offsetAt(timeZone, instantOf(utcClock(midnightMs + hours * HOUR_MS), timeZone)),
  );
  const offset = first === last ? (first ?? null) : null;
  if (steadyOffsets.size >= MOST_KEPT) steadyOffsets.clear();
  steadyOffsets.set(name, offset);
  return offset;
}
