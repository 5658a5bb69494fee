import * as z from 'zod';
import type { BookCursor, BookOrder } from '../../../contract/model/callBook.ts';
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

/** Behind which call to look on, and which way. */
export interface Behind extends BookCursor {
  readonly order: BookOrder;
}

/** Before the first call of an order. */
export function startOf(order: BookOrder): Behind {
  const edge = order === 'newest' ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
  return { startedAtMs: edge, id: edge, order };
}

/** Calls behind one in SQL; `valuesBehind` and how many are wanted are bound to it. */
export const BEHIND: Readonly<Record<BookOrder, { readonly where: string; readonly sorted: string }>> = {
  newest: {
    where: 'started_at >= ? AND started_at <= ? AND (started_at < ? OR id < ?)',
    sorted: 'ORDER BY started_at DESC, id DESC LIMIT ?',
  },
  oldest: {
    where: 'started_at >= ? AND started_at <= ? AND (started_at > ? OR id > ?)',
    sorted: 'ORDER BY started_at, id LIMIT ?',
  },
};

// One bound on each side: of two, SQLite might go through an index by the wider one.
export function valuesBehind(
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  { startedAtMs: at, id, order }: Behind,
): readonly number[] {
  return order === 'newest'
    ? [fromMs, Math.min(untilMs - 1, at), at, id]
    : [Math.max(fromMs, at), untilMs - 1, at, id];
}

/**
 * The next calls of a selection in an order. Where many match, calls are looked through until enough are found; where
 * few do, the next of each shape are merged, so that nothing else is read.
 */
export function nextCalls(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  behind: Behind,
  limit: number,
): WalkedCall[] {
  const shapes = parts.reduce((sum, part) => sum + part.shapes.length, 0);
  if (shapes === 0) return [];
  const all = shapes > MERGED;
  const walked = walk(database, parts, behind, limit, all ? Number.MAX_SAFE_INTEGER : WALKED);
  return all || walked.length === limit ? walked : merge(database, parts, behind, limit);
}

/** Whether a call seen by an index belongs to the selection. Everything in it is a number of ours. */
export function partsCondition(parts: readonly SelectedPart[]): string {
  const conditions = parts.map(({ shapes, fromMs, untilMs, once }) =>
    [
      `shape IN (${shapes.join(', ')})`,
      once,
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
  behind: Behind,
  limit: number,
  most: number,
): WalkedCall[] {
  const { where, sorted } = BEHIND[behind.order];
  const rows = database
    .prepare(
      `SELECT id, started_at, caller_id FROM (
         SELECT id, started_at, shape, caller_id FROM calls INDEXED BY calls_by_time
         WHERE ${where} ${sorted})
       WHERE ${partsCondition(parts)} LIMIT ?`,
    )
    .all(...valuesBehind(boundsOf(parts), behind), most, limit);
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
  behind: Behind,
  limit: number,
): WalkedCall[] {
  const { order } = behind;
  const { where, sorted } = BEHIND[order];
  const once = parts[0]?.once ?? 'TRUE';
  const next = database.prepare(
    `SELECT id, started_at, caller_id FROM calls INDEXED BY calls_by_shape
     WHERE shape = ? AND ${once} AND ${where} ${sorted}`,
  );
  const runs = parts.flatMap((part) =>
    part.shapes.map((shape): Run => ({ shape, ...boundsOf([part]), calls: [], next: 0, whole: false })),
  );
  const atOnce = Math.max(4, Math.ceil((2 * limit) / runs.length));
  const headOf = (run: Run, after: BookCursor): BookCursor | undefined => {
    if (run.next === run.calls.length && !run.whole) {
      run.calls = z
        .array(CallAt)
        .parse(next.all(run.shape, ...valuesBehind(run, { ...after, order }), atOnce));
      run.whole = run.calls.length < atOnce;
      run.next = 0;
    }
    return run.calls[run.next];
  };
  const merged: WalkedCall[] = [];
  // The next call of all is always that of the last run.
  const waiting = runs
    .filter((run) => headOf(run, behind))
    .sort((one, other) => (comesFirst(one, other, order) ? 1 : -1));
  while (merged.length < limit) {
    const run = waiting.pop();
    const call = run?.calls[run.next];
    if (!run || !call) break;
    merged.push(call);
    run.next += 1;
    if (headOf(run, call)) waiting.splice(placeOf(run, waiting, order), 0, run);
  }
  return merged;
}

/** Where a run belongs among others, of which the last comes first. */
function placeOf(run: Run, waiting: readonly Run[], order: BookOrder): number {
  let [from, to] = [0, waiting.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = waiting[middle];
    if (other && comesFirst(run, other, order)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function comesFirst(run: Run, than: Run, order: BookOrder): boolean {
  const [a, b] = [run.calls[run.next], than.calls[than.next]];
  if (!a || !b) return a !== undefined;
  const newer = a.startedAtMs - b.startedAtMs || a.id - b.id;
  return order === 'newest' ? newer > 0 : newer < 0;
}
