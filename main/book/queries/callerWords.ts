import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';
import { prepared } from '../prepared.ts';
import { CLIENT_OF_CALL } from './clientOfCall.ts';

const CallerRow = z.object({
  kind: z.string(),
  number: z.string(),
  client_id: z.number().int().nullable(),
  name: z.string(),
  words: z.string(),
});
const PersonRow = z.object({ client_id: z.number().int(), name: z.string() });

/** Stands before each word, so that one or two letters find the words that begin with them. */
export const WORD_START = '||';

/** The words of a text as the search index keeps them: letters and digits, without case and accents. */
export function searchWords(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Makes a caller findable by number and by the names of everybody who rang from it. */
export function keepCallerWords(database: BookDatabase, callerId: number): void {
  const found = prepared(
    database,
    'SELECT kind, number, client_id, name, words FROM callers WHERE id = ?',
  ).all(callerId)[0];
  if (found === undefined) return;
  const caller = CallerRow.parse(found);
  const people = peopleOf(database, caller.kind, callerId);
  const ofNumber = numberWords(caller);
  const isTheirs = people.every(({ client_id }) => client_id === (caller.client_id ?? 0));
  keepPeople(
    database,
    callerId,
    isTheirs
      ? []
      : people.map(({ client_id, name }) => ({
          clientId: client_id,
          words: wordText(searchWords(name), ofNumber),
        })),
  );
  const names = [caller.name, ...people.map(({ name }) => name)].flatMap(searchWords);
  const text = wordText(names, ofNumber);
  if (text === caller.words) return;
  prepared(database, 'UPDATE callers SET words = ? WHERE id = ?').run(text, callerId);
  prepared(database, 'INSERT OR REPLACE INTO caller_search (rowid, words) VALUES (?, ?)').run(callerId, text);
}

function numberWords({ kind, number }: z.infer<typeof CallerRow>): string[] {
  if (kind === 'number' || kind === 'internal') return [number.replaceAll(/\D/g, '')];
  return kind === 'withheld' ? searchWords(number) : [];
}

const wordText = (names: readonly string[], ofNumber: readonly string[]): string =>
  [...new Set([...names, ...ofNumber])].map((word) => WORD_START + word).join('');

/** The clients of a number's calls; 0: nobody. */
function peopleOf(database: BookDatabase, kind: string, callerId: number): z.infer<typeof PersonRow>[] {
  // Everybody in the house shares few extensions, with very many calls each.
  if (kind !== 'number') return [];
  const sql = `
    SELECT client_id, coalesce((SELECT name FROM clients WHERE clients.client_id = person.client_id AND name <> ''
      ORDER BY read_at DESC LIMIT 1), '') AS name
    FROM (SELECT DISTINCT coalesce(${CLIENT_OF_CALL}, 0) AS client_id
      FROM callers CROSS JOIN calls ON calls.caller_id = callers.id WHERE callers.id = ?) AS person
    ORDER BY client_id`;
  return z.array(PersonRow).parse(prepared(database, sql).all(callerId));
}

/** None where everybody is the number's own client: its calls are found by its own words then. */
function keepPeople(
  database: BookDatabase,
  callerId: number,
  people: readonly { readonly clientId: number; readonly words: string }[],
): void {
  const all =
    'SELECT client_id AS clientId, words FROM number_clients WHERE caller_id = ? ORDER BY client_id';
  if (JSON.stringify(prepared(database, all).all(callerId)) === JSON.stringify(people)) return;
  prepared(database, 'DELETE FROM number_clients WHERE caller_id = ?').run(callerId);
  const put = prepared(database, 'INSERT INTO number_clients (caller_id, client_id, words) VALUES (?, ?, ?)');
  for (const { clientId, words } of people) put.run(callerId, clientId, words);
}
