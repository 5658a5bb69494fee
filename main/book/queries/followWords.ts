import * as z from 'zod';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { SelectedPart } from './callSelection.ts';
import { type Behind, nextCalls, type WalkedCall } from './callWalk.ts';
import { matchText } from './searchTerms.ts';
import { holdsTerms, NOTED, ofTheirOwn, type WordFilter } from './wordFilter.ts';

type Many = Extract<WordFilter, { kind: 'many' }>;

const Id = z.object({ id: z.number().int() });

const FIRST_FOLLOWED = 500;

export interface Followed {
  readonly calls: readonly WalkedCall[];
  /** The last call looked at, when `most` calls held too few. */
  readonly goOn: BookCursor | null;
}

/** Reads the words of one call after the other, of `most` calls at most. */
export function followWords(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  words: Many,
  behind: Behind,
  limit: number,
  most: number,
): Followed {
  const found: WalkedCall[] = [];
  let at = behind;
  let read = 0;
  for (let batch = FIRST_FOLLOWED; read < most; batch = Math.min(2 * batch, most - read)) {
    const calls = nextCalls(database, parts, at, batch);
    const held = new Set(holding(database, words, calls));
    found.push(...calls.filter((call) => held.has(call.id)));
    if (found.length >= limit || calls.length < batch) return { calls: found.slice(0, limit), goOn: null };
    at = { ...at, ...calls.at(-1) };
    read += batch;
  }
  return { calls: found, goOn: at };
}

function holding(database: BookDatabase, { callers, notes }: Many, calls: readonly WalkedCall[]): number[] {
  const inWords = holdsTerms('callers.words', callers);
  const own = ofTheirOwn({ id: 'call.id', callerId: 'call.caller_id' }, callers);
  const inNotes = notes.length === 0 ? 'FALSE' : `call.id IN (${NOTED})`;
  // The walk's index knows whose a call is, so that the calls themselves stay unread.
  const rows = database
    .prepare(
      `SELECT call.id FROM (SELECT value ->> 0 AS id, value ->> 1 AS caller_id FROM json_each(?)) AS call
       CROSS JOIN callers ON callers.id = call.caller_id WHERE (${inWords.sql} AND ${own.sql}) OR ${inNotes}`,
    )
    .all(
      JSON.stringify(calls.map(({ id, callerId }) => [id, callerId])),
      ...inWords.values,
      ...own.values,
      ...(notes.length === 0 ? [] : [matchText(notes)]),
    );
  return z
    .array(Id)
    .parse(rows)
    .map(({ id }) => id);
}
