import type { LocationId } from '../../contract/model/ids.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { Cancel, Clock } from '../clock.ts';
import { planPolls, type PollPlan } from './pollPlan.ts';
import { acceptsTokens, CONFIRM_REFUSAL_MS, mayPass, waitAfter } from './pollFailure.ts';
import { LocationWatch, type AskCalls, type Look } from './locationWatch.ts';

export interface PolledLocation {
  readonly id: LocationId;
  readonly timeZone: string;
}

export interface CallPollerDeps {
  /** Answers every failure it can name; a rejection is a bug. */
  readonly askCalls: AskCalls;
  readonly locations: readonly PolledLocation[];
  /** Locations whose calls pop up here come first when the budget is short. */
  readonly isWatched: (id: LocationId) => boolean;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  readonly random: () => number;
  readonly targetMs: number;
  readonly pollsPerMinute: () => number;
  readonly slowdown: () => number;
  readonly lastPolledServerMs: (id: LocationId) => number | null;
  readonly onLook: (id: LocationId, look: Look) => void;
  readonly onFailure: (id: LocationId, error: ApiError, retryInMs: number | null) => void;
  /** A token was refused twice: the polling has stopped itself. */
  readonly onRefused: () => void;
  readonly onBug: (error: unknown) => void;
}

interface Turn {
  readonly watch: LocationWatch;
  slotMono: number;
  failures: number;
  /** Since when it has met nothing but trouble that passes. */
  failingSinceMono: number | null;
  /** Such trouble, where Altegio has answered nobody since: once it is so everywhere, it concerns everyone. */
  met: ApiError['kind'] | null;
  /** Its token was refused and nothing else since. */
  refusals: number;
  /** Its calls did not come for a known reason since its last answer. */
  troubled: boolean;
  busy: boolean;
  cancel: Cancel;
}

interface Trouble {
  readonly failures: number;
  readonly sinceMono: number;
}

const nothing: Cancel = () => undefined;
const FIRST_ROUND_GAP_MS = 350;
const BUSY_MS = 1_000;
// An outage as short as this costs no call more than an interval. What lasts longer is asked about ever more rarely.
const SHORT_OUTAGE_MS = 60_000;
/** A request that nobody answers takes about as long. */
const SILENT_REQUEST_MS = 8_000;
/** Asking a dead network costs Altegio nothing, and the budget least of all when one location asks for all. */
const LONGEST_PROBE_MS = 4_000;
/** What blocks may block the longer for being asked, so one location asks, and at the pace of one. */
const BLOCKED_PROBE_MS = 5_000;
const SHORT_BLOCK_MS = 30_000;
// Longer without a look: what comes then is told in a sentence where it is old. Known trouble counts sooner.
const SILENCE_MS = 60_000;
const OUTAGE_MS = 10_000;
// For a sleep that was announced and not taken, or whose waking nobody tells.
const LONGEST_PAUSE_MS = 30_000;

/** Asks the call lists of all locations in turn, evenly spread, one look per location at a time. */
export class CallPoller {
  readonly #deps: CallPollerDeps;
  readonly #turns: Turn[] = [];
  #run: AbortController | undefined;
  /** Trouble that concerns every location: one of them probes, the others wait. */
  #trouble: Trouble | undefined;
  /** Since when the token has been refused and not once accepted. */
  #refusedSinceMono: number | null = null;
  /** Ends the wait for the next probe, or for the end of a pause. */
  #cancelWait: Cancel = nothing;
  #nextProbe = 0;
  /** When a location that failed was answered again. */
  #recoveredMono = -Infinity;

  constructor(deps: CallPollerDeps) {
    this.#deps = deps;
  }

  get plan(): PollPlan {
    const watched = this.#deps.locations.filter(({ id }) => this.#deps.isWatched(id)).length;
    return planPolls({
      watched,
      others: this.#deps.locations.length - watched,
      targetMs: this.#deps.targetMs,
      pollsPerMinute: this.#deps.pollsPerMinute(),
      slowdown: this.#deps.slowdown(),
    });
  }

