import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';
import { prepared } from '../prepared.ts';

const CallerRow = z.object({ kind: z.string(), number: z.string(), name: z.string(), words: z.string() });
const NameRow = z.object({ name: z.string() });

/** Stands before each word, so that one or two letters find the words that begin with them. */
export const WORD_START = '||';

/** The words of a text as the search index keeps them: letters and digits, without case and accents. */
export function searchWords(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Makes a caller findable by number and by the names of all clients who rang from it. */
export function keepCallerWords(database: BookDatabase, callerId: number): void {
  const found = prepared(database, 'SELECT kind, number, name, words FROM callers WHERE id = ?').all(
    callerId,
  )[0];
  if (found === undefined) return;
  const caller = CallerRow.parse(found);
  const words = [caller.name, ...otherNames(database, caller.kind, callerId)].flatMap(searchWords);
  if (caller.kind === 'number' || caller.kind === 'internal') words.push(caller.number.replaceAll(/\D/g, ''));
  if (caller.kind === 'withheld') words.push(...searchWords(caller.number));
  const text = [...new Set(words)].map((word) => WORD_START + word).join('');
  if (text === caller.words) return;
  prepared(database, 'UPDATE callers SET words = ? WHERE id = ?').run(text, callerId);
  prepared(database, 'INSERT OR REPLACE INTO caller_search (rowid, words) VALUES (?, ?)').run(callerId, text);
}

function otherNames(database: BookDatabase, kind: string, callerId: number): string[] {
  // Everybody in the house shares few extensions, with very many calls each.
  if (kind !== 'number') return [];
  const sql = `SELECT DISTINCT name FROM clients WHERE client_id IN (SELECT client_id FROM calls WHERE caller_id = ?)`;
  return z
    .array(NameRow)
    .parse(prepared(database, sql).all(callerId))
    .map(({ name }) => name);
}
