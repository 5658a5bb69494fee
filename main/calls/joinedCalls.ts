import type { CallKey } from '../../contract/model/ids.ts';
import type { KnownCall } from './knownCall.ts';
import { joinRows, type OneCall, wholeOf } from './oneCall.ts';

/** A row of the call list with its caller, kept because reading numbers is slow. */
interface JoinedRow extends KnownCall {
  readonly caller: string;
}

/** A call with all its rows: `call` is the row that stands for it, telling what they tell together. */
export interface JoinedCall {
  readonly call: KnownCall;
  readonly rows: OneCall<JoinedRow>;
}

interface CallerRows {
  readonly rows: Map<CallKey, JoinedRow>;
  /** Null: to be joined anew. */
  calls: readonly JoinedCall[] | null;
}

/** Rows of the call list, joined to calls. */
export class JoinedCalls {
  readonly #callers = new Map<string, CallerRows>();
  readonly #callerOf = new Map<CallKey, string>();
  #all: readonly JoinedCall[] | null = null;

  /** `caller`: one text per caller, however the number was written. A row that is there is replaced. */
  put(call: KnownCall, caller: string): void {
    this.delete(call.key);
    const theirs = this.#callers.get(caller) ?? { rows: new Map<CallKey, JoinedRow>(), calls: null };
    theirs.rows.set(call.key, { ...call, caller });
    theirs.calls = null;
    this.#callers.set(caller, theirs);
    this.#callerOf.set(call.key, caller);
    this.#all = null;
  }

  delete(key: CallKey): void {
    const caller = this.#callerOf.get(key);
    const theirs = caller === undefined ? undefined : this.#callers.get(caller);
    if (caller === undefined || !theirs) return;
    this.#callerOf.delete(key);
    theirs.rows.delete(key);
    theirs.calls = null;
    if (theirs.rows.size === 0) this.#callers.delete(caller);
    this.#all = null;
  }

  /** The call that a row belongs to; undefined: there is no such row. */
  of(key: CallKey): JoinedCall | undefined {
    const caller = this.#callerOf.get(key);
    const theirs = caller === undefined ? undefined : this.#callers.get(caller);
    return theirs && callsOf(theirs).find(({ rows }) => rows.some((row) => row.key === key));
  }

  /** All calls of one caller, by their starts. */
  ofCaller(caller: string): readonly JoinedCall[] {
    const theirs = this.#callers.get(caller);
    return theirs ? callsOf(theirs) : [];
  }

  /** By their starts. */
  all(): readonly JoinedCall[] {
    this.#all ??= [...this.#callers.values()]
      .flatMap(callsOf)
      .sort(({ call: a }, { call: b }) => a.startedAtMs - b.startedAtMs || a.callId - b.callId);
    return this.#all;
  }
}

/** The call as a card tells it that was opened for one of its rows. */
export function toldBy(row: KnownCall, { rows }: Pick<JoinedCall, 'rows'>): KnownCall {
  if (rows.length === 1) return row;
  const { endedAtMs, durationSeconds } = wholeOf(rows);
  return { ...withAll(row, rows), startedAtMs: endedAtMs - (durationSeconds ?? 0) * 1000 };
}

function callsOf(theirs: CallerRows): readonly JoinedCall[] {
  theirs.calls ??= joinRows([...theirs.rows.values()]).map((rows) => ({
    call: rows.length === 1 ? rows[0] : withAll(rows[0], rows),
    rows,
  }));
  return theirs.calls;
}

function withAll(row: KnownCall, rows: OneCall<JoinedRow>): KnownCall {
  const { told, durationSeconds } = wholeOf(rows);
  // Clients are told apart within a location.
  const client = rows.find(({ clientId, locationId }) => clientId !== null && locationId === row.locationId);
  const recorded = told.recordingUrl === null ? rows.find(({ recordingUrl }) => recordingUrl !== null) : told;
  return {
    ...row,
    clientId: row.clientId ?? client?.clientId ?? null,
    status: told.status,
    rawStatus: told.rawStatus,
    durationSeconds,
    recordingUrl: recorded?.recordingUrl ?? null,
  };
}
