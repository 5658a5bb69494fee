/** The text of a number taken out of its wrappings, before anyone asks what number it is. */
export type CallerText =
  | { readonly kind: 'withheld' }
  | { readonly kind: 'hidden' }
  /** `plus`: the digits start with a country code. */
  | {
      readonly kind: 'digits';
      readonly digits: string;
      readonly plus: boolean;
      readonly extension: string | null;
    };

const LONGEST = 200;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
// First digit of the decimal scripts that compatibility forms do not fold: Arabic, Persian, Devanagari, Bengali.
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];
const DIALLED_SERVICE = /^(?:[*#]\d{2}#|\*(?:67|82))/;
const MASKED = /[*•●∗✱]{2,}|\d[*•●∗✱]\d|\.{3}|\d[\s().-]*x{2,}|x{2,}[\s().-]*\d/i;
const EXTENSION = /(?:ext(?:ension|n)?\.?|x|доб\.?|#|,+)\s*:?\s*(\d{1,7})\s*$/i;
const FREEPHONE_WORD = /^\+?[01]?[\s.-]*\(?8\d\d\)?[\s.-]*(?=[a-z])/i;
const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
// "ANONYMOUS" on a keypad, sent by some exchanges as if it were a number.
const ANONYMOUS_DIGITS = '266696687';

/** Unwraps SIP and tel addresses, display names, extensions and foreign digits. */
export function readCallerText(raw: string): CallerText {
  const text = unwrap(plainDigits(raw.slice(0, LONGEST)));
  const address = text.address.replace(DIALLED_SERVICE, '');
  if (MASKED.test(address)) return { kind: 'hidden' };

  const extension = text.extension ?? EXTENSION.exec(address)?.[1] ?? null;
  const main = text.extension === null ? address.replace(EXTENSION, '') : address;
  const digits = (FREEPHONE_WORD.test(main) ? lettersToDigits(main) : main).replace(/\D/g, '');
  if (digits === '' && extension !== null)
    return { kind: 'digits', digits: extension, plus: false, extension: null };
  if (/^0*$/.test(digits) || digits === ANONYMOUS_DIGITS) return { kind: 'withheld' };
  return { kind: 'digits', digits, plus: /^\D*\+/.test(main), extension };
}

function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((first) => code >= first && code <= first + 9);
      return zero === undefined ? digit : String(code - zero);
    });
}

// "Name" <sip:user;params@host;params>, tel:number;ext=7, user@host
function unwrap(text: string): { readonly address: string; readonly extension: string | null } {
  const whole = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  const [user = ''] = whole.replace(/^\s*(?:sips?|tel|callto):/i, '').split('@');
  const [address = '', ...params] = user.replace(/%2b/gi, '+').replace(/%20/g, ' ').split(';');
  const extension = params
    .map((param) => /^\s*ext=(\d{1,7})\s*$/i.exec(param)?.[1])
    .find((found) => found !== undefined);
  return { address: address.trim(), extension: extension ?? null };
}

function lettersToDigits(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const key = KEYPAD.findIndex((letters) => letters.includes(letter.toLowerCase()));
    return String(key + 2);
  });
}
