import * as z from 'zod';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { CLIENT_OF_CALL } from './clientOfCall.ts';
import { placesById } from './locations.ts';
import { callerTerms, matchText, noteTerms, type SearchTerms } from './searchTerms.ts';

/** Whose calls hold the words of a search. */
export type WordFilter =
  | { readonly kind: 'any' }
  /** Few enough to name them. */
  | {
      readonly kind: 'these';
      readonly callerIds: readonly number[];
      readonly callIds: readonly number[];
      readonly callers: SearchTerms;
    }
  | { readonly kind: 'many'; readonly callers: SearchTerms; readonly notes: SearchTerms };

const FEW = 1_000;
const Id = z.object({ id: z.number().int() });

const CALLERS = 'SELECT rowid AS id FROM caller_search WHERE caller_search MATCH ?';

/** Rows of calls of which a note holds the words, whichever row somebody wrote at. */
export const NOTED = `
WITH noted AS (SELECT rowid AS id FROM note_search WHERE note_search MATCH ?)
SELECT id FROM noted UNION ALL
SELECT every.row_id FROM noted CROSS JOIN call_rows AS its ON its.row_id = noted.id
CROSS JOIN call_rows AS every ON every.call = its.call AND every.row_id <> noted.id`;

export function readWords(database: BookDatabase, { search, caller }: CallFilter): WordFilter {
  if (search.trim() === '') return { kind: 'any' };
  const countries = [...new Set([...placesById(database).values()].map((place) => place.countryIso))];
  const callers = callerTerms(search, countries, { names: caller !== 'unknown' });
  const notes = noteTerms(search);
  const callerIds = found(database, CALLERS, callers);
  const callIds = found(database, NOTED, notes);
  if (callerIds.length <= FEW && callIds.length <= FEW) return { kind: 'these', callerIds, callIds, callers };
  return { kind: 'many', callers, notes };
}

function found(database: BookDatabase, asked: string, terms: SearchTerms): number[] {
  if (terms.length === 0) return [];
  const rows = database.prepare(`SELECT id FROM (${asked}) LIMIT ?`).all(matchText(terms), FEW + 1);
  return z
    .array(Id)
    .parse(rows)
    .map(({ id }) => id);
}

/** A condition in SQL with the values that are bound to it. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

/** Whether words hold the terms: the same question as the index answers. */
export function holdsTerms(words: string, terms: SearchTerms): Condition {
  if (terms.length === 0) return { sql: 'FALSE', values: [] };
  const sql = terms.map((ways) => `(${ways.map(() => `instr(${words}, ?) > 0`).join(' OR ')})`);
  return { sql: `(${sql.join(' AND ')})`, values: terms.flat() };
}

/** Of a number that several people ring from, only the calls of those whose words hold the terms. */
export function ofTheirOwn(
  call: { readonly id: string; readonly callerId: string },
  terms: SearchTerms,
): Condition {
  const held = holdsTerms('their.words', terms);
  return {
    sql: `(NOT EXISTS (SELECT 1 FROM number_clients WHERE number_clients.caller_id = ${call.callerId}) OR EXISTS (
      SELECT 1 FROM calls CROSS JOIN callers ON callers.id = calls.caller_id
      CROSS JOIN number_clients AS their ON their.caller_id = calls.caller_id
        AND their.client_id = coalesce(${CLIENT_OF_CALL}, 0)
      WHERE calls.id = ${call.id} AND ${held.sql}))`,
    values: held.values,
  };
}
