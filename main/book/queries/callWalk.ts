import * as z from 'zod';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { SelectedPart } from './callSelection.ts';

export interface WalkedCall extends BookCursor {
  readonly callerId: number;
}

export const CallAt = z
  .object({ id: z.number().int(), started_at: z.number().int(), caller_id: z.number().int() })
  .transform((row): WalkedCall => ({ startedAtMs: row.started_at, id: row.id, callerId: row.caller_id }));

/** How many calls are looked at in the order of time before asking shape by shape. */
const WALKED = 20_000;
/** So many shapes are asked one by one at most. */
const MERGED = 2_000;

export const END: BookCursor = { startedAtMs: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

/**
 * The newest calls of a selection before a cursor. Where many match, the newest calls are looked through until enough
 * are found; where few do, the newest of each shape are merged, so that nothing else is read.
 */
export function newestCalls(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  before: BookCursor,
  limit: number,
): WalkedCall[] {
  const shapes = parts.reduce((sum, part) => sum + part.shapes.length, 0);
  if (shapes === 0) return [];
  const all = shapes > MERGED;
  const walked = walk(database, parts, before, limit, all ? Number.MAX_SAFE_INTEGER : WALKED);
  return all || walked.length === limit ? walked : merge(database, parts, before, limit);
}

/** Whether a call seen by an index belongs to the selection. Everything in it is a number of ours. */
export function partsCondition(parts: readonly SelectedPart[]): string {
  const conditions = parts.map(({ shapes, fromMs, untilMs }) =>
    [
      `shape IN (${shapes.join(', ')})`,
      ...(fromMs === null ? [] : [`started_at >= ${fromMs}`]),
      ...(untilMs === null ? [] : [`started_at < ${untilMs}`]),
    ].join(' AND '),
  );
  return conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`;
}

/** The earliest and latest moment of all parts together. */
export function boundsOf(parts: readonly SelectedPart[]): {
  readonly fromMs: number;
  readonly untilMs: number;
} {
  return {
    fromMs: Math.min(...parts.map(({ fromMs }) => fromMs ?? Number.MIN_SAFE_INTEGER)),
    untilMs: Math.max(...parts.map(({ untilMs }) => untilMs ?? Number.MAX_SAFE_INTEGER)),
  };
}

function walk(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  before: BookCursor,
  limit: number,
  most: number,
): WalkedCall[] {
  const { fromMs, untilMs } = boundsOf(parts);
  const rows = database
    .prepare(
      `SELECT id, started_at, caller_id FROM (
         SELECT id, started_at, shape, caller_id FROM calls INDEXED BY calls_by_time
         WHERE started_at >= ? AND started_at <= ? AND (started_at < ? OR id < ?)
         ORDER BY started_at DESC, id DESC LIMIT ?)
       WHERE ${partsCondition(parts)} LIMIT ?`,
    )
    .all(fromMs, Math.min(untilMs, before.startedAtMs), before.startedAtMs, before.id, most, limit);
  return z.array(CallAt).parse(rows);
}

interface Run {
  readonly shape: number;
  readonly fromMs: number;
  readonly untilMs: number;
  calls: WalkedCall[];
  next: number;
  whole: boolean;
}

function merge(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  before: BookCursor,
  limit: number,
): WalkedCall[] {
  const newest = database.prepare(
    `SELECT id, started_at, caller_id FROM calls INDEXED BY calls_by_shape
     WHERE shape = ? AND started_at >= ? AND started_at <= ? AND (started_at < ? OR id < ?)
     ORDER BY started_at DESC, id DESC LIMIT ?`,
  );
  const runs = parts.flatMap((part) =>
    part.shapes.map((shape): Run => ({ shape, ...boundsOf([part]), calls: [], next: 0, whole: false })),
  );
  const atOnce = Math.max(4, Math.ceil((2 * limit) / runs.length));
  const headOf = (run: Run, after: BookCursor): BookCursor | undefined => {
    if (run.next === run.calls.length && !run.whole) {
      const top = Math.min(run.untilMs - 1, after.startedAtMs);
      const id = top < after.startedAtMs ? END.id : after.id;
      run.calls = z.array(CallAt).parse(newest.all(run.shape, run.fromMs, top, top, id, atOnce));
      run.whole = run.calls.length < atOnce;
      run.next = 0;
    }
    return run.calls[run.next];
  };
  const merged: WalkedCall[] = [];
  // Oldest head first: the next call is always that of the last run.
  const waiting = runs
    .filter((run) => headOf(run, before))
    .sort((one, other) => (isNewer(one, other) ? 1 : -1));
  while (merged.length < limit) {
    const run = waiting.pop();
    const call = run?.calls[run.next];
    if (!run || !call) break;
    merged.push(call);
    run.next += 1;
    if (headOf(run, call)) waiting.splice(placeOf(run, waiting), 0, run);
  }
  return merged;
}

/** Where a run belongs among others in the order of their heads, oldest first. */
function placeOf(run: Run, waiting: readonly Run[]): number {
  let [from, to] = [0, waiting.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = waiting[middle];
    if (other && isNewer(run, other)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function isNewer(run: Run, than: Run): boolean {
  const [a, b] = [run.calls[run.next], than.calls[than.next]];
  if (!a || !b) return a !== undefined;
  return a.startedAtMs > b.startedAtMs || (a.startedAtMs === b.startedAtMs && a.id > b.id);
}
