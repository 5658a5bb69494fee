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
    return row;
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
    const { name, vip } = this.#client(clientId);
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
    const { name, vip } = this.#client(clientId);
    prepared(
      this.#database,
      'UPDATE callers SET client_id = ?, person = ?, name = ?, vip = ? WHERE id = ?',
    ).run(clientId, person, name, vip, row.id);
    keepCallerWords(this.#database, row.id);
    return { ...row, firstCallAt, clientId, person };
  }

  /** A later call already named another client. */
  #isOlderNews(row: CallerRow, startedAtMs: number): boolean {
    if (row.clientId === null) return false;
    const later =
      'SELECT 1 FROM calls WHERE caller_id = ? AND started_at > ? AND client_id IS NOT NULL LIMIT 1';
    return prepared(this.#database, later).all(row.id, startedAtMs).length > 0;
  }

  #client(clientId: number | null): { readonly name: string; readonly vip: number } {
    const [row] =
      clientId === null
        ? []
        : prepared(
            this.#database,
            "SELECT name, vip FROM clients WHERE client_id = ? ORDER BY name = '', read_at DESC LIMIT 1",
          ).all(clientId);
    return row === undefined ? { name: '', vip: 0 } : Client.parse(row);
  }
}
