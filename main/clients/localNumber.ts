import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { E164 } from './e164.ts';
import type { Caller } from './phoneNumber.ts';
import { canonicalNumber, formsOf } from './sameNumber.ts';

const LOCAL = /^[1-9]\d{4,8}$/;
// Shorter ones are plans without area codes.
const SHORTEST_WITH_AREA = 8;

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
  const [, area = ''] = parsed.formatInternational().split(/[^+\d]+/);
  if (national.length <= SHORTEST_WITH_AREA || !national.startsWith(area)) return false;
  const before = `+${parsed.countryCallingCode}${area}`;
  return formsOf(number).some((form) => form.startsWith(before) && form.slice(before.length) === digits);
}