  start(): void {
    if (this.#run) return;
    this.#run = new AbortController();
    const inOrder = [...this.#deps.locations].sort(
      (a, b) => Number(this.#deps.isWatched(b.id)) - Number(this.#deps.isWatched(a.id)),
    );
    const { clock } = this.#deps;
    const tight = this.plan.otherIntervalMs > this.#deps.targetMs;
    inOrder.forEach((location, index) => {
      const intervalMs = this.#intervalOf(location.id);
      const phaseMs = (intervalMs * index) / inOrder.length;
      const firstMs = tight ? phaseMs : Math.min(phaseMs, index * FIRST_ROUND_GAP_MS);
      // The first round is quick; the second look comes at the location's own phase, so that the rest is even.
      const early = phaseMs - firstMs > 500;
      const turn: Turn = {
        watch: new LocationWatch(location, this.#deps.askCalls, this.#deps.lastPolledServerMs(location.id)),
        slotMono: clock.monotonic() + (early ? phaseMs - intervalMs : firstMs),
        failures: 0,
        failingSinceMono: null,
        met: null,
        refusals: 0,
        troubled: false,
        busy: false,
        cancel: nothing,
      };
      this.#turns.push(turn);
      this.#book(turn, firstMs);
    });
  }

  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#trouble = undefined;
    this.#refusedSinceMono = null;
    this.#cancelAll();
    this.#turns.length = 0;
  }

  /** The machine goes to sleep: questions under way are dropped, and the next are asked at `catchUp`. */
  pause(): void {
    if (!this.#run) return;
    this.#run.abort();
    this.#run = new AbortController();
    this.#cancelAll();
    this.#cancelWait = this.#deps.clock.after(LONGEST_PAUSE_MS, () => {
      this.catchUp();
    });
  }

  /** The next look at each location comes after a silence. */
  expectSilence(): void {
    for (const turn of this.#turns) turn.watch.wantCatchUp();
  }

  /** After sleep, an unlocked screen or a network that came back: look everywhere now, without a burst of old popups. */
  catchUp(): void {
    if (!this.#run) return;
    this.expectSilence();
    if (this.#trouble) this.#probeIn(0);
    else {
      this.#cancelWait();
      this.#bookSoon(this.#turns);
    }
  }

  /** A person wants the next try of what fails now. It may have been mended, so the waits begin anew. */
  lookNow(): void {
    if (!this.#run) return;
    const failing = this.#turns.filter(({ failures }) => failures > 0);
    for (const turn of failing) turn.failures = 0;
    if (this.#trouble) {
      this.#trouble = { ...this.#trouble, failures: 0, sinceMono: this.#deps.clock.monotonic() };
      this.#probeIn(0);
    } else this.#bookSoon(failing);
  }

  #bookSoon(turns: readonly Turn[]): void {
    turns.forEach((turn, index) => {
      this.#book(turn, index * FIRST_ROUND_GAP_MS);
    });
  }

  #intervalOf(id: LocationId): number {
    const { watchedIntervalMs, otherIntervalMs } = this.plan;
    return this.#deps.isWatched(id) ? watchedIntervalMs : otherIntervalMs;
  }

  #book(turn: Turn, inMs: number): void {
    turn.cancel();
    turn.cancel = this.#deps.clock.after(inMs, () => void this.#look(turn));
  }

  /** Returns in how many milliseconds. */
  #bookNextSlot(turn: Turn): number {
    const intervalMs = this.#intervalOf(turn.watch.location.id);
    const nowMono = this.#deps.clock.monotonic();
    turn.slotMono += intervalMs;
    // A slot that has passed meanwhile is skipped, never made up for.
    if (turn.slotMono < nowMono + intervalMs * 0.2) turn.slotMono = nowMono + intervalMs;
    // Looks between the slots, as after waking up, put none of them off.
    while (turn.slotMono > nowMono + intervalMs * 1.2) turn.slotMono -= intervalMs;
    // Jitter only ever shortens the wait and does not add up, so the achieved interval keeps its promise.
    const ms = turn.slotMono - nowMono - this.#deps.random() * 0.05 * intervalMs;
    this.#book(turn, ms);
    return ms;
  }

  async #look(turn: Turn): Promise<void> {
    const run = this.#run;
    if (!run) return;
    // What was dropped before a sleep may end only after the waking, and books nothing any more.
    if (turn.busy) {
      this.#book(turn, BUSY_MS);
      return;
    }
    turn.busy = true;
    const slot = turn.slotMono;
    try {
      await this.#lookOnce(turn, run.signal);
    } catch (error) {
      // A bug must not end the polling: the next turn is booked all the same.
      if (!run.signal.aborted && turn.slotMono === slot) this.#bookNextSlot(turn);
      this.#deps.onBug(error);
    } finally {
      turn.busy = false;
    }
  }

