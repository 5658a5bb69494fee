import * as z from 'zod';
import type { CallKey, ClientId } from '../../../contract/model/ids.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { bookRows } from './bookRows.ts';
import { personOf } from './callerIdentity.ts';
import { giveNumberTo, holdEarlier, isNamedLater } from './callerRows.ts';
import { keepCallerWords } from './callerWords.ts';
import { keyParts } from './callKey.ts';
import { CLIENT_OF_CALL } from './clientOfCall.ts';
import { memoHandlers } from './memos.ts';
import { missedPersons } from './missedPersons.ts';
import { remakeFollowUps } from './remakeFollowUps.ts';

export interface SaidClient {
  readonly key: CallKey;
  /** Null: the card says nobody, or leaves it to a choice. The name may be empty. */
  readonly client: { readonly id: ClientId; readonly name: string } | null;
  /** Somebody picked one of several who have the number; else the client is the only one, or was created. */
  readonly chosen: boolean;
  /** On the server's clock. */
  readonly nowMs: number;
}

const count = z.number().int();
const Row = z.object({
  id: count,
  caller_id: count,
  started_at: count,
  said: count.nullable(),
  told: count.nullable(),
  client: count.nullable(),
});
type Row = z.infer<typeof Row>;
const Caller = z.object({
  id: count,
  kind: z.enum(['number', 'internal', 'withheld', 'hidden']),
  number: z.string(),
  client_id: count.nullable(),
  person: z.string(),
});
type Caller = z.infer<typeof Caller>;
const Id = z.object({ id: count });
const Found = z.object({ id: count, nobody: count });

const ROWS = `
SELECT calls.id, calls.caller_id, calls.started_at, calls.said, calls.client_id AS told, ${CLIENT_OF_CALL} AS client
FROM calls JOIN callers ON callers.id = calls.caller_id
WHERE calls.id IN (
  SELECT id FROM calls WHERE location_id = ?1 AND call_id = ?2
  UNION SELECT every.row_id FROM calls AS this CROSS JOIN call_rows AS its ON its.row_id = this.id
  CROSS JOIN call_rows AS every ON every.call = its.call WHERE this.location_id = ?1 AND this.call_id = ?2)
ORDER BY calls.started_at DESC`;

/** Keeps what the card of a call said of who it was, with all rows of the call and, where it says so, its number. */
function keepSaidClient(context: BookContext, said: SaidClient): void {
  const { database } = context;
  const place = keyParts(said.key);
  const client = said.client;
  if (client) {
    nameClient(database, place[0], client, said.nowMs);
    database
      .prepare(
        `INSERT OR REPLACE INTO said_clients (location_id, call_id, client_id, said_at) VALUES (?, ?, ?, ?)`,
      )
      .run(...place, client.id, said.nowMs);
  } else database.prepare('DELETE FROM said_clients WHERE location_id = ? AND call_id = ?').run(...place);

  const rows = z.array(Row).parse(database.prepare(ROWS).all(...place));
  const [last] = rows;
  // It is told with the call when that comes.
  if (!last) return;
  const caller = callerOf(database, last.caller_id);
  const person = client
    ? saySomebody(database, rows, caller, client.id, said.chosen)
    : sayNobody(database, rows, caller);
  keepCallerWords(database, caller.id);
  const persons = new Set([caller.person, person]);
  remakeFollowUps({ database, nowMs: () => said.nowMs }, missedPersons(database, persons));
}

/** Answers whose the number's later calls are. */
function saySomebody(
  database: BookDatabase,
  rows: readonly Row[],
  caller: Caller,
  clientId: number,
  chosen: boolean,
): string {
  say(database, rows, clientId);
  if (caller.kind !== 'number') return caller.person;
  if (chosen && caller.client_id === null) holdEarlier(database, caller.id, 0);
  if (!chosen) nameTheNameless(database, caller.id, clientId);
  const lastMs = Math.max(...rows.map((row) => row.started_at));
  if (caller.client_id === clientId || isNamedLater(database, caller.id, lastMs)) return caller.person;
  return give(database, caller, clientId);
}

