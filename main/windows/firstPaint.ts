import type { Clock } from '../clock.ts';

/** The window draws its first frames with what the processor has: the book and the network come after those. */
const CALM_MS = 300;

/** Settles when the first window is painted and had a moment for its first frames, or when that takes too long. */
export class FirstPaint {
  readonly promise: Promise<void>;
  readonly #clock: Clock;
  #settle: () => void = () => undefined;

  constructor(clock: Clock, limitMs: number) {
    this.#clock = clock;
    this.promise = new Promise((resolve) => {
      this.#settle = resolve;
    });
    clock.after(limitMs, this.#settle);
  }

  painted(): void {
    this.#clock.after(CALM_MS, this.#settle);
  }

  /** Nobody waits for a window: there is none, or the app is quitting. */
  done(): void {
    this.#settle();
  }
}
