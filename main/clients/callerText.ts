import { plainDigits } from './decimalDigits.ts';
import { announcedExtension, saysNobody, withoutLabel } from './numberWords.ts';
import { fromSpreadsheet } from './spreadsheetNumber.ts';

/** The text of a number taken out of its wrappings, before anyone asks what number it is. */
export type CallerText =
  | { readonly kind: 'withheld' }
  /** The digits that can be seen on both ends. */
  | { readonly kind: 'hidden'; readonly start: string; readonly end: string }
  /** No number: a name, or what a spreadsheet left of one. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'digits';
      readonly digits: string;
      /** The digits start with a country code. */
      readonly plus: boolean;
      readonly extension: string | null;
      /** Digits of the number within which these are dialled (RFC 3966), country code first. */
      readonly context: string | null;
    };

/** Whether a text is a whole number of some plan, which decides what the digits behind it are. */
export type IsWhole = (text: string) => boolean;

interface Address {
  readonly address: string;
  readonly displayName: string;
  readonly extension: string | null;
  readonly context: string | null;
}

interface Parts {
  readonly main: string;
  readonly extension: string | null;
}

const LONGEST = 200;
const DIALLED_SERVICE = /^(?:[*#]\d{2}#|\*(?:67|82))/;
const MASK = '[*•●∗✱⋆■□▪█▓▒░#_?]';
const MASKED = new RegExp(
  `${MASK}{2,}|\\d[*•●∗✱]\\d|\\d[*•●∗✱]+$|\\d[\\s().-]*(?:\\.{3}|[xх]{2,})|(?:\\.{3}|[xх]{2,})[\\s().-]*\\d|^[x\\s().+-]*x{3}[x\\s().+-]*$`,
  'i',
);
const UNSEEN = /[^\d\s+().-]+|\.{3}/;
const STAR_EXTENSION = /^(.*\d)\s*\*\s*(\d{1,7})#?$/;
// Where numbers have an end, more digits behind a dash are an extension: 010-12345678-801.
const DASH_EXTENSION = /^(.*\d)\s*[-\u2010-\u2015]\s*(\d{2,5})$/;
const SHORTEST_BEFORE_SIGN = 10;
// Whatever stands between a whole number and a few digits: ~12, p11, #22, ",,5", (12), a word of any language.
const TRAILING_DIGITS =
  /^(.*\d[)\]]?)\s*(?:[~#,;|/]+|\(|[(\s]*\p{L}[\p{L}\p{M}\s.]*)[\s:.]*(\d{1,7})[\s)\]#]*$/u;
const FREEPHONE_WORD = /^\+?[01]?[\s.-]*\(?8\d\d\)?[\s.-]*(?=[a-z])/i;
const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
// "ANONYMOUS" on a keypad, sent by some exchanges as if it were a number.
const ANONYMOUS_DIGITS = '266696687';
const LETTER = /\p{L}/u;
// A name may hold a digit or two; more digits than these are a number with something written beside it.
const MOST_DIGITS_OF_A_NAME = 6;

/** Unwraps SIP and tel addresses, display names, extensions, foreign digits and what spreadsheets write. */
export function readCallerText(raw: string, isWhole: IsWhole = () => false): CallerText {
  const { address: written, displayName, extension, context } = unwrap(plainDigits(raw.slice(0, LONGEST)));
  const dialled = written.replace(DIALLED_SERVICE, '');
  const sheet = fromSpreadsheet(dialled);
  if (sheet.kind === 'lost') return { kind: 'text', text: dialled };
  const address = sheet.kind === 'repaired' ? sheet.digits : dialled;

  const starred = extension === null ? starExtension(address, isWhole) : null;
  if (starred === null && MASKED.test(address) && !isName(address)) return hidden(address);

  const { main: labelled, extension: found } = starred ?? withoutExtension(address, extension, isWhole);
  const main = withoutLabel(labelled);
  const isFreephone = FREEPHONE_WORD.test(main) && isWhole(lettersToDigits(main));
  const digits = (isFreephone ? lettersToDigits(main) : main).replace(/\D/g, '');
  if (digits === '' && found !== null && !LETTER.test(main))
    return { kind: 'digits', digits: found, plus: false, extension: null, context: null };
  if (!isFreephone && LETTER.test(main) && digits.length <= MOST_DIGITS_OF_A_NAME)
    return nameOf(written, displayName);
  if (digits === '' && written === '' && displayName !== '') return nameOf(displayName, '');
  if (/^0*$/.test(digits) || digits === ANONYMOUS_DIGITS) return { kind: 'withheld' };
  return { kind: 'digits', digits, plus: /^\D*\+/.test(main), extension: found, context };
}

function nameOf(text: string, displayName: string): CallerText {
  if (saysNobody(text)) return { kind: 'withheld' };
  const shown = displayName === '' || saysNobody(displayName) ? text : displayName;
  return { kind: 'text', text: shown.replace(/^["']+|["']+$/g, '') };
}

/** Only what is no mask of digits: "***Kaspi***". */
const isName = (text: string): boolean => !/\d/.test(text) && /[^\P{L}xXхХ]/u.test(text);

function hidden(text: string): CallerText {
  const parts = text.split(UNSEEN).map((part) => part.replace(/\D/g, ''));
  return { kind: 'hidden', start: parts[0] ?? '', end: parts.length > 1 ? (parts.at(-1) ?? '') : '' };
}

// A single star may hide a digit as well, so the number before it has to be whole.
function starExtension(address: string, isWhole: IsWhole): Parts | null {
  const [, main = '', extension = ''] = STAR_EXTENSION.exec(address) ?? [];
  return isLongEnough(main) && !main.includes('*') && isWhole(main) ? { main, extension } : null;
}

function withoutExtension(address: string, told: string | null, isWhole: IsWhole): Parts {
  if (told !== null) return { main: address, extension: told };
  const announced = announcedExtension(address);
  if (announced) return announced;
  const [, main = '', extension = ''] = TRAILING_DIGITS.exec(address) ?? [];
  if (main !== '' && isWhole(main)) return { main, extension };
  const [, before = '', behind = ''] = DASH_EXTENSION.exec(address) ?? [];
  return isLongEnough(before) && isWhole(before) && !isWhole(address)
    ? { main: before, extension: behind }
    : { main: address, extension: null };
}

const isLongEnough = (main: string): boolean => main.replace(/\D/g, '').length >= SHORTEST_BEFORE_SIGN;

// "Name" <sip:user;params@host;params>, tel:number;ext=7;phone-context=+64, user@host
function unwrap(text: string): Address {
  const angled = /<([^<>]*)>/.exec(text);
  const whole = angled?.[1] ?? text;
  const [user = ''] = whole.replace(/^\s*(?:sips?|tel|callto):/i, '').split('@');
  const decoded = user.replace(/%2b/gi, '+').replace(/%20/g, ' ');
  const params = /^([^;]*)((?:;\s*[a-z][\w-]*(?:=[^;]*)?)+)$/i.exec(decoded);
  const named = (name: RegExp): string | null =>
    (params?.[2] ?? '')
      .split(';')
      .map((param) => name.exec(param)?.[1])
      .find((value) => value !== undefined) ?? null;
  return {
    address: (params?.[1] ?? decoded).trim(),
    displayName: angled ? text.slice(0, angled.index).replace(/^[\s"']+|[\s"']+$/g, '') : '',
    extension: named(/^\s*ext=([\d().-]{1,12})\s*$/i)?.replace(/\D/g, '') ?? null,
    context: named(/^\s*phone-context=\s*"?(\+[\d\s().-]+)"?\s*$/i)?.replace(/\D/g, '') ?? null,
  };
}

function lettersToDigits(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const key = KEYPAD.findIndex((letters) => letters.includes(letter.toLowerCase()));
    return String(key + 2);
  });
}
