import type { BookDatabase } from '../bookDatabase.ts';
import * as z from 'zod';

/** A row of `follow_ups` that a person acts on. */
export interface NamedFollowUp {
  readonly id: number;
  readonly person: string;
  readonly firstTryAtMs: number;
  readonly lastTryAtMs: number;
  readonly lastCall: number;
}

const Row = z
  .object({
    id: z.number(),
    person: z.string(),
    first_try_at: z.number(),
    last_try_at: z.number(),
    last_call: z.number(),
  })
  .transform((row): NamedFollowUp => ({
    id: row.id,
    person: row.person,
    firstTryAtMs: row.first_try_at,
    lastTryAtMs: row.last_try_at,
    lastCall: row.last_call,
  }));

/** How windows name a row: it outlives being made anew. */
export const followUpId = (person: string, firstTryAtMs: number): string => `${person}:${firstTryAtMs}`;

/** The row of that name, also after older tries were found; undefined: there is none any more. */
export function findFollowUp(database: BookDatabase, id: string): NamedFollowUp | undefined {
  const cut = id.lastIndexOf(':');
  const tryAtMs = Number(id.slice(cut + 1));
  if (cut < 0 || !Number.isSafeInteger(tryAtMs)) return undefined;
  const row: unknown = database
    .prepare(
      `SELECT id, person, first_try_at, last_try_at, last_call FROM follow_ups
       WHERE person = ? AND first_try_at <= ? AND last_try_at >= ? ORDER BY first_try_at DESC LIMIT 1`,
    )
    .get(id.slice(0, cut), tryAtMs, tryAtMs);
  return row === undefined ? undefined : Row.parse(row);
}