  async #lookOnce(turn: Turn, signal: AbortSignal): Promise<void> {
    const { clock, serverNowMs } = this.#deps;
    const { id } = turn.watch.location;
    const time = { monoMs: clock.monotonic(), serverNowMs, silenceMs: this.#silenceOf(turn) };
    const result = await turn.watch.look(time, signal);
    if (signal.aborted) return;

    // The next look is booked before anyone is told, so a listener that throws cannot end the polling.
    if (result.ok) {
      this.#refusedSinceMono = null;
      turn.refusals = 0;
      turn.troubled = false;
      this.#bookNextSlot(turn);
      this.#endOutage(turn);
      this.#deps.onLook(id, result.value);
      return;
    }
    if (result.error.kind === 'unauthorized') this.#refused(turn);
    else this.#fail(turn, result.error, time.monoMs);
  }

  /** Stops when the token is refused again by then; nobody is told of a single refusal. */
  #refused(turn: Turn): void {
    const nowMono = this.#deps.clock.monotonic();
    this.#refusedSinceMono ??= nowMono;
    turn.refusals += 1;
    const leftMs = this.#refusedSinceMono + CONFIRM_REFUSAL_MS - nowMono;
    if (leftMs <= 0) {
      const { id } = turn.watch.location;
      this.stop();
      this.#deps.onFailure(id, { kind: 'unauthorized' }, null);
      this.#deps.onRefused();
      return;
    }
    // Others are answered meanwhile with the same token: so it is this location that answers oddly.
    if (turn.refusals > 2) this.#fail(turn, { kind: 'badResponse', detail: 'status 401' }, nowMono);
    else {
      this.#nobodyFails();
      if (this.#trouble) this.#endTrouble(turn);
      this.#book(turn, leftMs);
    }
  }

  /** It was asked and answered: what kept it, and perhaps the others, is over. */
  #endOutage(turn: Turn): void {
    if (this.#trouble || turn.failures > 0) this.#recoveredMono = this.#deps.clock.monotonic();
    const wasLong = this.#isLong(turn.failingSinceMono);
    turn.failures = 0;
    turn.failingSinceMono = null;
    this.#nobodyFails();
    if (this.#trouble) this.#endTrouble(turn);
    else if (wasLong) this.#bookSoon(this.#turns.filter((each) => this.#isLong(each.failingSinceMono)));
  }

  /** Altegio has answered somebody, or it is certain by itself that nobody is answered. */
  #nobodyFails(): void {
    for (const each of this.#turns) each.met = null;
  }

  #isLong(sinceMono: number | null): boolean {
    return sinceMono !== null && this.#deps.clock.monotonic() - sinceMono >= SHORT_OUTAGE_MS;
  }

