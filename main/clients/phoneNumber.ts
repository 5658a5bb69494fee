import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { cleanText } from '../files/plainText.ts';
import { readCallerText } from './callerText.ts';
import { type E164, isE164 } from './e164.ts';
import { canonicalNumber, currentForm, formsOf } from './sameNumber.ts';
import { UNREADABLE_NUMBER } from './unreadableNumber.ts';

/** What the text of a caller's or client's number turned out to be. `raw` is the text as it came, fit to show. */
export type Caller =
  | { readonly kind: 'withheld' }
  /** A text instead of a number, fit to show. Whoever calls chose it: it says nothing about who they are. */
  | { readonly kind: 'text'; readonly text: string }
  /** It came in a form that nobody can read. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'internal'; readonly extension: string }
  /** The user's rights hide digits: "1315***0175". `start` and `end` are those that can be seen. */
  | { readonly kind: 'hidden'; readonly raw: string; readonly start: string; readonly end: string }
  /** Every reading of the number, best first; empty when no reading is a possible number. */
  | {
      readonly kind: 'number';
      readonly candidates: readonly E164[];
      readonly extension: string | null;
      /** The digits alone, without extension; with a plus where they came with one. */
      readonly dialled: string;
      readonly raw: string;
    };

const RAW_LENGTH = 64;
const LONGEST_EXTENSION = 6;
const LONGEST_NATIONAL = 10;
/** More digits than any number dialled without an area code has. */
const LONGEST_LOCAL = 9;
const SHORTEST_IN_CONTEXT = 5;
const MEXICO = '52';
const SHOWN_END = 4;
const ALWAYS_HIDDEN = 2;
// Numbers of any length, with area codes of any length.
const OPEN_PLANS = new Set(['AT', 'DE']);
// National numbers that are as long as a full one of some other country.
const LONG_NATIONAL = new Map([
  ['BR', /^[1-9][1-9]9\d{8}$/],
  ['CN', /^1[3-9]\d{9}$/],
]);

/** Reads the number of a call or of a client card, with the country of the location for national forms. */
export function readCaller(
  raw: string | null,
  { countryIso }: { readonly countryIso: string | null },
): Caller {
  if (raw === UNREADABLE_NUMBER) return { kind: 'unreadable' };
  const text = readCallerText(raw ?? '', (main) => hasWholeReading(main, countryIso));
  const kept = cleanText(raw ?? '', RAW_LENGTH);
  if (text.kind === 'withheld') return text;
  if (text.kind === 'hidden') return { ...text, raw: kept };
  if (text.kind === 'text') return { kind: 'text', text: cleanText(text.text, RAW_LENGTH) };

  // Behind a whole number stand the extensions of that line.
  const context =
    text.context === null || text.plus || isLine(text.context) || text.digits.length < SHORTEST_IN_CONTEXT
      ? null
      : text.context;
  const inContext = context === null ? undefined : readInContext(text.digits, context);
  if (inContext === undefined && text.digits.length <= LONGEST_EXTENSION)
    return { kind: 'internal', extension: text.digits };

  // Whose country is told, is never read as a number of another one.
  const dialled =
    inContext?.number ?? (text.plus || context !== null ? '+' : '') + (context ?? '') + text.digits;
  const readings = inContext ? [inContext] : context === null ? readingsOf(dialled, countryIso) : [];
  const valid = readings.filter((reading) => reading.isValid());
  const numbers = (valid.length > 0 ? valid : readings).map((reading) => reading.number).filter(isE164);
  return { kind: 'number', candidates: [...new Set(numbers)], extension: text.extension, dialled, raw: kept };
}

function readingsOf(dialled: string, countryIso: string | null): readonly PhoneNumber[] {
  return dialled.startsWith('+')
    ? readWithPlus(dialled.slice(1), countryIso)
    : readEitherWay(dialled, countryIso);
}

function hasWholeReading(text: string, countryIso: string | null): boolean {
  const dialled = (/^\D*\+/.test(text) ? '+' : '') + text.replace(/\D/g, '');
  return readingsOf(dialled, countryIso).some((reading) => reading.isValid());
}

/** One text per caller, however the number was written: tells whether two rows of the call list may be one call. */
export function comparedCaller(caller: Caller): string {
  switch (caller.kind) {
    case 'withheld':
      return 'withheld';
    // Nobody can tell two of them apart, as with those that are withheld.
    case 'unreadable':
      return 'unreadable';
    case 'text':
      return `text ${caller.text}`;
    case 'internal':
      return `internal ${caller.extension}`;
    case 'hidden':
      return `hidden ${caller.start} ${caller.end}`;
    case 'number': {
      const [best] = caller.candidates;
      return best ? canonicalNumber(best) : caller.dialled;
    }
  }
}

/** What an earlier choice for the caller is remembered by: the readings of the number, or its digits where there is none. */
export function numberKeys(caller: Caller): readonly string[] {
  if (caller.kind === 'internal') return [caller.extension];
  if (caller.kind !== 'number') return [];
  return caller.candidates.length > 0 ? caller.candidates : [caller.dialled];
}

/** Whether a plan of today has the number, so that other last digits or another area are somebody else. */
export function isWholeNumber(number: E164): boolean {
  return parsePhoneNumberFromString(number)?.isValid() ?? false;
}

