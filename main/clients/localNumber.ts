import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import type { E164 } from './e164.ts';
import type { Caller } from './phoneNumber.ts';
import { canonicalNumber, formsOf } from './sameNumber.ts';

const LOCAL = /^[1-9]\d{4,8}$/;
// Plans without area codes have no longer numbers, and no trunk prefix before them.
const LONGEST_WITHOUT_AREA = 8;
// Area codes of three to five digits, which the plans of the library do not tell apart.
const RUSSIAN_LINE = /^(?:[34]|8(?!00))\d{9}$/;
const LONGEST_RUSSIAN = 7;

/** The digits of a number that may have been dialled without its area code; null: it is none, or has a country code. */
export function localDigits(caller: Caller): string | null {
  const digits =
    caller.kind === 'internal' ? caller.extension : caller.kind === 'number' ? caller.dialled : '';
  return LOCAL.test(digits) ? digits : null;
}

/** Whether these digits are a number of the location's country without its area code, or without trunk prefix. */
export function isLocalPartOf(digits: string, number: E164, countryIso: string | null): boolean {
  const parsed = parsePhoneNumberFromString(canonicalNumber(number));
  const home = countryIso?.toUpperCase() ?? '';
  if (!parsed || !isSupportedCountry(home) || parsed.countryCallingCode !== getCountryCallingCode(home))
    return false;
  const national = parsed.nationalNumber;
  if (national === digits) return true;
  if (parsed.country === 'RU' && RUSSIAN_LINE.test(national))
    return digits.length <= LONGEST_RUSSIAN && national.endsWith(digits);
  const [, area = ''] = parsed.formatInternational().split(/[^+\d]+/);
  if (!hasAreaCode(parsed) || !national.startsWith(area)) return false;
  const before = `+${parsed.countryCallingCode}${area}`;
  return formsOf(number).some((form) => form.startsWith(before) && form.slice(before.length) === digits);
}

function hasAreaCode(number: PhoneNumber): boolean {
  const national = number.nationalNumber;
  return national.length > LONGEST_WITHOUT_AREA || number.formatNational().replace(/\D/g, '') !== national;
}
