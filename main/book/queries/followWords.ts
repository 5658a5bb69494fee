import * as z from 'zod';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { SelectedPart } from './callSelection.ts';
import { newestCalls } from './callWalk.ts';
import { matchText, type SearchTerms } from './searchTerms.ts';
import type { WordFilter } from './wordFilter.ts';

type Many = Extract<WordFilter, { kind: 'many' }>;

const Id = z.object({ id: z.number().int() });

export const FOLLOWED_AT_ONCE = 500;

/** Reads the words of one call after the other. Null: enough were not found within `most` calls. */
export function followWords(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  words: Many,
  before: BookCursor,
  limit: number,
  most: number,
): BookCursor[] | null {
  const found: BookCursor[] = [];
  let at = before;
  for (let read = 0; read < most; read += FOLLOWED_AT_ONCE) {
    const calls = newestCalls(database, parts, at, FOLLOWED_AT_ONCE);
    const held = new Set(holding(database, words, calls));
    found.push(...calls.filter((call) => held.has(call.id)));
    if (found.length >= limit || calls.length < FOLLOWED_AT_ONCE) return found.slice(0, limit);
    at = calls.at(-1) ?? at;
  }
  return null;
}

function holding(database: BookDatabase, { callers, notes }: Many, calls: readonly BookCursor[]): number[] {
  const inWords = wordsCondition(callers);
  const inNotes =
    notes.length === 0 ? 'FALSE' : 'calls.id IN (SELECT rowid FROM note_search WHERE note_search MATCH ?)';
  const rows = database
    .prepare(
      `SELECT calls.id FROM json_each(?) AS wanted CROSS JOIN calls ON calls.id = wanted.value
       CROSS JOIN callers ON callers.id = caller_id WHERE ${inWords.sql} OR ${inNotes}`,
    )
    .all(
      JSON.stringify(calls.map(({ id }) => id)),
      ...inWords.values,
      ...(notes.length === 0 ? [] : [matchText(notes)]),
    );
  return z
    .array(Id)
    .parse(rows)
    .map(({ id }) => id);
}

/** The same question as the index answers, asked of the words themselves. */
function wordsCondition(terms: SearchTerms): { readonly sql: string; readonly values: readonly string[] } {
  if (terms.length === 0) return { sql: 'FALSE', values: [] };
  const sql = terms.map((ways) => `(${ways.map(() => 'instr(callers.words, ?) > 0').join(' OR ')})`);
  return { sql: `(${sql.join(' AND ')})`, values: terms.flat() };
}
