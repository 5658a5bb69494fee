import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';
import type { SelectedPart } from './callSelection.ts';
import { type Followed, followWords } from './followWords.ts';
import {
  BEHIND,
  type Behind,
  boundsOf,
  CallAt,
  nextCalls,
  partsCondition,
  valuesBehind,
  type WalkedCall,
} from './callWalk.ts';
import { matchText } from './searchTerms.ts';
import { type Condition, NOTED, ofTheirOwn, type WordFilter } from './wordFilter.ts';

/** A narrow selection is read through; a wide one is followed as far as a common name may need. */
const NARROW = 4_000;
const FOLLOWED = 3_000;
/** A selection up to this size is quicker to read whole, shape by shape, than all calls by time. */
const MEDIUM = 500_000;

const Count = z.object({ calls: z.number().int() });

/**
 * The next calls of a selection in an order that hold the words of a search. Without `thorough` it may stop where
 * so far too few were found, and says where to go on.
 */
export function searchCalls(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  words: WordFilter,
  behind: Behind,
  { limit, thorough }: { readonly limit: number; readonly thorough: boolean },
): Followed {
  if (parts.length === 0) return { calls: [], goOn: null };
  switch (words.kind) {
    case 'any':
      return { calls: nextCalls(database, parts, behind, limit), goOn: null };
    case 'these':
      return { calls: ofThese(database, parts, words, behind, limit), goOn: null };
    case 'many': {
      const size = sizeUpTo(database, parts, NARROW);
      if (size === 0) return { calls: [], goOn: null };
      const most = size < NARROW ? NARROW : FOLLOWED;
      const followed = followWords(database, parts, words, behind, limit, most);
      if (!followed.goOn || !thorough) return followed;
      const medium = sizeUpTo(database, parts, MEDIUM) < MEDIUM;
      return { calls: ofMany(database, parts, words, behind, limit, medium), goOn: null };
    }
  }
}

/** The calls of few callers, found by the callers' index. */
function ofThese(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  { callerIds, callIds, callers }: Extract<WordFilter, { kind: 'these' }>,
  behind: Behind,
  limit: number,
): WalkedCall[] {
  const { where, sorted } = BEHIND[behind.order];
  const own = ofTheirOwn({ id: 'theirs.id', callerId: 'theirs.caller_id' }, callers);
  const theirs = `
    SELECT theirs.id, started_at, shape, caller_id FROM json_each(?) AS caller
    CROSS JOIN calls AS theirs INDEXED BY calls_by_caller ON caller_id = caller.value WHERE ${own.sql}`;
  const these = `
    SELECT calls.id, started_at, shape, caller_id FROM json_each(?) AS call
    CROSS JOIN calls ON calls.id = call.value`;
  const found = callIds.length === 0 ? theirs : `${theirs} UNION ${these}`;
  const notes = callIds.length === 0 ? [] : [JSON.stringify(callIds)];
  const rows = database
    .prepare(
      `SELECT id, started_at, caller_id FROM (${found}) WHERE ${where} AND ${partsCondition(parts)} ${sorted}`,
    )
    .all(JSON.stringify(callerIds), ...own.values, ...notes, ...valuesBehind(boundsOf(parts), behind), limit);
  return z.array(CallAt).parse(rows);
}

type Many = Extract<WordFilter, { kind: 'many' }>;

/** Asks the index for everybody once, then looks through all calls until enough are found, or through the selection. */
function ofMany(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  words: Many,
  behind: Behind,
  limit: number,
  shapeByShape: boolean,
): WalkedCall[] {
  const { where, sorted } = BEHIND[behind.order];
  const index = shapeByShape ? 'calls_by_shape' : 'calls_by_time';
  const { sql, values } = manyCondition(words);
  const rows = database
    .prepare(
      `SELECT id, started_at, caller_id FROM calls AS walked INDEXED BY ${index}
       WHERE ${where} AND ${partsCondition(parts)} AND ${sql} ${sorted}`,
    )
    .all(...valuesBehind(boundsOf(parts), behind), ...values, limit);
  return z.array(CallAt).parse(rows);
}

/** Membership in what the indexes find, for a call that is seen by an index as `walked`. */
export function manyCondition({ callers, notes }: Many): Condition {
  const own = ofTheirOwn({ id: 'walked.id', callerId: 'walked.caller_id' }, callers);
  const asked = [
    {
      terms: callers,
      sql: `(walked.caller_id IN (SELECT rowid FROM caller_search WHERE caller_search MATCH ?) AND ${own.sql})`,
      values: own.values,
    },
    { terms: notes, sql: `walked.id IN (${NOTED})`, values: [] },
  ].filter(({ terms }) => terms.length > 0);
  return {
    sql: `(${asked.map(({ sql }) => sql).join(' OR ')})`,
    values: asked.flatMap(({ terms, values }) => [matchText(terms), ...values]),
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
