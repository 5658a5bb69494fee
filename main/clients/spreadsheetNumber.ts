/** What a spreadsheet made of a number. */
export type SpreadsheetNumber =
  | { readonly kind: 'untouched' }
  /** Written in the spreadsheet's way, with every digit there. */
  | { readonly kind: 'repaired'; readonly digits: string }
  /** Digits are gone: whose number it was cannot be said. */
  | { readonly kind: 'lost' };

// Arabic spreadsheets have separators of their own.
const DECIMAL = '[.,\u066B]';
const THOUSANDS = "[.,'’ \u066C]";
// 1.31555501E+10, 1,3155×10^10; in Cyrillic layouts the E may be theirs.
const SCIENTIFIC = new RegExp(
  `^[+-]?(\\d+)(?:${DECIMAL}(\\d*))?\\s*(?:[eе]|[x×*·]\\s*10\\s*\\^)\\s*([+-]?\\d{1,3})$`,
  'iu',
);
// Nothing else begins so, whatever is written behind it; the D is Fortran's, and the power may have lost its raised place.
const BEGINS_SCIENTIFIC = new RegExp(
  `^[+-]?\\d${DECIMAL}\\d{3,}\\s*(?:[eеd]\\s*[+-]?\\d{1,2}(?!\\d)|[x×*·]\\s*10)`,
  'iu',
);
const CURRENCY = /^\p{L}{1,3}\p{Sc}\s*|(?<=[.,]0{1,2})\s*\p{L}{1,4}\.?$/gu;
const ZERO_DECIMALS = new RegExp(`${DECIMAL}0+$`, 'u');
// No separator twice: 01.23.45.67.00 is a number that was typed.
const IN_ONE_PIECE = /^[+-]?\d{7,}$/;
const IN_THOUSANDS = new RegExp(`^[+-]?\\d{1,3}(${THOUSANDS})\\d{3}(?:\\1\\d{3})+$`, 'u');
// By thousands, or by hundreds and at last a thousand as in India: 9,87,65,43,210.
const GROUPED = /^[+-]?(?:\d{1,3}(?:,\d{3}){2,}|\d{1,2}(?:,\d{2}){2,},\d{3})$/;
// A comma may stand for the pause before an extension.
const FRACTION = /^[+-]?\d{9,}\.\d+$/;
const PERCENT = /^[+-]?[\d.,\s]+%$/;
const DATE =
  /^(?:(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d)(?:[T ]\d{1,2}:\d\d.*)?$/;

/** Takes a number back out of what a spreadsheet wrote: 13155550175.00, 1.3155550175E10, 13,155,550,175, ="…". */
export function fromSpreadsheet(text: string): SpreadsheetNumber {
  const written = text.replace(/^[='"\p{Sc}\s]+|["\p{Sc}\s]+$/gu, '').replace(CURRENCY, '');
  const scientific = SCIENTIFIC.exec(written);
  if (scientific) {
    const [, whole = '', fraction = '', power = ''] = scientific;
    const digits = fraction.replace(/0+$/, '').length > Number(power) ? null : whole + fraction;
    const isWhole = digits !== null && fraction.length >= Number(power) && Number(power) >= 0;
    return isWhole ? repaired(digits.slice(0, whole.length + Number(power))) : { kind: 'lost' };
  }
  if (BEGINS_SCIENTIFIC.test(written) || PERCENT.test(written) || DATE.test(written)) return { kind: 'lost' };
  const whole = written.replace(ZERO_DECIMALS, '');
  const point = written.charAt(whole.length);
  if (point !== '' && (IN_ONE_PIECE.test(whole) || (IN_THOUSANDS.test(whole) && !whole.includes(point))))
    return repaired(whole);
  if (GROUPED.test(written)) return repaired(written);
  return FRACTION.test(written) ? { kind: 'lost' } : { kind: 'untouched' };
}

function repaired(written: string): SpreadsheetNumber {
  return { kind: 'repaired', digits: (written.startsWith('+') ? '+' : '') + written.replace(/\D/g, '') };
}
