/** Does something with the last value given, once no newer one has come for a moment. */
export class Later<T> {
  readonly #run: (value: T) => void;
  readonly #delayMs: number;
  #timer: number | undefined;
  #waiting: { readonly value: T } | null = null;

  constructor(run: (value: T) => void, delayMs: number) {
    this.#run = run;
    this.#delayMs = delayMs;
  }

  put(value: T): void {
    window.clearTimeout(this.#timer);
    this.#waiting = { value };
    this.#timer = window.setTimeout(() => this.flush(), this.#delayMs);
  }

  /** Does now what is still waiting. */
  flush(): void {
    window.clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) this.#run(waiting.value);
  }
}
