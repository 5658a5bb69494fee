/** A date as it is written: what a clock on the wall showed, and the text of the zone beside it ('' for none). */
export interface WrittenDate {
  /** Milliseconds since 1970 on that clock. */
  readonly wallMs: number;
  readonly zone: string;
}

interface Part {
  readonly ms: number;
  readonly rest: string;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
// Back ends write years before as a sign of no date at all.
const FIRST_YEAR = 1971;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const RUN_OF_DIGITS = /^(\d{8})(\d{4}(?:\d{2})?)(?!\d)/;
const CALENDAR_DAY = /^(?:\+0*)?(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|(\d{2})(\d{2}))(?!\d)/;
const WEEK_DAY = /^(?:\+0*)?(\d{4})-?W(\d{2})-?([1-7])(?!\d)/i;
const YEAR_DAY = /^(?:\+0*)?(\d{4})-?(\d{3})(?!\d)/;
/** "Tue, 01 Dec 2026", "Tuesday, 01-Dec-26". */
const MAIL_DAY = /^(?:[A-Z]{3,9},?\s+)?(\d{1,2})[ -]+([A-Z]{3,9})[ -]+(\d{4}|\d{2})(?!\d),?/i;
/** "Tue Dec  1", with the year behind it, behind the time or at the very end. */
const LETTER_DAY = /^[A-Z]{3}\s+([A-Z]{3})\s+(\d{1,2})(?:\s+(\d{4})(?=\s))?(?=\s)/i;
const YEAR_AT_END = /^(.*?)\s+(\d{4})$/;
const YEAR_BEFORE_ZONE = /^\s+(\d{4})(?:\s+(.+))?$/;

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,](\d+))?(?!\d)/;
const CLOCK_OF_DIGITS = /^(\d{2})(?:(\d{2})(\d{2})?)?(?:[.,](\d+))?(?!\d)/;
/** "(Moscow Standard Time)" behind an offset. */
const REMARK = /\s*\([^()]*\)$/;
/** "[Europe/Berlin]" alone or behind an offset, which then counts. */
const BRACKETS = /\s*\[(!?[^[\]]*)\]$/;

/**
 * Reads a date with its time, as ISO 8601 (dates of months, weeks and years, with separators or without, fractions),
 * databases, RFC 822 to 9110, cookies and C write it. Null when it is none, when its day or hour does not exist, and
 * for a day without a time. Nothing is assumed about the order of days and months in numbers.
 */
export function readDateText(text: string): WrittenDate | null {
  const trimmed = text.trim();
  return readIso(trimmed.replace(RUN_OF_DIGITS, '$1T$2')) ?? readMail(trimmed) ?? readLetter(trimmed);
}

function readIso(text: string): WrittenDate | null {
  const day = isoDay(text);
  const separator = /^(?:([T_])|\s+)/i.exec(day?.rest ?? '');
  if (!day || !separator) return null;
  const written = day.rest.slice(separator[0].length);
  // Digits without colons are a time only where nothing else can be meant.
  const clock = readClock(written) ?? (separator[1] === undefined ? null : clockOfDigits(written));
  return clock && { wallMs: day.ms + clock.ms, zone: zoneText(clock.rest) };
}

function isoDay(text: string): Part | null {
  const calendar = CALENDAR_DAY.exec(text);
  if (calendar) {
    const [all, year, ...parts] = calendar;
    const [month, day] = parts.filter(Boolean);
    return partOf(dayMs(Number(year), Number(month), Number(day)), text, all);
  }
  const week = WEEK_DAY.exec(text);
  if (week) return partOf(weekDayMs(Number(week[1]), Number(week[2]), Number(week[3])), text, week[0]);
  const ofYear = YEAR_DAY.exec(text);
  return ofYear && partOf(yearDayMs(Number(ofYear[1]), Number(ofYear[2])), text, ofYear[0]);
}

function readMail(text: string): WrittenDate | null {
  const [all, day, month, year] = MAIL_DAY.exec(text) ?? [];
  if (all === undefined || year === undefined) return null;
  const ms = dayMs(Number(year.length === 2 ? `20${year}` : year), monthOf(month), Number(day));
  const clock = readClock(text.slice(all.length).trimStart());
  return ms !== null && clock ? { wallMs: ms + clock.ms, zone: zoneText(clock.rest) } : null;
}

function readLetter(text: string): WrittenDate | null {
  const [all, month, day, year] = LETTER_DAY.exec(text) ?? [];
  const clock = all === undefined ? null : readClock(text.slice(all.length).trimStart());
  if (!clock) return null;
  const rest = clock.rest;
  const [, yearFirst, zoneLast] = YEAR_BEFORE_ZONE.exec(rest) ?? [];
  const [, zoneFirst = zoneLast, yearLast = yearFirst] = YEAR_AT_END.exec(rest) ?? [];
  const ms = dayMs(Number(year ?? yearLast), monthOf(month), Number(day));
  if (ms === null) return null;
  return { wallMs: ms + clock.ms, zone: zoneText((year === undefined ? zoneFirst : rest) ?? '') };
}

const partOf = (ms: number | null, text: string, taken: string): Part | null =>
  ms === null ? null : { ms, rest: text.slice(taken.length) };

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function dayMs(year: number, month: number, day: number): number | null {
  if (!(year >= FIRST_YEAR)) return null;
  const ms = Date.UTC(year, month - 1, day);
  const read = new Date(ms);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? ms : null;
}

function yearDayMs(year: number, dayOfYear: number): number | null {
  const first = dayMs(year, 1, 1);
  const ms = first === null || dayOfYear === 0 ? null : first + (dayOfYear - 1) * DAY_MS;
  return ms !== null && new Date(ms).getUTCFullYear() === year ? ms : null;
}

/** The first week of a year is the one with its fourth of January. */
function weekDayMs(year: number, week: number, weekday: number): number | null {
  const fourth = dayMs(year, 1, 4);
  if (fourth === null || week === 0) return null;
  const weekStart = (ms: number): number => ms - ((new Date(ms).getUTCDay() || 7) - 1) * DAY_MS;
  const start = weekStart(fourth) + (week - 1) * 7 * DAY_MS;
  const nextYear = weekStart(Date.UTC(year + 1, 0, 4));
  return start < nextYear ? start + (weekday - 1) * DAY_MS : null;
}

const readClock = (text: string): Part | null => clockOf(CLOCK.exec(text), text);
const clockOfDigits = (text: string): Part | null => clockOf(CLOCK_OF_DIGITS.exec(text), text);

function clockOf(found: RegExpExecArray | null, text: string): Part | null {
  if (!found) return null;
  const [all, hour, minute, second, fraction] = found;
  const [h, m, s] = [Number(hour), Number(minute ?? 0), Number(second ?? 0)];
  // A second may be the 60th: the leap second. An hour may be the 24th: the end of the day.
  if (h > 24 || m > 59 || s > 60 || (h === 24 && m + s > 0)) return null;
  const unit = second !== undefined ? SECOND_MS : minute !== undefined ? MINUTE_MS : HOUR_MS;
  const more = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction.slice(0, 9)}`) * unit);
  return partOf(h * HOUR_MS + m * MINUTE_MS + s * SECOND_MS + more, text, all);
}

function zoneText(rest: string): string {
  const plain = rest.trim().replace(REMARK, '');
  const [brackets, named = ''] = BRACKETS.exec(plain) ?? [];
  if (brackets === undefined) return plain;
  return plain.slice(0, -brackets.length).trim() || named.replace('!', '');
}
