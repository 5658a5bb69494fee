import * as z from 'zod';
import { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { MissedRule } from '../../../contract/model/followUp.ts';
import { FARTHEST_ROWS_MS, joinRows, type OneCall, wholeOf } from '../../calls/oneCall.ts';
import { comparedCaller, readCaller } from '../../clients/phoneNumber.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { prepared } from '../prepared.ts';
import { NOWHERE, packShape, unpackShape } from './callShape.ts';
import { isMissed } from './isMissed.ts';
import { lengthOf } from './keptLength.ts';

/** Where rows have come, changed or gone. */
export interface TouchedRow {
  readonly callerId: number;
  readonly startedAtMs: number;
}

interface Range {
  readonly callerId: number;
  readonly fromMs: number;
  readonly toMs: number;
}

const count = z.number().int();
const CallerId = z.object({ caller_id: count }).transform((row) => row.caller_id);
// A hidden number has no national form that could be read.
const ANYWHERE = { countryIso: null };

const NearRow = z
  .object({
    id: count,
    location_id: count,
    call_id: count,
    caller_id: count,
    kind: z.string(),
    caller_text: z.string(),
    direction: CallDirection,
    status: CallStatus,
    started_at: count,
    duration_s: count,
    recorded: count,
    local_hour: count,
    weekday: count,
    missed: count,
    shape: count,
    twin: count,
    said: count.nullable(),
    told: count.nullable(),
    held: count.nullable(),
    call: count.nullable(),
    place: count.nullable(),
    range: count,
  })
  .transform((row) => ({
    ...row,
    locationId: row.location_id,
    callId: row.call_id,
    // By what can be seen of a hidden number: it has a row of `callers` for each client, and one for all others.
    caller:
      row.kind === 'hidden' ? comparedCaller(readCaller(row.caller_text, ANYWHERE)) : String(row.caller_id),
    startedAtMs: row.started_at,
    durationSeconds: lengthOf(row.duration_s),
  }));
type NearRow = z.infer<typeof NearRow>;

// CROSS JOIN keeps the order, so that the rows are found by the index.
const NEAR = `
SELECT calls.id, calls.location_id, call_id, caller_id, kind, caller_text, direction, status, started_at, duration_s,
  recording_url IS NOT NULL AS recorded, local_hour, weekday, missed, shape, twin,
  said, calls.client_id AS told, held, call, place, near.key AS range
FROM json_each(?) AS near
CROSS JOIN calls INDEXED BY calls_by_caller ON caller_id = near.value ->> 0
  AND started_at BETWEEN (near.value ->> 1) - ${FARTHEST_ROWS_MS} AND (near.value ->> 2) + ${FARTHEST_ROWS_MS}
CROSS JOIN callers ON callers.id = caller_id
LEFT JOIN call_rows ON call_rows.row_id = calls.id`;

const HIDDEN_AROUND = `
SELECT DISTINCT caller_id FROM calls INDEXED BY calls_by_time JOIN callers ON callers.id = caller_id
WHERE kind = 'hidden' AND started_at BETWEEN ? AND ?
  AND EXISTS (SELECT 1 FROM callers AS theirs WHERE theirs.id = ? AND theirs.kind = 'hidden')`;

/** Brings up to date which rows are one call, wherever rows were touched. To be asked in the same transaction. */
export function joinCalls(database: BookDatabase, touched: readonly TouchedRow[], rule: MissedRule): void {
  const rows = rowsAround(database, touched);
  for (const call of joinRows(rows)) {
    if (call.length === 1) separate(database, call[0], rule);
    else join(database, call, rule);
  }
}

/** All rows that may be one call with one of those touched: whatever follows within reach, both ways. */
function rowsAround(database: BookDatabase, touched: readonly TouchedRow[]): NearRow[] {
  const found = new Map<number, NearRow>();
  let ranges = withHidden(database, rangesOf(touched));
  while (ranges.length > 0) {
    const asked = JSON.stringify(ranges.map(({ callerId, fromMs, toMs }) => [callerId, fromMs, toMs]));
    const rows = z.array(NearRow).parse(prepared(database, NEAR).all(asked));
    for (const row of rows) found.set(row.id, row);
    ranges = withHidden(database, wider(ranges, rows));
  }
  return [...found.values()];
}

/** With those of all hidden numbers of the time: which are the same is seen in what is not hidden. */
function withHidden(database: BookDatabase, ranges: readonly Range[]): Range[] {
  return ranges.flatMap((range) => {
    const [fromMs, toMs] = [range.fromMs - FARTHEST_ROWS_MS, range.toMs + FARTHEST_ROWS_MS];
    const around = prepared(database, HIDDEN_AROUND).all(fromMs, toMs, range.callerId);
    const others = z
      .array(CallerId)
      .parse(around)
      .filter((callerId) => callerId !== range.callerId);
    return [range, ...others.map((callerId) => ({ ...range, callerId }))];
  });
}

function rangesOf(touched: readonly TouchedRow[]): Range[] {
  const ranges: Range[] = [];
  const inOrder = [...touched].sort((a, b) => a.callerId - b.callerId || a.startedAtMs - b.startedAtMs);
  for (const { callerId, startedAtMs } of inOrder) {
    const last = ranges.at(-1);
    if (last?.callerId === callerId && startedAtMs - last.toMs <= FARTHEST_ROWS_MS)
      ranges.splice(-1, 1, { ...last, toMs: startedAtMs });
    else ranges.push({ callerId, fromMs: startedAtMs, toMs: startedAtMs });
  }
  return ranges;
}

/** Those that found rows beyond their ends, with what they found. */
function wider(ranges: readonly Range[], rows: readonly NearRow[]): Range[] {
  const wide = ranges.map((range) => ({ ...range }));
  for (const { range, startedAtMs } of rows) {
    const its = wide[range];
    if (!its) continue;
    its.fromMs = Math.min(its.fromMs, startedAtMs);
    its.toMs = Math.max(its.toMs, startedAtMs);
  }
  return wide.filter(
    ({ fromMs, toMs }, index) => fromMs !== ranges[index]?.fromMs || toMs !== ranges[index].toMs,
  );
}

interface Standing {
  readonly twin: 0 | 1 | 2;
  readonly shape: number;
  readonly missed: number;
}

function separate(database: BookDatabase, row: NearRow, rule: MissedRule): void {
  if (row.twin === 0 && row.call === null) return;
  if (row.call !== null) prepared(database, 'DELETE FROM call_rows WHERE row_id = ?').run(row.id);
  keep(database, row, standingOf(row, [row], 0, rule));
}

function join(database: BookDatabase, rows: OneCall<NearRow>, rule: MissedRule): void {
  const [first] = rows;
  const places = new Set<number>();
  for (const [place, row] of rows.entries()) {
    const twin = row === first ? 0 : places.has(row.locationId) ? 2 : 1;
    places.add(row.locationId);
    keep(database, row, standingOf(row, rows, twin, rule));
    if (row.call !== first.id || row.place !== place)
      prepared(
        database,
        'INSERT OR REPLACE INTO call_rows (row_id, call, place, location_id) VALUES (?, ?, ?, ?)',
      ).run(row.id, first.id, place, row.locationId);
  }
  shareClient(database, rows);
}

/** One call is of one person, whichever of its rows tells who. */
function shareClient(database: BookDatabase, rows: OneCall<NearRow>): void {
  const said =
    rows.find((row) => row.said !== null && row.said !== 0)?.said ??
    (rows.some((row) => row.said === 0) ? 0 : null);
  const told = rows.find((row) => row.told !== null)?.told ?? null;
  for (const row of rows) {
    if (said !== null && !row.said && row.said !== said)
      prepared(database, 'UPDATE calls SET said = ? WHERE id = ?').run(said, row.id);
    if (told !== null && row.told === null && row.held !== told)
      prepared(database, 'UPDATE calls SET held = ? WHERE id = ?').run(told, row.id);
  }
}

function standingOf(
  row: NearRow,
  rows: OneCall<NearRow>,
  twin: Standing['twin'],
  rule: MissedRule,
): Standing {
  const { told, durationSeconds } = wholeOf(rows);
  const { known, followUp } = unpackShape(row.shape);
  const shape = packShape({
    locationId: twin === 2 ? NOWHERE : row.locationId,
    direction: row.direction,
    status: told.status,
    known,
    recorded: rows.some(({ recorded }) => recorded === 1),
    followUp,
    twin: twin > 0,
  });
  const judged = {
    callerKind: row.kind,
    direction: row.direction,
    status: told.status,
    durationSeconds,
    hour: row.local_hour,
    weekday: row.weekday,
  };
  return { twin, shape, missed: Number(twin < 2 && isMissed(judged, rule)) };
}

function keep(database: BookDatabase, row: NearRow, { twin, shape, missed }: Standing): void {
  if (row.twin === twin && row.shape === shape && row.missed === missed) return;
  prepared(database, 'UPDATE calls SET twin = ?, shape = ?, missed = ? WHERE id = ?').run(
    twin,
    shape,
    missed,
    row.id,
  );
}
