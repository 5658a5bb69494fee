import * as z from 'zod';

// Pieces of wire schemas. Old samples send ids and numbers as text, `[]` for `{}` and leave fields out, so each piece
// takes what can be understood and a row fails only on what it cannot do without.

const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
const NAME_LENGTH = 300;
const NOTE_LENGTH = 4_000;

/** One line: control and direction-changing characters become a space, the rest is trimmed and capped. */
export function oneLine(text: string): string {
  return cap(text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim(), NAME_LENGTH);
}

function lines(text: string): string {
  const parts = text.split(/\r\n|\r|\n/).map((line) => line.replace(INVISIBLE, ' '));
  return cap(parts.join('\n').trim(), NOTE_LENGTH);
}

function cap(text: string, length: number): string {
  return text.length <= length ? text : `${Array.from(text.slice(0, length)).slice(0, -1).join('')}…`;
}

const textOrNumber = z.union([z.string(), z.number().transform(String)]);

/** As it came, text or number; null when missing or anything else. */
export const wireTextOrNumber = z.union([z.string(), z.number()]).nullable().catch(null);

/** A name or title on one line; a row without it fails. */
export const wireStrictText = textOrNumber.transform(oneLine);

/** As `wireStrictText`, but '' when missing or anything else. */
export const wireText = wireStrictText.catch('');

/** Text that may have several lines; null when missing or blank. */
export const wireNote = textOrNumber.transform((text) => lines(text) || null).catch(null);

const numericText = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/)
  .transform(Number);

const numberOrText = z.union([z.number(), numericText]);

/** A finite number, also as text; null when missing or anything else. */
export const wireNumber = numberOrText.nullable().catch(null);

/** As `wireNumber`, but a row without it fails. */
export const wireStrictNumber = wireNumber.pipe(z.number());

/** As `wireNumber`, a whole one; null for fractions too. */
export const wireInteger = wireNumber.transform((value) => (Number.isSafeInteger(value) ? value : null));

/** A positive id, also as text; a row without it fails. */
export const wireId = numberOrText.pipe(z.number().int().positive());

/** A flag as boolean, 0/1 or their text; false when missing. */
export const wireFlag = z
  .union([z.boolean(), numericText.transform(Boolean), z.number().transform(Boolean)])
  .catch(false);

/** For operations whose answer tells nothing beyond having succeeded. */
export const wireNothing = z.unknown().transform(() => null);

const emptyObject = z.strictObject({}).transform((): unknown[] => []);

/** A list in which rows that cannot be read are left out; anything that is no list counts as empty. */
export const wireList = <T>(row: z.ZodType<T>): z.ZodType<T[]> =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) => readable(items, row));

export interface Rows<T> {
  readonly rows: readonly T[];
  /** All rows that came, odd ones too: tells a short page. */
  readonly rowCount: number;
  /** Rows left out because they could not be read. */
  readonly oddRows: number;
}

/** The `data` of a list answer, its rows not read yet; `data` that is no list fails. */
export const wireItems = z.union([z.array(z.unknown()), emptyObject]);

/** The `data` of a list answer. A bad row is left out and counted; `data` that is no list fails. */
export const wireRows = <T>(row: z.ZodType<T>): z.ZodType<Rows<T>> =>
  wireItems.transform((items) => {
    const rows = readable(items, row);
    return { rows, rowCount: items.length, oddRows: items.length - rows.length };
  });

function readable<T>(items: readonly unknown[], row: z.ZodType<T>): T[] {
  return items.flatMap((item) => {
    const read = row.safeParse(item);
    return read.success ? [read.data] : [];
  });
}
