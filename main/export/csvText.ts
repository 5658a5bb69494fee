import { stringify } from 'csv-stringify/sync';
import type { CsvSeparator } from '../../contract/model/settings.ts';

/** Text, a number to calculate with, or the digits of a telephone, which are neither. */
export type CsvCell = string | number | { readonly phone: string };

/** Tells Excel that the file is UTF-8. */
export const UTF8_MARK = '\uFEFF';

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const satisfies Record<CsvSeparator, string>;

// Also where only what cannot be seen stands before the sign; tab and line break are taken off by some.
const BEGINS_LIKE_FORMULA = /^[\t\r\n]|^[\s\p{C}\p{Z}]*[=+\-@\u2212]/u;
// "+49 171 2345678", "+1 315 ••• 0175": the space after the country code keeps every spreadsheet from calculating.
const GROUPED = /^\+[\d•]{1,4}(?: [\d•]+)(?:[ -][\d•]+)*(?: ext\. \d+)?$/;
const UNGROUPED = /^\+?\d{3,}$/;
// What no UTF-8 can hold, or no reader gives back.
const UNWRITABLE = /[\p{Cs}\0]/gu;

/**
 * Lines of a CSV file as RFC 4180 has them. Every text stands in quotes, so that it stays one cell as it is, whatever
 * a spreadsheet takes for a separator, a number or the end of a line; none begins like a formula.
 */
export function csvText(rows: readonly (readonly CsvCell[])[], separator: CsvSeparator): string {
  return stringify(
    rows.map((row) => row.map(writtenCell)),
    { delimiter: DELIMITERS[separator], quoted_string: true, record_delimiter: 'windows' },
  );
}

function writtenCell(cell: CsvCell): string | number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string') return harmless(cell);
  if (GROUPED.test(cell.phone)) return cell.phone;
  return UNGROUPED.test(cell.phone) ? inPairs(cell.phone) : harmless(cell.phone);
}

function harmless(text: string): string {
  const writable = text.replaceAll(UNWRITABLE, '\uFFFD');
  // A spreadsheet may fold "＝" into "=".
  const like = [writable, writable.normalize('NFKC')].some((form) => BEGINS_LIKE_FORMULA.test(form));
  return like ? `'${writable}` : writable;
}

// Groups of three would be a number with separators of thousands in France or Poland.
function inPairs(digits: string): string {
  const pairs = digits.replace('+', '').match(/\d{1,2}/g) ?? [];
  return (digits.startsWith('+') ? '+' : '') + pairs.join(' ');
}
