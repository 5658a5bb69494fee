import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { cleanText } from '../files/plainText.ts';
import { readCallerText } from './callerText.ts';
import { type E164, isE164 } from './e164.ts';
import { canonicalNumber, currentForm } from './sameNumber.ts';
import { UNREADABLE_NUMBER } from './unreadableNumber.ts';

/** What the text of a caller's or client's number turned out to be. `raw` is the text as it came, fit to show. */
export type Caller =
  | { readonly kind: 'withheld' }
  /** It came in a form that nobody can read. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'internal'; readonly extension: string }
  /** The user's rights hide digits: "1315***0175". */
  | { readonly kind: 'hidden'; readonly raw: string }
  /** Every reading of the number, best first; empty when no reading is a possible number. */
  | {
      readonly kind: 'number';
      readonly candidates: readonly E164[];
      readonly extension: string | null;
      readonly raw: string;
    };

const RAW_LENGTH = 64;
const LONGEST_EXTENSION = 6;
const LONGEST_NATIONAL = 10;
const SHOWN_END = 4;
const ALWAYS_HIDDEN = 2;

/** Reads the number of a call or of a client card, with the country of the location for national forms. */
export function readCaller(raw: string | null, where: { readonly countryIso: string | null }): Caller {
  if (raw === UNREADABLE_NUMBER) return { kind: 'unreadable' };
  const text = readCallerText(raw ?? '');
  const kept = cleanText(raw ?? '', RAW_LENGTH);
  if (text.kind === 'withheld') return text;
  if (text.kind === 'hidden') return { kind: 'hidden', raw: kept };
  if (text.digits.length <= LONGEST_EXTENSION) return { kind: 'internal', extension: text.digits };

  const readings = text.plus
    ? readWithPlus(text.digits, where.countryIso)
    : readEitherWay(text.digits, where.countryIso);
  const valid = readings.filter((reading) => reading.isValid());
  const numbers = (valid.length > 0 ? valid : readings).map((reading) => reading.number).filter(isE164);
  return { kind: 'number', candidates: [...new Set(numbers)], extension: text.extension, raw: kept };
}

function readWithPlus(digits: string, countryIso: string | null): readonly PhoneNumber[] {
  const abroad = readAbroad(digits);
  return abroad ? [abroad] : present(readAtHome(digits, countryIso));
}

// Digits without a plus may be a full or a national number; which one comes first is a guess, so both are kept.
function readEitherWay(digits: string, countryIso: string | null): readonly PhoneNumber[] {
  if (digits.startsWith('00')) return present(readAbroad(digits.slice(2)), readAtHome(digits, countryIso));
  const abroad = readAbroad(digits);
  const home = readAtHome(digits, countryIso);
  return home && isHomeFirst(digits, home, abroad) ? present(home, abroad) : present(abroad, home);
}

function isHomeFirst(digits: string, home: PhoneNumber, abroad: PhoneNumber | undefined): boolean {
  if (!home.isValid()) return false;
  if (!abroad?.isValid()) return true;
  const trunkPrefixGone =
    home.nationalNumber.length < digits.length && !digits.startsWith(home.countryCallingCode);
  const ownCode = abroad.countryCallingCode === home.countryCallingCode;
  return trunkPrefixGone || (!ownCode && digits.length <= LONGEST_NATIONAL);
}

function readAbroad(digits: string): PhoneNumber | undefined {
  return possible(parsePhoneNumberFromString(currentForm(`+${digits}`)));
}

function readAtHome(digits: string, countryIso: string | null): PhoneNumber | undefined {
  const country = countryIso?.toUpperCase() ?? '';
  if (!isSupportedCountry(country)) return undefined;
  // Mexico's long-distance and mobile prefixes went in 2019, and the metadata forgot them.
  const current = country === 'MX' ? digits.replace(/^(?:01|04[45])(?=\d{10}$)/, '') : digits;
  return possible(parsePhoneNumberFromString(current, country));
}

function possible(number: PhoneNumber | undefined): PhoneNumber | undefined {
  return number?.isPossible() ? number : undefined;
}

function present(...readings: readonly (PhoneNumber | undefined)[]): readonly PhoneNumber[] {
  return readings.filter((reading) => reading !== undefined);
}

/** Digits for Altegio's quick search that find the number in whatever form it was typed in: the national ones. */
export function searchDigits(number: E164): string {
  const canonical = canonicalNumber(number);
  return parsePhoneNumberFromString(canonical)?.nationalNumber ?? toAltegioDigits(canonical);
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
