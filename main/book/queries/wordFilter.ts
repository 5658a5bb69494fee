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
  /** `share`: about how much of all callers, 0 to 1. */
  | {
      readonly kind: 'many';
      readonly callers: SearchTerms;
      readonly notes: SearchTerms;
      readonly share: number;
    };

const FEW = 1_000;
const Id = z.object({ id: z.number().int() });
const Last = z.object({ last: z.number().int().nullable() });

export function readWords(database: BookDatabase, { search, caller }: CallFilter): WordFilter {
  if (search.trim() === '') return { kind: 'any' };
  const countries = [...new Set([...placesById(database).values()].map((place) => place.countryIso))];
  const callers = callerTerms(search, countries, { names: caller !== 'unknown' });
  const notes = noteTerms(search);
  const callerIds = found(database, 'caller_search', callers);
  const callIds = found(database, 'note_search', notes);
  if (callerIds.length <= FEW && callIds.length <= FEW) return { kind: 'these', callerIds, callIds };
  // The index answers in the order of ids, so the last one tells how far apart they lie.
  const last = Last.parse(database.prepare('SELECT max(id) AS last FROM callers').all()[0]).last ?? 1;
  const share = callerIds.length > FEW ? Math.min(1, FEW / Math.max(FEW, callerIds.at(-1) ?? last)) : 0;
  return { kind: 'many', callers, notes, share };
}

function found(database: BookDatabase, table: 'caller_search' | 'note_search', terms: SearchTerms): number[] {
  if (terms.length === 0) return [];
  const rows = database
    .prepare(`SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ? LIMIT ?`)
    .all(matchText(terms), FEW + 1);
  return z
    .array(Id)
    .parse(rows)
    .map(({ id }) => id);
}
