import type { Clock } from '../clock.ts';
import { httpDateMs } from './httpDate.ts';

/** Server time minus monotonic time is known to lie between the two. */
interface Bounds {
  readonly lowMs: number;
  readonly highMs: number;
}

const DATE_RESOLUTION_MS = 1_000;
/** How fast two good clocks may drift apart: 0.1 ms a second. */
const DRIFT = 0.0001;
/** A PC clock that moved this much against monotonic time was set by hand, or the machine slept. */
const JUMP_MS = 3_000;

/**
 * Altegio's clock, estimated from the Date headers of its answers and monotonic time, because the PC's clock may be
 * wrong by hours and may jump. Each answer says: when the server wrote it, between sending and receiving, its time was
 * within that second. What all answers agree on is narrower than a second.
 */
export class ServerClock {
  readonly #clock: Clock;
  #agreed: Bounds | undefined;
  #dissent: Bounds | undefined;
  #observedAtMonoMs = 0;
  #pcMinusMonoMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes in the Date header of one answer; a missing or unreadable one is ignored. */
  observe(dateHeader: string | null, sentMonoMs: number, receivedMonoMs: number): void {
    const dateMs = httpDateMs(dateHeader ?? '');
    if (dateMs === null || receivedMonoMs < sentMonoMs) return;

    const seen = { lowMs: dateMs - receivedMonoMs, highMs: dateMs + DATE_RESOLUTION_MS - sentMonoMs };
    const pcMinusMonoMs = this.#clock.now() - this.#clock.monotonic();
    // Monotonic time stands still during sleep on some systems, so the old estimate may be worthless now.
    const jumped = Math.abs(pcMinusMonoMs - this.#pcMinusMonoMs) > JUMP_MS;
    this.#take(seen, jumped, receivedMonoMs);
    this.#observedAtMonoMs = receivedMonoMs;
    this.#pcMinusMonoMs = pcMinusMonoMs;
  }

  /** Whole epoch milliseconds on the server's clock; the PC's clock before the first observation. */
  nowMs(): number {
    const agreed = this.#agreed;
    if (!agreed) return this.#clock.now();
    return Math.round(this.#clock.monotonic() + (agreed.lowMs + agreed.highMs) / 2);
  }

  /** Server minus PC: positive when the PC's clock is behind. 0 before the first observation. */
  offsetMs(): number {
    return this.nowMs() - this.#clock.now();
  }

  #take(seen: Bounds, jumped: boolean, nowMonoMs: number): void {
    const slackMs = Math.max(0, nowMonoMs - this.#observedAtMonoMs) * DRIFT;
    const common = this.#agreed && overlap(seen, this.#agreed, slackMs);
    if (common) {
      this.#agreed = common;
      this.#dissent = undefined;
      return;
    }
    // One answer against all before it may be an old copy from a cache; two that agree with each other are believed.
    const confirmed = this.#dissent && overlap(seen, this.#dissent, slackMs);
    if (!this.#agreed || jumped || confirmed) {
      this.#agreed = confirmed ?? seen;
      this.#dissent = undefined;
    } else this.#dissent = seen;
  }
}

function overlap(a: Bounds, b: Bounds, slackMs: number): Bounds | undefined {
  const lowMs = Math.max(a.lowMs, b.lowMs - slackMs);
  const highMs = Math.min(a.highMs, b.highMs + slackMs);
  return lowMs <= highMs ? { lowMs, highMs } : undefined;
}
