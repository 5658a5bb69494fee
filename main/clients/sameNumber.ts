import { type E164, isE164 } from './e164.ts';

interface Alias {
  readonly old: RegExp;
  readonly now: string;
}

// Mexico dropped the 1 before mobiles in 2019; calls still arrive with it.
const MEXICO: Alias = { old: /^\+521(\d{10})$/, now: '+52$1' };
// Argentina's mobiles carry a 9 from abroad only, so both forms are in address books.
const ARGENTINA: Alias = { old: /^\+549(\d{10})$/, now: '+54$1' };

const COMPARED_DIGITS = 8;

/** Writes an outdated form of a number in today's. */
export function currentForm(number: string): string {
  return number.replace(MEXICO.old, MEXICO.now);
}

/** One text for every spelling of the same subscriber; for comparing and counting, not for dialling. */
export function canonicalNumber(number: E164): E164 {
  const folded = currentForm(number).replace(ARGENTINA.old, ARGENTINA.now);
  return isE164(folded) ? folded : number;
}

/** Same subscriber: equal, or equal but for the old mobile forms of Mexico and Argentina. */
export function sameNumber(a: E164, b: E164): boolean {
  return canonicalNumber(a) === canonicalNumber(b);
}

/** Same last eight digits: good enough for a guess that is shown as one. Takes any text with digits in it. */
export function suffixMatch(a: string, b: string): boolean {
  const [end, otherEnd] = [a, b].map((text) => text.replace(/\D/g, '').slice(-COMPARED_DIGITS));
  return end?.length === COMPARED_DIGITS && end === otherEnd;
}
