import * as z from 'zod';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { placesById } from './locations.ts';
import { callerTerms, matchText, noteTerms, type SearchTerms } from './searchTerms.ts';

/** Whose calls hold the words of a search. */
export type WordFilter =
  | { readonly kind: 'any' }
  /** Few enough to name them. */
  | { readonly kind: 'these'; readonly callerIds: readonly number[]; readonly callIds: readonly number[] }
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
  if (callerIds.length <= FEW && callIds.length <= FEW) return { kind: 'these', callerIds, callIds };
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
