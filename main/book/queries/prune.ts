import * as z from 'zod';
import { dayOfEpoch } from '../../calls/epochDay.ts';
import type { BookContext } from '../bookHandlers.ts';
import { keepCallerWords } from './callerWords.ts';
import { joinCalls, type TouchedRow } from './joinCalls.ts';
import { dayNumber } from './localDay.ts';
import { readMissedRule } from './missedRule.ts';

const AT_ONCE = 250;
const DAY_MS = 86_400_000;
const IdRow = z.object({ id: z.number().int() });

const PartedRow = z
  .object({ caller_id: z.number().int(), started_at: z.number().int() })
  .transform((row): TouchedRow => ({ callerId: row.caller_id, startedAtMs: row.started_at }));

// What stays of a call whose other rows go has to stand for itself.
const PARTED = 'SELECT caller_id, started_at FROM call_rows JOIN calls ON calls.id = row_id WHERE row_id';
const THEIRS = 'IN (SELECT value FROM json_each(?))';
const NOBODY = 'NOT EXISTS (SELECT 1 FROM calls WHERE calls.caller_id = callers.id)';

// An older call that Altegio was asked for: what somebody has just written about it must not be gone by tomorrow.
const NOTED_LATELY = `(has_note = 1 AND EXISTS (SELECT 1 FROM notes
  WHERE notes.location_id = calls.location_id AND notes.call_id = calls.call_id AND changed_at >= ?1))`;

/**
 * Forgets calls that began before a moment, with everything that hangs on them, a part at a time so that windows are
 * answered in between: asked again until it answers no calls. Clients go when no caller is theirs any more.
 */
function prune(
  context: BookContext,
  { beforeMs }: { readonly beforeMs: number },
): { readonly calls: number } {
  const { database } = context;
  const run = (sql: string, ...values: unknown[]): void => void database.prepare(sql).run(...values);
  const rows = database
    .prepare(
      `SELECT id FROM calls WHERE started_at < ?1 AND NOT ${NOTED_LATELY} ORDER BY started_at LIMIT ?2`,
    )
    .all(beforeMs, AT_ONCE);
  const calls = z
    .array(IdRow)
    .parse(rows)
    .map(({ id }) => id);
  if (calls.length > 0) {
    const these = JSON.stringify(calls);
    const parted = z.array(PartedRow).parse(database.prepare(`${PARTED} ${THEIRS}`).all(these));
    const callers = z
      .array(IdRow)
      .parse(database.prepare(`SELECT DISTINCT caller_id AS id FROM calls WHERE id ${THEIRS}`).all(these));
    const whose = JSON.stringify(callers.map(({ id }) => id));
    for (const table of ['notes', 'outbox', 'said_clients'])
      run(
        `DELETE FROM ${table} WHERE (location_id, call_id) IN
           (SELECT location_id, call_id FROM calls WHERE id ${THEIRS})`,
        these,
      );
    const rowsOfThem = `SELECT id FROM follow_ups WHERE caller_id ${THEIRS} AND last_call ${THEIRS}`;
    run(`UPDATE calls SET follow_up_id = NULL WHERE follow_up_id IN (${rowsOfThem})`, whose, these);
    run(`DELETE FROM follow_ups WHERE id IN (${rowsOfThem})`, whose, these);
    run(`DELETE FROM calls WHERE id ${THEIRS}`, these);
    joinCalls(database, parted, readMissedRule(context));
    run(
      `DELETE FROM caller_search WHERE rowid IN (SELECT id FROM callers WHERE id ${THEIRS} AND ${NOBODY})`,
      whose,
    );
    run(`DELETE FROM callers WHERE id ${THEIRS} AND ${NOBODY}`, whose);
    // A number that is left must not be found by somebody whose calls are gone.
    const shared = `SELECT DISTINCT caller_id AS id FROM number_clients WHERE caller_id ${THEIRS}`;
    for (const { id } of z.array(IdRow).parse(database.prepare(shared).all(whose)))
      keepCallerWords(database, id);
    return { calls: calls.length };
  }
  run('DELETE FROM fetched_days WHERE day < ?', dayNumber(dayOfEpoch(Math.floor(beforeMs / DAY_MS))));
  run('DELETE FROM decisions WHERE at < ?', beforeMs);
  run('DELETE FROM said_clients WHERE said_at < ?', beforeMs);
  run('DELETE FROM bookings WHERE created_at < ?', beforeMs);
  run(
    `DELETE FROM clients WHERE read_at < ?
     AND NOT EXISTS (SELECT 1 FROM callers WHERE callers.client_id = clients.client_id)
     AND NOT EXISTS (SELECT 1 FROM number_clients AS theirs WHERE theirs.client_id = clients.client_id)
     AND NOT EXISTS (SELECT 1 FROM said_clients AS theirs WHERE theirs.client_id = clients.client_id)`,
    beforeMs,
  );
  return { calls: 0 };
}

export const pruneHandlers = { prune };