  #silenceOf({ watch, troubled }: Turn): number {
    const intervalMs = this.#intervalOf(watch.location.id);
    return troubled ? Math.max(OUTAGE_MS, 2 * intervalMs) : Math.max(SILENCE_MS, 3 * intervalMs);
  }

  #fail(turn: Turn, error: ApiError, askedMono: number): void {
    const { id } = turn.watch.location;
    turn.failures += 1;
    turn.troubled = true;
    if (acceptsTokens(error)) {
      this.#refusedSinceMono = null;
      turn.refusals = 0;
    }
    const nowMono = this.#deps.clock.monotonic();
    const passes = mayPass(error);
    turn.failingSinceMono = passes ? (turn.failingSinceMono ?? nowMono) : null;
    const wait = waitAfter(error, turn.failures, this.#deps.random);
    if (passes && wait.kind === 'location') turn.met = error.kind;
    else this.#nobodyFails();
    if (wait.kind === 'everywhere' || this.#turns.every(({ met }) => met !== null)) {
      this.#deps.onFailure(id, error, this.#probeAfter(error, nowMono));
    } else if (wait.kind === 'location') {
      // An answer, though not the wished one: whatever kept everyone waiting is over.
      if (this.#trouble) this.#endTrouble(turn);
      const short = passes && !this.#isLong(turn.failingSinceMono);
      // It was asked before the outage was over, and told of it only now.
      const late = askedMono <= this.#recoveredMono;
      const ms = short
        ? this.#bookInOutage(turn, error, late || error.kind === 'timedOut' ? BUSY_MS : wait.ms, late)
        : Math.min(wait.ms, this.#longestWait(error, turn.failingSinceMono));
      if (!short) this.#book(turn, ms);
      this.#deps.onFailure(id, error, ms);
    }
  }

  /** One location asks for all: the budget then has enough for all of them when it is answered. */
  #probeAfter(error: ApiError, nowMono: number): number {
    const before = this.#trouble;
    const failures = (before?.failures ?? 0) + 1;
    const sinceMono = before?.sinceMono ?? nowMono;
    this.#trouble = { failures, sinceMono };
    for (const each of this.#turns) each.troubled = true;
    const wait = waitAfter(error, failures, this.#deps.random);
    const wantedMs = wait.kind === 'refused' ? 0 : wait.ms;
    const ms = Math.min(wantedMs, this.#longestProbe(error, sinceMono));
    this.#probeIn(ms);
    return ms;
  }

  /** The pace of every day: slower would cost calls, and faster would use up what the budget has for the time after it. */
  #bookInOutage(turn: Turn, error: ApiError, waitMs: number, late: boolean): number {
    const intervalMs = this.#intervalOf(turn.watch.location.id);
    const alone = this.#turns.every((each) => each === turn || each.met === null);
    const silent = error.kind === 'timedOut' && intervalMs <= SILENT_REQUEST_MS;
    const soon = late || silent || (alone && turn.failures === 1);
    if (!soon || waitMs >= intervalMs) return this.#bookNextSlot(turn);
    this.#book(turn, waitMs);
    return waitMs;
  }

  /** What blocks for minutes may do so for hours, but nobody waits longer than it has lasted. */
  #longestWait(error: ApiError, blockedSinceMono: number | null = null): number {
    if (error.kind !== 'networkBlock') return Infinity;
    const nowMono = this.#deps.clock.monotonic();
    return Math.max(SHORT_BLOCK_MS, nowMono - (blockedSinceMono ?? nowMono));
  }

  #longestProbe(error: ApiError, sinceMono: number): number {
    const costsNothing = error.kind === 'offline' || error.kind === 'aborted';
    if (!costsNothing && !(mayPass(error) && !this.#isLong(sinceMono))) {
      const mixed = this.#turns.some(({ met }) => met !== 'networkBlock');
      return mixed ? this.#longestWait(error) : this.#longestWait(error, sinceMono);
    }
    if (error.kind === 'timedOut') return BUSY_MS;
    const shortest = Math.min(this.plan.watchedIntervalMs, this.plan.otherIntervalMs);
    return Math.min(error.kind === 'networkBlock' ? BLOCKED_PROBE_MS : LONGEST_PROBE_MS, shortest);
  }

  #probeIn(ms: number): void {
    this.#cancelAll();
    this.#cancelWait = this.#deps.clock.after(ms, () => {
      const turn = this.#turns[this.#nextProbe % this.#turns.length];
      this.#nextProbe += 1;
      if (turn?.busy) {
        this.#probeIn(BUSY_MS);
        return;
      }
      // Where nobody answers, not even with a refusal, the next location does not wait for the end of this question.
      if (!this.#isLong(this.#trouble?.sinceMono ?? null)) this.#probeIn(LONGEST_PROBE_MS);
      if (turn) void this.#look(turn);
    });
  }

  #endTrouble(probe: Turn): void {
    this.#trouble = undefined;
    this.#cancelWait();
    this.#bookSoon(this.#turns.filter((turn) => turn !== probe));
  }

  #cancelAll(): void {
    this.#cancelWait();
    for (const turn of this.#turns) turn.cancel();
  }
}
