const DECIMAL = /\p{Nd}/u;

/** Writes the decimal digits of every script as 0 to 9; compatibility forms and invisible characters go. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, (digit) => valueOf(digit.codePointAt(0) ?? 0));
}

// Unicode keeps the ten digits of a script together and in order.
function valueOf(code: number): string {
  let below = 0;
  while (DECIMAL.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}
