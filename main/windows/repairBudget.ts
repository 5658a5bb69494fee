import type { Clock } from '../clock.ts';

const WITHIN_MS = 10 * 60_000;
const MOST = 3;

/** A page that dies is reloaded, but not for ever: three times in ten minutes. */
export class RepairBudget {
  readonly #clock: Clock;
  #taken: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(): boolean {
    const now = this.#clock.monotonic();
    this.#taken = this.#taken.filter((at) => now - at < WITHIN_MS);
    if (this.#taken.length >= MOST) return false;
    this.#taken.push(now);
    return true;
  }
}
