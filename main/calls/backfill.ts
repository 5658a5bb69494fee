import type { BackfillState } from '../../contract/model/callBook.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { ProblemKind } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { problemOf } from '../altegio/problemOf.ts';
import type { BookDoor, BookError } from '../book/bookDoor.ts';
import type { Cancel, Clock } from '../clock.ts';
import { dayOfEpoch, epochDay } from './epochDay.ts';
import { FetchPlan, type FetchRange } from './fetchPlan.ts';
import { settleStart, type KnownCall } from './knownCall.ts';
import type { AskCalls } from './locationWatch.ts';
import { noBackfill } from './noBackfill.ts';
import { CONFIRM_REFUSAL_MS, TRY_REFUSED_AGAIN_MS, waitAfter } from './pollFailure.ts';
import { readCallRange, type CallRange } from './readCallRange.ts';
import { dayIn } from './salonDay.ts';

export interface BackfillDeps {
  readonly book: BookDoor;
  /** With the lowest priority: popups and polls always come first. */
  readonly askCalls: AskCalls;
  readonly locations: readonly Location[];
  readonly retentionDays: () => number;
  readonly put: (calls: readonly KnownCall[]) => Promise<Result<unknown, BookError>>;
  /** A range is in the book: names may be asked for. */
  readonly onRange: (location: Location, calls: readonly KnownCall[], signal: AbortSignal) => Promise<void>;
  /** Everything is there. */
  readonly onDone: (signal: AbortSignal) => Promise<void>;
  readonly onChange: (state: BackfillState) => void;
  readonly clock: Clock;
  readonly random: () => number;
  readonly serverNowMs: () => number;
}

type Wish = 'running' | 'paused' | 'cancelled';

const MEMO = 'backfill';
const PAGE_LIMIT = 1_000;
// The worker answers windows in between.
const CHUNK = 100;
/** Recordings and corrections arrive later, so young days are read again after this time. */
const FRESH_MS = 3 * 3_600_000;
const AGAIN_MS = 6 * 3_600_000;
const BOOK_WAIT_MS = 30_000;

/** Fetches past calls into the call book, newest days first, until everything that is to be kept is there. */
export class Backfill {
  readonly #deps: BackfillDeps;
  #state: BackfillState = noBackfill;
  #plan = new FetchPlan([], 0);
  #run: AbortController | undefined;
  #cancelAgain: Cancel = () => undefined;
  #skipProblem: ProblemKind | null = null;
  readonly #skipped = new Set<LocationId>();
  #takenUpAtMono = -Infinity;

  constructor(deps: BackfillDeps) {
    this.#deps = deps;
  }

  get state(): BackfillState {
    return this.#state;
  }

  /** Goes on where it stood when the app was closed, paused or not. */
  start(): void {
    void this.#begin(null);
  }

  pause(): void {
    this.#rest('paused');
  }

  resume(): void {
    void this.#begin('running');
  }

  cancel(): void {
    this.#rest('cancelled');
  }

  /** More or fewer days are wanted, or it is time to look at young days again. */
  again(): void {
    if (this.#state.phase === 'running' || this.#state.phase === 'done') void this.#begin(null);
  }

  /** The calls of this location can be read; its past was left out while they could not. */
  arrived(id: LocationId): void {
    if (!this.#skipped.has(id)) return;
    const nowMono = this.#deps.clock.monotonic();
    // Where young calls may be read and old ones may not, every look would start it anew.
    if (nowMono - this.#takenUpAtMono < TRY_REFUSED_AGAIN_MS) return;
    this.#takenUpAtMono = nowMono;
    this.again();
  }

  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#cancelAgain();
  }

  #rest(wish: 'paused' | 'cancelled'): void {
    this.stop();
    void this.#deps.book.ask('writeMemo', { name: MEMO, value: wish });
    this.#tell({ phase: wish, problem: null });
  }

  async #begin(wish: 'running' | null): Promise<void> {
    this.stop();
    const run = new AbortController();
    this.#run = run;
    if (wish) void this.#deps.book.ask('writeMemo', { name: MEMO, value: wish });
    const wanted = wish ?? (await this.#wishOf(run.signal));
    const plan = await this.#makePlan(run.signal);
    if (run.signal.aborted) return;
    this.#plan = plan;
    this.#skipProblem = null;
    this.#skipped.clear();
    this.#tell({ phase: wanted, problem: null });
    if (wanted === 'running') await this.#fetchAll(run.signal);
  }

  async #wishOf(signal: AbortSignal): Promise<Wish> {
    const memo = await this.#untilKept(() => this.#deps.book.ask('readMemo', { name: MEMO }), signal);
    return memo === 'paused' || memo === 'cancelled' ? memo : 'running';
  }