// A context may be the beginning of the number, or say where it is dialled: +1-914-555 before 863-1234 (RFC 3966, 7).
function readInContext(digits: string, context: string): PhoneNumber | undefined {
  for (let kept = context.length; kept > 0; kept -= 1) {
    const code = context.slice(0, kept);
    const reading = readAbroad(code + (code === MEXICO ? withoutMexicanPrefix(digits) : digits));
    if (reading?.isValid()) return reading;
  }
  // From there it may lead abroad: 0031… at +49.
  const abroad = digits.startsWith('00') ? readAbroad(digits.slice(2)) : undefined;
  return abroad?.isValid() ? abroad : undefined;
}

const isLine = (context: string): boolean => parsePhoneNumberFromString(`+${context}`)?.isValid() ?? false;

function readWithPlus(digits: string, countryIso: string | null): readonly PhoneNumber[] {
  const abroad = readAbroad(digits);
  return abroad ? [abroad] : present(readAtHome(digits, countryIso));
}

// Digits without a plus may be a full or a national number; which one comes first is a guess, so both are kept.
function readEitherWay(digits: string, countryIso: string | null): readonly PhoneNumber[] {
  if (digits.startsWith('00')) return present(readAbroad(digits.slice(2)), readAtHome(digits, countryIso));
  const abroad = readAbroad(digits);
  const home = mayBeLocal(digits, countryIso) ? undefined : readAtHome(digits, countryIso);
  // An old form of some other country's numbers is too much of a guess beside a number of today.
  if (home?.isValid() && abroad?.number !== `+${digits}`) return [home];
  return home && isHomeFirst(digits, home, abroad) ? present(home, abroad) : present(abroad, home);
}

// Where numbers have any length, few digits without a trunk prefix lack their area code just as well.
function mayBeLocal(digits: string, countryIso: string | null): boolean {
  return (
    OPEN_PLANS.has(countryIso?.toUpperCase() ?? '') &&
    digits.length <= LONGEST_LOCAL &&
    !digits.startsWith('0')
  );
}

function isHomeFirst(digits: string, home: PhoneNumber, abroad: PhoneNumber | undefined): boolean {
  if (!home.isValid()) return false;
  if (!abroad?.isValid()) return true;
  const trunkPrefixGone =
    home.nationalNumber.length < digits.length && !digits.startsWith(home.countryCallingCode);
  const ownCode = abroad.countryCallingCode === home.countryCallingCode;
  const isNational =
    digits.length <= LONGEST_NATIONAL || (LONG_NATIONAL.get(home.country ?? '')?.test(digits) ?? false);
  return trunkPrefixGone || (!ownCode && isNational);
}

function readAbroad(digits: string): PhoneNumber | undefined {
  return possible(nowadays(parsePhoneNumberFromString(currentForm(`+${digits}`))));
}

function readAtHome(digits: string, countryIso: string | null): PhoneNumber | undefined {
  const country = countryIso?.toUpperCase() ?? '';
  if (!isSupportedCountry(country)) return undefined;
  const current = country === 'MX' ? withoutMexicanPrefix(digits) : digits;
  return possible(nowadays(parsePhoneNumberFromString(current, country)));
}

// Mexico's long-distance and mobile prefixes went in 2019, and the metadata forgot them.
function withoutMexicanPrefix(digits: string): string {
  return digits.replace(/^(?:01|04[45])(?=\d{10}$)/, '');
}

/** The number as its plan has it now. */
function nowadays(number: PhoneNumber | undefined): PhoneNumber | undefined {
  const current = number && currentForm(number.number);
  return current === undefined || current === number?.number ? number : parsePhoneNumberFromString(current);
}

function possible(number: PhoneNumber | undefined): PhoneNumber | undefined {
  return number?.isPossible() ? number : undefined;
}

function present(...readings: readonly (PhoneNumber | undefined)[]): readonly PhoneNumber[] {
  return readings.filter((reading) => reading !== undefined);
}

/** Digits for Altegio's search by part that find the number however it was typed, before its plan changed as well. */
export function searchDigits(number: E164): string {
  const code = parsePhoneNumberFromString(number)?.countryCallingCode ?? '';
  const [today = '', ...before] = formsOf(number).map((form) => form.slice(1 + code.length));
  let from = 0;
  while (before.some((form) => !form.endsWith(today.slice(from)))) from += 1;
  return today.slice(from);
}

/** The digits of a number as people may have typed them: in full or as it is dialled at home, then and now. */
export function writtenForms(number: E164): readonly string[] {
  const national = parsePhoneNumberFromString(number)?.formatNational().replace(/\D/g, '');
  return [number.slice(1), ...formsOf(number).map((form) => form.slice(1)), ...(national ? [national] : [])];
}

/** The form in which Altegio keeps numbers: country code and national number without "+". */
export function toAltegioDigits(number: E164): string {
  return number.slice(1);
}

/** "+1 310 555 0199". */
export function formatInternational(number: E164): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

/** "+1 315 ••• 0175": country code, first group where enough stays hidden, last four digits. */
export function maskNumber(number: E164): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return `+••• ${number.slice(-SHOWN_END)}`;
  const national = parsed.nationalNumber;
  const end = national.slice(Math.max(ALWAYS_HIDDEN, national.length - SHOWN_END));
  const [code = '', group = ''] = parsed.formatInternational().split(/[^+\d]+/);
  const shown = group.length + end.length + ALWAYS_HIDDEN <= national.length ? [code, group] : [code];
  return [...shown, '•••', end].join(' ');
}
