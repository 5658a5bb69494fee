import type { Clock } from '../clock.ts';

const MINUTE_MS = 60_000;
const MOST = 32;

/** How much slower than wanted one polls: doubled by trouble, 10 % less after each minute without any, never below 1. */
export class Slowdown {
  readonly #clock: Clock;
  #factorThen = 1;
  #sinceMonoMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  factor(): number {
    const cleanMinutes = Math.floor((this.#clock.monotonic() - this.#sinceMonoMs) / MINUTE_MS);
    return Math.max(1, this.#factorThen * 0.9 ** cleanMinutes);
  }

  double(): void {
    this.#factorThen = Math.min(MOST, this.factor() * 2);
    this.#sinceMonoMs = this.#clock.monotonic();
  }
}
