import * as z from 'zod';
import type { BookContext } from '../bookHandlers.ts';

const Memo = z.object({ value: z.string() });

/** Small things that the book remembers about itself, by name. */
function readMemo({ database }: BookContext, { name }: { readonly name: string }): string | null {
  const row: unknown = database.prepare('SELECT value FROM memos WHERE name = ?').get(name);
  return row === undefined ? null : Memo.parse(row).value;
}

function writeMemo(
  { database }: BookContext,
  { name, value }: { readonly name: string; readonly value: string },
): void {
  database.prepare('INSERT OR REPLACE INTO memos (name, value) VALUES (?, ?)').run(name, value);
}

export const memoHandlers = { readMemo, writeMemo };
