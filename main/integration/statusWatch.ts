import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { InstallationStatus } from '../altegio/installations.ts';
import { backOffMs } from '../calls/backOff.ts';
import { CONFIRM_REFUSAL_MS, toldWaitOf, TRY_REFUSED_AGAIN_MS } from '../calls/pollFailure.ts';
import type { Cancel, Clock } from '../clock.ts';

export type StatusAnswer = Result<InstallationStatus | null, ApiError>;

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface StatusWatchDeps {
  /** Of the locations at work, known or not yet. */
  readonly locations: () => readonly Location[];
  /** Whether anything may be asked: an application id is known and no token was refused. */
  readonly mayAsk: () => boolean;
  readonly ask: (location: Location, signal: AbortSignal) => Promise<StatusAnswer>;
  readonly isPending: (id: LocationId) => boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onRead: (location: Location, answer: StatusAnswer) => void;
  readonly onProgress: () => void;
  readonly onBug: (error: unknown) => void;
}

const MINUTE_MS = 60_000;
const USUAL_MS = 15 * MINUTE_MS;
const OPEN_MS = 2 * MINUTE_MS;
/** Pending ones, and those whose last answer was none. */
const SOON_MS = MINUTE_MS;
/** Between two requests while nobody looks, so that a chain's statuses never come in one burst. */
const SPREAD_MS = 5_000;
const MOST_BACK_OFF_MS = 5 * MINUTE_MS;

/** Reads the status of the app in every location, one request at a time, oftener where it matters and while watched. */
export class StatusWatch {
  readonly #deps: StatusWatchDeps;
  readonly #readAtMono = new Map<LocationId, number>();
  readonly #failed = new Set<LocationId>();
  /** What a round over all locations has still to read; the order is that of the locations. */
  #round: ReadonlySet<LocationId> = new Set();
  #roundOf = 0;
  #open = false;
  #failures = 0;
  #refused = false;
  #notBeforeMono = -Infinity;
  #run: AbortController | undefined;
  #asking: LocationId | null = null;
  /** What is being asked for may have changed meanwhile, so its answer is not the last word. */
  #askAgain = false;
  #cancelTimer: Cancel = () => undefined;

  constructor(deps: StatusWatchDeps) {
    this.#deps = deps;
  }

  /** How far the round over all locations is; null: none is under way. */
  get progress(): Progress | null {
    return this.#round.size === 0 ? null : { done: this.#roundOf - this.#round.size, of: this.#roundOf };
  }

