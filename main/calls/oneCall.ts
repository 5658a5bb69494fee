/** What decides which rows of the call list are one call of a person. */
export interface RowOfCall {
  readonly locationId: number;
  readonly callId: number;
  /** One text per caller, however the number was written. */
  readonly caller: string;
  readonly direction: string;
  readonly status: string;
  readonly startedAtMs: number;
  /** Null: unknown. */
  readonly durationSeconds: number | null;
}

/** Rows that are one call, by their starts: the first stands for the call. */
export type OneCall<Row> = readonly [Row, ...Row[]];

/** The call as a person knows it. */
export interface WholeCall<Row> {
  /** The row that tells how it ended: the answered one, else the first that says missed, else the first. */
  readonly told: Row;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** How long was talked or, where nobody answered, how long it rang in all; 0 or null: not known. */
  readonly durationSeconds: number | null;
}

const LEG_MS = 20_000;
const COPY_MS = 2_000;

/** The farthest that two neighbouring rows of one call lie apart. */
export const FARTHEST_ROWS_MS = LEG_MS;

/**
 * Puts rows together that are one call: the legs of a queue in one location, and the copies that other locations of a
 * chain list of it. What comes of it depends on the rows alone, not on their order. Calls come by their starts.
 */
export function joinRows<Row extends RowOfCall>(rows: readonly Row[]): OneCall<Row>[] {
  const calls = [...ofOneCaller(rows).values()].flatMap((theirs) => joinCopies(legsOf(theirs)));
  return calls.sort(([a], [b]) => byStart(a, b));
}

export function wholeOf<Row extends RowOfCall>(rows: OneCall<Row>): WholeCall<Row> {
  const [first] = rows;
  const answered = rows.find(isAnswered);
  if (answered)
    return {
      told: answered,
      startedAtMs: first.startedAtMs,
      endedAtMs: endOf(answered),
      durationSeconds: answered.durationSeconds,
    };
  const rings = [...new Set(rows.map(({ locationId }) => locationId))].flatMap((id) => {
    const ring = ringOf(rows.filter(({ locationId }) => locationId === id));
    return ring === null ? [] : [ring];
  });
  return {
    told: rows.find(({ status }) => status === 'missed') ?? first,
    startedAtMs: first.startedAtMs,
    endedAtMs: Math.max(...rows.map(endOf)),
    durationSeconds: rings.length === 0 ? null : Math.max(...rings),
  };
}

const isAnswered = ({ status }: RowOfCall): boolean => status === 'success';
const endOf = ({ startedAtMs, durationSeconds }: RowOfCall): number =>
  startedAtMs + (durationSeconds ?? 0) * 1000;
const byStart = (a: RowOfCall, b: RowOfCall): number =>
  a.startedAtMs - b.startedAtMs || a.locationId - b.locationId || a.callId - b.callId;

/**
 * From the first leg's start to the last one's end, since phones are rung one after another as well as at once. Null
 * where the length of any is unknown: it may have been the last to end.
 */
function ringOf(legs: readonly RowOfCall[]): number | null {
  if (legs.some(({ durationSeconds }) => durationSeconds === null)) return null;
  if (legs.every(({ durationSeconds }) => (durationSeconds ?? 0) === 0)) return 0;
  const startMs = Math.min(...legs.map(({ startedAtMs }) => startedAtMs));
  return Math.round((Math.max(...legs.map(endOf)) - startMs) / 1000);
}

function ofOneCaller<Row extends RowOfCall>(rows: readonly Row[]): Map<string, Row[]> {
  const callers = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.direction} ${row.caller}`;
    const theirs = callers.get(key);
    if (theirs) theirs.push(row);
    else callers.set(key, [row]);
  }
  return callers;
}

/** A call that was answered takes no second answer: whoever rang again at once was another call. */
function legsOf<Row extends RowOfCall>(rows: readonly Row[]): [Row, ...Row[]][] {
  const calls: [Row, ...Row[]][] = [];
  const open = new Map<number, [Row, ...Row[]]>();
  for (const row of [...rows].sort(byStart)) {
    const before = open.get(row.locationId);
    const last = before?.at(-1);
    const goesOn =
      before !== undefined &&
      last !== undefined &&
      row.startedAtMs - last.startedAtMs <= LEG_MS &&
      !(isAnswered(row) && before.some(isAnswered));
    if (goesOn) before.push(row);
    else {
      const call: [Row, ...Row[]] = [row];
      calls.push(call);
      open.set(row.locationId, call);
    }
  }
  return calls;
}

/** Each location has its legs in a call once; calls of several locations are one where any of their rows are copies. */
function joinCopies<Row extends RowOfCall>(legs: readonly [Row, ...Row[]][]): [Row, ...Row[]][] {
  const calls: [Row, ...Row[]][] = [];
  // By their starts, so what has ended by then meets no copy any more.
  let near: [Row, ...Row[]][] = [];
  for (const theirs of legs) {
    let joined = theirs;
    const others: [Row, ...Row[]][] = [];
    for (const call of near) {
      if (lastStartOf(call) + COPY_MS < theirs[0].startedAtMs) calls.push(call);
      else if (areCopies(call, joined)) joined = [...call, ...joined];
      else others.push(call);
    }
    near = [...others, joined];
  }
  return [...calls, ...near].map((call) => call.sort(byStart));
}

const lastStartOf = (rows: readonly RowOfCall[]): number =>
  Math.max(...rows.map(({ startedAtMs }) => startedAtMs));

function areCopies(call: readonly RowOfCall[], other: readonly RowOfCall[]): boolean {
  return (
    call.every((row) => other.every(({ locationId }) => locationId !== row.locationId)) &&
    call.some((row) => other.some((copy) => isCopy(row, copy)))
  );
}

// Under the same id it is a copy before the change that one location has told already comes from the other, too.
function isCopy(row: RowOfCall, copy: RowOfCall): boolean {
  if (Math.abs(row.startedAtMs - copy.startedAtMs) > COPY_MS) return false;
  return (
    row.callId === copy.callId || (row.status === copy.status && row.durationSeconds === copy.durationSeconds)
  );
}
