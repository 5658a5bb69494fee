import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';
import { prepared } from '../prepared.ts';
import { keepCallerWords } from './callerWords.ts';
import { type CallerIdentity, personOf } from './callerIdentity.ts';

export interface CallerRow {
  readonly id: number;
  readonly kind: string;
  readonly clientId: number | null;
  readonly person: string;
  readonly firstCallAt: number;
}

/** The call that brings a caller into the book, or says something new about them. */
export interface CallerSeen {
  readonly identity: CallerIdentity;
  readonly clientId: number | null;
  readonly startedAtMs: number;
}

const Row = z.object({
  id: z.number().int(),
  client_id: z.number().int().nullable(),
  person: z.string(),
  first_call_at: z.number().int(),
});
const Client = z.object({ name: z.string(), vip: z.number().int() });
const Id = z.object({ id: z.number().int() });

/** The rows of `callers`, for one batch of calls. */
export class CallerRows {
  /** Persons whom a caller was before a client was found. */
  readonly left = new Set<string>();
  readonly #database: BookDatabase;
  readonly #known = new Map<string, CallerRow>();
  /** Those who may be found by other names now. */
  readonly #renamed = new Set<number>();

  constructor(database: BookDatabase) {
    this.#database = database;
  }

  /** The caller's row, made or brought up to date by this call. */
  take({ identity, clientId, startedAtMs }: CallerSeen): CallerRow {
    const key = `${identity.kind} ${identity.number}`;
    // Many people hide behind one withheld row, so it never has a client.
    const isOfOneClient = identity.kind === 'hidden' && identity.number !== '';
    const client = identity.kind === 'number' || isOfOneClient ? clientId : null;
    const found = this.#known.get(key) ?? this.#read(identity);
    const row = found
      ? this.#update(found, identity, client, startedAtMs)
      : this.#add(identity, client, startedAtMs);
    this.#known.set(key, row);
    if (clientId !== null && clientId !== row.clientId) this.#renamed.add(row.id);
    return row;
  }

  /** Calls of this caller are another client's. */
  rename(id: number): void {
    this.#renamed.add(id);
  }

  /** To be asked when the calls are written. */
  end(): void {
    for (const id of this.#renamed) keepCallerWords(this.#database, id);
  }

  #read({ kind, number }: CallerIdentity): CallerRow | undefined {
    const sql = 'SELECT id, client_id, person, first_call_at FROM callers WHERE kind = ? AND number = ?';
    const row: unknown = prepared(this.#database, sql).all(kind, number)[0];
    if (row === undefined) return undefined;
    const { id, client_id, person, first_call_at } = Row.parse(row);
    return { id, kind, clientId: client_id, person, firstCallAt: first_call_at };
  }

  #add(identity: CallerIdentity, clientId: number | null, startedAtMs: number): CallerRow {
    const { kind, number } = identity;
    const person = personOf(identity, clientId);
    const { name, vip } = clientNamed(this.#database, clientId);
    const { id } = Id.parse(
      prepared(
        this.#database,
        `INSERT INTO callers (kind, number, client_id, person, name, vip, first_call_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      ).all(kind, number, clientId, person, name, vip, startedAtMs)[0],
    );
    keepCallerWords(this.#database, id);
    return { id, kind, clientId, person, firstCallAt: startedAtMs };
  }

  #update(row: CallerRow, identity: CallerIdentity, clientId: number | null, startedAtMs: number): CallerRow {
    const firstCallAt = Math.min(row.firstCallAt, startedAtMs);
    if (firstCallAt < row.firstCallAt)
      prepared(this.#database, 'UPDATE callers SET first_call_at = ? WHERE id = ?').run(firstCallAt, row.id);
    if (clientId === null || clientId === row.clientId || this.#isOlderNews(row, startedAtMs))
      return { ...row, firstCallAt };
    const person = personOf(identity, clientId);
    this.left.add(row.person);
    this.#renamed.add(row.id);
    giveNumberTo(this.#database, row, { person, clientId });
    return { ...row, firstCallAt, clientId, person };
  }

  /** A later call already named another client. */
  #isOlderNews(row: CallerRow, startedAtMs: number): boolean {
    return row.clientId !== null && isNamedLater(this.#database, row.id, startedAtMs);
  }
}

/** Whether somebody rang from a number after a moment, by Altegio or by a card. */
export function isNamedLater(database: BookDatabase, callerId: number, startedAtMs: number): boolean {
  const later = `SELECT 1 FROM calls WHERE caller_id = ? AND started_at > ?
    AND (client_id IS NOT NULL OR said > 0) LIMIT 1`;
  return prepared(database, later).all(callerId, startedAtMs).length > 0;
}

/**
 * Later calls of a number are this client's; those that were another one's stay so. Words and follow-ups are to be made
 * anew.
 */
export function giveNumberTo(
  database: BookDatabase,
  before: Pick<CallerRow, 'id' | 'clientId'>,
  after: Pick<CallerRow, 'person' | 'clientId'>,
): void {
  if (before.clientId !== null) holdEarlier(database, before.id, before.clientId);
  const { name, vip } = clientNamed(database, after.clientId);
  prepared(database, 'UPDATE callers SET client_id = ?, person = ?, name = ?, vip = ? WHERE id = ?').run(
    after.clientId,
    after.person,
    name,
    vip,
    before.id,
  );
}

/** Calls that were taken for the number's client, or for nobody's (0), stay that. */
export function holdEarlier(database: BookDatabase, callerId: number, clientId: number): void {
  prepared(
    database,
    'UPDATE calls SET held = ? WHERE caller_id = ? AND client_id IS NULL AND said IS NULL AND held IS NULL',
  ).run(clientId, callerId);
}

function clientNamed(
  database: BookDatabase,
  clientId: number | null,
): { readonly name: string; readonly vip: number } {
  const [row] =
    clientId === null
      ? []
      : prepared(
          database,
          "SELECT name, vip FROM clients WHERE client_id = ? ORDER BY name = '', read_at DESC LIMIT 1",
        ).all(clientId);
  return row === undefined ? { name: '', vip: 0 } : Client.parse(row);
}
