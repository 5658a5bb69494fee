import type { Clock } from '../clock.ts';

/** Settles when the first window is painted, or when that takes too long. */
export class FirstPaint {
  readonly promise: Promise<void>;
  #settle: () => void = () => undefined;

  constructor(clock: Clock, limitMs: number) {
    this.promise = new Promise((resolve) => {
      this.#settle = resolve;
    });
    clock.after(limitMs, this.#settle);
  }

  done(): void {
    this.#settle();
  }
}