  start(): void {
    this.#run ??= new AbortController();
    this.#plan();
  }

  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#cancelTimer();
    this.#round = new Set();
  }

  /** Somebody looks at the statuses, so all are read now, or does not look any more. */
  watch(open: boolean): void {
    if (this.#open === open) return;
    this.#open = open;
    if (open) this.readAll();
    else this.#plan();
  }

  /** Reads the status of every location, apart from those that were just read. */
  readAll(except: readonly LocationId[] = []): void {
    const ids = this.#deps.locations().map(({ id }) => id);
    const wanted = ids.filter((id) => !except.includes(id));
    if (!this.#run || this.#refused || !this.#deps.mayAsk() || wanted.length === 0) return;
    this.#round = new Set(wanted);
    this.#roundOf = wanted.length;
    // A person waits for it, and the network may be another than at the last failure.
    this.#notBeforeMono = -Infinity;
    this.#deps.onProgress();
    this.#plan();
  }

  /** Something was sent that may have changed it: read it before anything else. */
  readSoon(id: LocationId): void {
    if (!this.#run || this.#refused || !this.#deps.mayAsk()) return;
    if (!this.#round.has(id)) this.#roundOf = this.#round.size === 0 ? 1 : this.#roundOf + 1;
    this.#round = new Set([...this.#round, id]);
    this.#askAgain ||= this.#asking === id;
    this.#notBeforeMono = -Infinity;
    this.#plan();
  }

  /** Altegio has accepted the tokens after all, as somebody else's request has shown. */
  acceptedAgain(): void {
    if (this.#refused) this.#notBeforeMono = -Infinity;
    this.#refused = false;
    this.#plan();
  }

  /** Locations or tokens may be others now. */
  lookAgain(): void {
    this.#plan();
  }

  /** It is another app from now on: what was read or refused does not count. */
  startOver(): void {
    if (!this.#run) return;
    this.#run.abort();
    this.#run = new AbortController();
    this.#readAtMono.clear();
    this.#failed.clear();
    this.#failures = 0;
    this.#refused = false;
    this.readAll();
  }

  #plan(): void {
    this.#cancelTimer();
    const run = this.#run;
    if (!run || this.#asking !== null || !this.#deps.mayAsk()) return;
    const next = this.#next();
    if (!next) return;
    const waitMs = Math.max(0, next.dueMono - this.#deps.clock.monotonic());
    this.#cancelTimer = this.#deps.clock.after(waitMs, () => {
      this.#read(next.location, run.signal).catch(this.#deps.onBug);
    });
  }

  #next(): { readonly location: Location; readonly dueMono: number } | undefined {
    const locations = this.#deps.locations();
    const [next] = locations
      .map((location, index) => ({ location, dueMono: this.#dueMono(location.id, index) }))
      .sort((a, b) => a.dueMono - b.dueMono);
    return next && { ...next, dueMono: Math.max(next.dueMono, this.#notBeforeMono) };
  }

  #dueMono(id: LocationId, index: number): number {
    if (this.#round.has(id)) return -Infinity;
    const readAt = this.#readAtMono.get(id);
    if (readAt === undefined) return this.#open ? 0 : index;
    if (this.#failed.has(id) || this.#deps.isPending(id)) return readAt + SOON_MS;
    return readAt + (this.#open ? OPEN_MS : USUAL_MS);
  }

  async #read(location: Location, signal: AbortSignal): Promise<void> {
    if (!this.#deps.mayAsk()) return;
    this.#asking = location.id;
    this.#askAgain = false;
    // For the case that this throws, or the next try would follow at once.
    this.#notBeforeMono = this.#deps.clock.monotonic() + SPREAD_MS;
    try {
      const answer = await this.#deps.ask(location, signal);
      if (signal.aborted) return;
      this.#take(location.id, answer);
      this.#deps.onRead(location, answer);
      this.#leaveRound(location.id);
    } finally {
      this.#asking = null;
      this.#plan();
    }
  }

  #take(id: LocationId, answer: StatusAnswer): void {
    const nowMono = this.#deps.clock.monotonic();
    this.#readAtMono.set(id, nowMono);
    this.#failed.delete(id);
    this.#notBeforeMono = nowMono + (this.#round.size > 0 || this.#open ? 0 : SPREAD_MS);
    if (answer.ok || isAboutTheLocation(answer.error)) {
      this.#failures = 0;
      this.#refused = false;
      return;
    }
    this.#failed.add(id);
    this.#failures += 1;
    const waitMs = this.#waitAfter(answer.error);
    this.#refused = answer.error.kind === 'unauthorized';
    this.#notBeforeMono = nowMono + waitMs;
    // What stands between here and Altegio stands before the others as well: the round is not worth going on with.
    this.#endRound();
  }

  #waitAfter(error: ApiError): number {
    // One refused token may be an odd answer.
    if (error.kind === 'unauthorized') return this.#refused ? TRY_REFUSED_AGAIN_MS : CONFIRM_REFUSAL_MS;
    return Math.max(toldWaitOf(error) ?? 0, backOffMs(this.#failures, this.#deps.random, MOST_BACK_OFF_MS));
  }

  #leaveRound(id: LocationId): void {
    if (this.#askAgain || !this.#round.has(id)) return;
    this.#round = new Set([...this.#round].filter((other) => other !== id));
    this.#deps.onProgress();
  }

  #endRound(): void {
    if (this.#round.size === 0) return;
    this.#round = new Set();
    this.#deps.onProgress();
  }
}

/** An answer of the Marketplace itself, which says nothing about asking for the others. */
const isAboutTheLocation = ({ kind }: ApiError): boolean =>
  kind === 'forbidden' || kind === 'licenceEnded' || kind === 'notFound' || kind === 'invalid';
