import type { Cancel, Clock } from '../clock.ts';

/** By then the popup stands. */
const HELD_MS = 60;

/** Work with what a look at the list brought, in the order of the looks. When a popup comes of one, it waits for that. */
export class AfterPopup {
  readonly #clock: Pick<Clock, 'after'>;
  #waiting: (() => void)[] = [];
  #cancel: Cancel | undefined;

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  add(work: () => void, popupComes: boolean): void {
    this.#waiting.push(work);
    if (popupComes)
      this.#cancel ??= this.#clock.after(HELD_MS, () => {
        this.flush();
      });
    else if (!this.#cancel) this.flush();
  }

  /** Does at once whatever waits. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const works = this.#waiting;
    this.#waiting = [];
    for (const work of works) work();
  }
}
