import type { Clock } from '../clock.ts';

const MINUTE_MS = 60_000;
const MOST = 32;
/** After as many minutes without trouble one polls at the wanted pace again. */
const CLEAN_MINUTES = 4;

/** How much slower than wanted one polls: doubled by trouble, less with each minute without any, after four of them 1. */
export class Slowdown {
  readonly #clock: Clock;
  #factorThen = 1;
  #sinceMonoMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  factor(): number {
    const cleanMinutes = Math.floor((this.#clock.monotonic() - this.#sinceMonoMs) / MINUTE_MS);
    const left = 1 - Math.min(1, Math.max(0, cleanMinutes) / CLEAN_MINUTES);
    return this.#factorThen ** left;
  }

  double(): void {
    this.#factorThen = Math.min(MOST, this.factor() * 2);
    this.#sinceMonoMs = this.#clock.monotonic();
  }

  /** Nothing is sent until then, and a minute in which nothing is sent is no clean one. */
  cleanFrom(monoMs: number): void {
    this.#sinceMonoMs = Math.max(this.#sinceMonoMs, monoMs);
  }
}
