import * as z from 'zod';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { SelectedPart } from './callSelection.ts';
import { FOLLOWED_AT_ONCE, followWords } from './followWords.ts';
import { boundsOf, CallAt, newestCalls, partsCondition } from './callWalk.ts';
import { matchText } from './searchTerms.ts';
import type { WordFilter } from './wordFilter.ts';

/** A narrow selection is read through; a wide one is followed as far as a common name may need. */
const NARROW = 4_000;
const COMMON_SHARE = 0.08;
const FOLLOWED = 3_000;

const Count = z.object({ calls: z.number().int() });

/** The newest calls of a selection before a cursor that hold the words of a search. */
export function searchCalls(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  words: WordFilter,
  before: BookCursor,
  limit: number,
): BookCursor[] {
  if (parts.length === 0) return [];
  switch (words.kind) {
    case 'any':
      return newestCalls(database, parts, before, limit);
    case 'these':
      return ofThese(database, parts, words, before, limit);
    case 'many': {
      const narrow = sizeUpTo(database, parts, NARROW + 1) <= NARROW;
      if (!narrow && words.share < COMMON_SHARE) return ofMany(database, parts, words, before, limit);
      const followed = followWords(
        database,
        parts,
        words,
        before,
        limit,
        narrow ? NARROW + FOLLOWED_AT_ONCE : FOLLOWED,
      );
      return followed ?? ofMany(database, parts, words, before, limit);
    }
  }
}

/** The calls of few callers, found by the callers' index. */
function ofThese(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  { callerIds, callIds }: Extract<WordFilter, { kind: 'these' }>,
  before: BookCursor,
  limit: number,
): BookCursor[] {
  const { startedAtMs: at, id } = before;
  const rows = database
    .prepare(
      `SELECT id, started_at FROM (
         SELECT calls.id, started_at, shape FROM json_each(?) AS caller
         CROSS JOIN calls INDEXED BY calls_by_caller ON caller_id = caller.value AND started_at <= ?
         ${callIds.length === 0 ? '' : 'UNION SELECT calls.id, started_at, shape FROM json_each(?) AS call CROSS JOIN calls ON calls.id = call.value'})
       WHERE (started_at < ? OR (started_at = ? AND id < ?)) AND ${partsCondition(parts)}
       ORDER BY started_at DESC, id DESC LIMIT ?`,
    )
    .all(
      JSON.stringify(callerIds),
      at,
      ...(callIds.length === 0 ? [] : [JSON.stringify(callIds)]),
      at,
      at,
      id,
      limit,
    );
  return z.array(CallAt).parse(rows);
}

type Many = Extract<WordFilter, { kind: 'many' }>;

/** Asks the index for everybody once, then looks through the calls until enough are found. */
function ofMany(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  words: Many,
  before: BookCursor,
  limit: number,
): BookCursor[] {
  const { fromMs, untilMs } = boundsOf(parts);
  const { startedAtMs: at, id } = before;
  const { sql, values } = manyCondition(words);
  const rows = database
    .prepare(
      `SELECT id, started_at FROM calls INDEXED BY calls_by_time
       WHERE started_at >= ? AND started_at <= ? AND (started_at < ? OR id < ?) AND ${partsCondition(parts)} AND ${sql}
       ORDER BY started_at DESC, id DESC LIMIT ?`,
    )
    .all(fromMs, Math.min(untilMs, at), at, id, ...values, limit);
  return z.array(CallAt).parse(rows);
}

/** Membership in what the indexes find, for a call seen by an index. */
export function manyCondition({ callers, notes }: Many): {
  readonly sql: string;
  readonly values: readonly string[];
} {
  const asked = [
    { terms: callers, sql: 'caller_id IN (SELECT rowid FROM caller_search WHERE caller_search MATCH ?)' },
    { terms: notes, sql: 'id IN (SELECT rowid FROM note_search WHERE note_search MATCH ?)' },
  ].filter(({ terms }) => terms.length > 0);
  return {
    sql: `(${asked.map(({ sql }) => sql).join(' OR ')})`,
    values: asked.map(({ terms }) => matchText(terms)),
  };
}

function sizeUpTo(database: BookDatabase, parts: readonly SelectedPart[], most: number): number {
  const row: unknown = database
    .prepare(
      `SELECT count(*) AS calls FROM (
         SELECT 1 FROM calls INDEXED BY calls_by_shape WHERE ${partsCondition(parts)} LIMIT ?)`,
    )
    .all(most)[0];
  return Count.parse(row).calls;
}