  async #makePlan(signal: AbortSignal): Promise<FetchPlan> {
    const { book, locations, serverNowMs, retentionDays } = this.#deps;
    const nowMs = serverNowMs();
    const question = { locationIds: locations.map(({ id }) => id), freshSinceMs: nowMs - FRESH_MS };
    const fetched = await this.#untilKept(() => book.ask('fetchedRuns', question), signal);
    const runsOf = new Map(fetched?.map(({ locationId, runs }) => [locationId, runs]));
    return new FetchPlan(
      locations.map(({ id, timeZone }) => ({
        id,
        today: epochDay(dayIn(timeZone, nowMs)),
        fetched: runsOf.get(id) ?? [],
      })),
      retentionDays() + 1,
    );
  }

  async #fetchAll(signal: AbortSignal): Promise<void> {
    const locationOf = new Map(this.#deps.locations.map((location) => [location.id, location]));
    const failures = new Map<LocationId, number>();
    for (let range = this.#plan.next(); range; range = this.#plan.next()) {
      const location = locationOf.get(range.locationId);
      if (!location) return;
      const { firstDay, lastDay } = range;
      const answer = await readCallRange(
        (page) => this.#ask(location, firstDay, lastDay, page, signal),
        PAGE_LIMIT,
      );
      if (answer.ok) {
        failures.delete(location.id);
        await this.#keep(location, range, answer.value, signal);
      } else {
        const count = (failures.get(location.id) ?? 0) + 1;
        failures.set(location.id, count);
        if (!(await this.#mayGoOn(answer.error, count, location.id, signal))) return;
      }
      if (signal.aborted) return;
    }
    this.#tell({ phase: 'done', problem: this.#skipProblem });
    this.#cancelAgain = this.#deps.clock.after(AGAIN_MS, () => {
      this.again();
    });
    await this.#deps.onDone(signal);
  }

  // Neither the zone of the days nor whether the last one is included is documented: one more on both ends.
  #ask(location: Location, firstDay: number, lastDay: number, page: number, signal: AbortSignal) {
    const days = { fromDay: dayOfEpoch(firstDay - 1), toDay: dayOfEpoch(lastDay + 1) };
    return this.#deps.askCalls({ location, ...days, page, limit: PAGE_LIMIT }, signal);
  }

  async #keep(location: Location, range: FetchRange, answer: CallRange, signal: AbortSignal): Promise<void> {
    const { book, put, onRange, serverNowMs } = this.#deps;
    const nowMs = serverNowMs();
    const calls = answer.calls.flatMap((row) => settleStart(row, nowMs) ?? []);
    for (let from = 0; from < calls.length; from += CHUNK) {
      const chunk = calls.slice(from, from + CHUNK);
      await this.#untilKept(() => put(chunk), signal);
      if (signal.aborted) return;
    }
    const { locationId } = range;
    const days = { firstDay: dayOfEpoch(range.firstDay), lastDay: dayOfEpoch(range.lastDay) };
    await this.#untilKept(() => book.ask('putFetched', { locationId, ...days, nowMs }), signal);
    if (signal.aborted) return;
    this.#plan.fetched(range, { rows: answer.rows, full: answer.rows >= PAGE_LIMIT });
    this.#tell({ problem: this.#skipProblem });
    await onRange(location, calls, signal);
  }

  /** Waits as the error wants it; false: it was stopped. */
  async #mayGoOn(error: ApiError, failures: number, id: LocationId, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    const wait = waitAfter(error, failures, this.#deps.random);
    if (wait.kind === 'refused' && failures === 1) {
      // A single one may be an odd answer.
      await this.#wait(CONFIRM_REFUSAL_MS, signal);
      return true;
    }
    const kind = error.kind === 'forbidden' ? 'noRightCalls' : problemOf(error, 'wrongUserToken').kind;
    this.#tell({ problem: kind });
    if (wait.kind === 'refused') {
      await this.#wait(TRY_REFUSED_AGAIN_MS, signal);
      return true;
    }
    if (error.kind === 'forbidden' || error.kind === 'licenceEnded' || error.kind === 'notFound') {
      this.#skipProblem = kind;
      this.#skipped.add(id);
      this.#plan.skip(id);
      return true;
    }
    if (wait.kind === 'location') this.#plan.rest(id);
    await this.#wait(wait.ms, signal);
    return true;
  }

  /** A full disk or a closed book keeps nothing: asks again until it does. */
  async #untilKept<T>(ask: () => Promise<Result<T, BookError>>, signal: AbortSignal): Promise<T | undefined> {
    const isOver = (): boolean => signal.aborted;
    while (!isOver()) {
      const answer = await ask();
      if (answer.ok) return answer.value;
      // Another profile's book may be at work by now.
      if (isOver()) break;
      this.#tell({ problem: answer.error.kind });
      await this.#wait(BOOK_WAIT_MS, signal);
    }
    return undefined;
  }

  #wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = this.#deps.clock.after(ms, end);
      signal.addEventListener('abort', end);
    });
  }

  #tell(change: Partial<Pick<BackfillState, 'phase' | 'problem'>>): void {
    this.#state = { ...this.#state, ...change, ...this.#plan.progress() };
    this.#deps.onChange(this.#state);
  }
}