/** A choice that is taken back, or a number that turned out to be nobody's or several people's. */
function sayNobody(database: BookDatabase, rows: readonly Row[], caller: Caller): string {
  const wasSaid = rows.find((row) => row.said !== null && row.said !== 0)?.said ?? null;
  say(
    database,
    rows.filter((row) => row.client !== row.told),
    0,
  );
  if (wasSaid === null || wasSaid !== caller.client_id) return caller.person;
  const named = database
    .prepare(
      `SELECT coalesce(nullif(said, 0), client_id) AS id FROM calls
       WHERE caller_id = ? AND coalesce(nullif(said, 0), client_id) IS NOT NULL ORDER BY started_at DESC LIMIT 1`,
    )
    .all(caller.id)[0];
  return give(database, caller, named === undefined ? null : Id.parse(named).id);
}

function say(database: BookDatabase, rows: readonly Row[], clientId: number): void {
  const update = database.prepare('UPDATE calls SET said = ? WHERE id = ? AND said IS NOT ?1');
  for (const { id } of rows) update.run(clientId, id);
}

function nameTheNameless(database: BookDatabase, callerId: number, clientId: number): void {
  database
    .prepare(
      `UPDATE calls SET said = NULL, held = ?1
       WHERE caller_id = ?2 AND client_id IS NULL AND (said = 0 OR (said IS NULL AND held = 0))`,
    )
    .run(clientId, callerId);
}

function give(database: BookDatabase, caller: Caller, clientId: number | null): string {
  const person = personOf(caller, clientId);
  giveNumberTo(database, { id: caller.id, clientId: caller.client_id }, { person, clientId });
  return person;
}

function callerOf(database: BookDatabase, id: number): Caller {
  return Caller.parse(
    database.prepare('SELECT id, kind, number, client_id, person FROM callers WHERE id = ?').get(id),
  );
}

/** A client of whom nothing but the name is told yet. */
function nameClient(
  database: BookDatabase,
  locationId: number,
  { id, name }: NonNullable<SaidClient['client']>,
  nowMs: number,
): void {
  if (name === '') return;
  database
    .prepare(
      `INSERT INTO clients (location_id, client_id, name, read_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (location_id, client_id) DO UPDATE SET name = excluded.name WHERE name = ''`,
    )
    .run(locationId, id, name, nowMs);
}

/** Who a call was, as far as the book knows. */
export interface CallPerson {
  readonly key: CallKey;
  readonly name: string | null;
  readonly vip: boolean;
  /** Its card said that it was nobody, or several people have the number. */
  readonly nobody: boolean;
}

/** Calls that are not in the book are left out. */
function callPersons(
  { database }: BookContext,
  { keys }: { readonly keys: readonly CallKey[] },
): CallPerson[] {
  const find = database.prepare(
    'SELECT id, said IS 0 AS nobody FROM calls WHERE location_id = ? AND call_id = ?',
  );
  return keys.flatMap((key) => {
    const found: unknown = find.all(...keyParts(key))[0];
    if (found === undefined) return [];
    const { id, nobody } = Found.parse(found);
    const [row] = bookRows(database, [id]);
    return row ? [{ key, name: row.clientName, vip: row.vip, nobody: nobody === 1 }] : [];
  });
}
// Set by the step to version 4: the last number that was looked at.
const MEMO = 'numberClientsAfter';
const AT_ONCE = 200;

/**
 * Makes each call of a book that an older version left findable by whom it was, where several rang from its number: to
 * be asked until it answers true.
 */
function wordKeptNumbers(context: BookContext): { readonly done: boolean } {
  const { database } = context;
  const after = memoHandlers.readMemo(context, { name: MEMO });
  if (after === null) return { done: true };
  const ids = z
    .array(Id)
    .parse(
      database.prepare('SELECT id FROM callers WHERE id > ? ORDER BY id LIMIT ?').all(Number(after), AT_ONCE),
    )
    .map(({ id }) => id);
  const last = ids.at(-1);
  const several = database
    .prepare(
      `SELECT callers.id FROM callers WHERE callers.id > ? AND callers.id <= ? AND kind = 'number' AND EXISTS (
         SELECT 1 FROM calls WHERE caller_id = callers.id AND calls.client_id <> callers.client_id)`,
    )
    .all(Number(after), last ?? 0);
  for (const { id } of z.array(Id).parse(several)) keepCallerWords(database, id);
  if (last === undefined) database.prepare('DELETE FROM memos WHERE name = ?').run(MEMO);
  else memoHandlers.writeMemo(context, { name: MEMO, value: String(last) });
  return { done: last === undefined };
}

export const saidClientHandlers = { keepSaidClient, callPersons, wordKeptNumbers };
