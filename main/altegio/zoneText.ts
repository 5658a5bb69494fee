import { fixedZone, isZone, offsetAt } from '../zoneClock.ts';

const OFFSET = /^(?:(?:UTC|GMT|Z)\s*)?([+\-\u2212])\s*(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/i;
/** "+0300 MSK", "+0300 +03". */
const NAMED_AS_WELL = /^([+\-\u2212]\d{2}:?\d{2}) (?:[A-Z]{1,5}|[+\-]\d{2,4})$/i;
const HOURS = /^([+\-\u2212]?)(\d{1,2}(?:[.,]\d{1,4})?)$/;
const HOURS_AND_MINUTES = /^\d{1,2}:\d{2}$/;
const ABBREVIATION = /^[A-Z]{1,5}$/i;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
// No clock on earth was ever farther from UTC than this.
const FARTHEST_MS = 15.5 * HOUR_MS;

/** Hours from UTC, all those that an abbreviation stands for somewhere. Date formats of PHP write them. */
const ABBREVIATIONS: Readonly<Record<string, readonly number[]>> = {
  Z: [0],
  UTC: [0],
  UT: [0],
  GMT: [0],
  WET: [0],
  WEST: [1],
  BST: [1, 6],
  CET: [1],
  MET: [1],
  CEST: [2],
  MEST: [2],
  EET: [2],
  EEST: [3],
  MSK: [3],
  MSD: [4],
  SAMT: [4],
  YEKT: [5],
  OMST: [6],
  KRAT: [7],
  NOVT: [7],
  IRKT: [8],
  YAKT: [9],
  VLAT: [10],
  MAGT: [11],
  PETT: [12],
  TRT: [3],
  IDT: [3],
  IST: [5.5, 2, 1],
  AZT: [4],
  GET: [4],
  UZT: [5],
  PKT: [5],
  NPT: [5.75],
  WIB: [7],
  WITA: [8],
  WIT: [9],
  ICT: [7],
  HKT: [8],
  SGT: [8],
  MYT: [8],
  JST: [9],
  KST: [9],
  AWST: [8],
  ACST: [9.5],
  ACDT: [10.5],
  AEST: [10],
  AEDT: [11],
  NZST: [12],
  NZDT: [13],
  WAT: [1],
  CAT: [2],
  SAST: [2],
  EAT: [3],
  NST: [-3.5],
  NDT: [-2.5],
  AST: [-4, 3],
  ADT: [-3],
  EST: [-5],
  EDT: [-4],
  CST: [-6, 8, -5],
  CDT: [-5, -4],
  MST: [-7],
  MDT: [-6],
  PST: [-8, 8],
  PDT: [-7],
  AKST: [-9],
  AKDT: [-8],
  HST: [-10],
  BRT: [-3],
  BRST: [-2],
  ART: [-3],
  CLT: [-4],
  CLST: [-3],
  COT: [-5],
  PET: [-5],
  PYT: [-4, -3],
  UYT: [-3],
};

/** What the zone beside a date may be: distances from UTC in milliseconds, or a name that this machine knows. */
export type WrittenZone =
  | { readonly kind: 'offsets'; readonly offsetsMs: readonly number[] }
  | { readonly kind: 'named'; readonly timeZone: string };

/**
 * Reads the zone that a date carries: "Z", "+03", "+0300", "+03:00", "GMT+05:45", "CEST", "Europe/Berlin". Null when
 * it is none of these.
 */
export function writtenZone(text: string): WrittenZone | null {
  const offsetMs = offsetOf(text.replace(NAMED_AS_WELL, '$1'));
  if (offsetMs !== null) return { kind: 'offsets', offsetsMs: [offsetMs] };
  const meanings = ABBREVIATION.test(text) ? ABBREVIATIONS[text.toUpperCase()] : undefined;
  if (meanings) return { kind: 'offsets', offsetsMs: meanings.map((hours) => hours * HOUR_MS) };
  return isZone(text) ? { kind: 'named', timeZone: text } : null;
}

/** Of several distances that an abbreviation stands for, the one that the zone's clock has at that wall clock. */
export function offsetThere(
  offsetsMs: readonly number[],
  wallMs: number,
  timeZone: string | null,
): number | null {
  const [only] = offsetsMs;
  if (offsetsMs.length === 1) return only ?? null;
  if (timeZone === null) return null;
  return offsetsMs.find((offsetMs) => offsetAt(timeZone, wallMs - offsetMs) === offsetMs) ?? null;
}

/**
 * The zone of a location as a name that this machine knows or a fixed distance from UTC ("+05:30"). Altegio names it,
 * or gives hours ahead of UTC, halves and quarters included, as a number or a text ("5.5", "5:30", "UTC+3", "GMT+05:45").
 * The first of the two that can be read counts; null when neither can. Never UTC unless one of them says so.
 */
export function zoneOf(...told: readonly (string | number | null)[]): string | null {
  for (const each of told) {
    const zone = each === null ? null : toldZone(each);
    if (zone !== null) return zone;
  }
  return null;
}

function toldZone(told: string | number): string | null {
  const text = String(told).trim().replace(HOURS_AND_MINUTES, '+$&');
  const hours = HOURS.exec(text);
  if (hours) {
    const ahead = Number((hours[2] ?? '').replace(',', '.')) * HOUR_MS;
    return fixedZone(hours[1] === '-' || hours[1] === '\u2212' ? -ahead : ahead);
  }
  const zone = text === '' ? null : writtenZone(text);
  if (zone?.kind === 'named') return zone.timeZone;
  const [offsetMs, ...others] = zone?.offsetsMs ?? [];
  if (offsetMs === undefined || others.length > 0) return null;
  return fixedZone(offsetMs);
}

function offsetOf(text: string): number | null {
  const [, sign, hours, minutes = '0', seconds = '0'] = OFFSET.exec(text) ?? [];
  if (sign === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const sizeMs = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * 1000;
  if (sizeMs > FARTHEST_MS) return null;
  return sign === '+' ? sizeMs : -sizeMs;
}
