import type { Cancel, Clock } from '../clock.ts';

type Send = (channel: string, payload: unknown) => void;

export interface PopupFirstDeps {
  readonly clock: Pick<Clock, 'after'>;
  /** To the main window. */
  readonly send: Send;
  /** The popup is about to appear. */
  readonly isPopupComing: () => boolean;
}

/** As long as the popup takes to appear, with room to spare. */
const HELD_MS = 150;

/**
 * Both windows are drawn by one process, one after the other. While the popup is on its way, news for the main window
 * wait, or the large window would be drawn before the small one that somebody is waiting for.
 */
export class PopupFirst {
  readonly #deps: PopupFirstDeps;
  /** The newest of each slice. */
  readonly #held = new Map<string, unknown>();
  #cancelFlush: Cancel | undefined;

  constructor(deps: PopupFirstDeps) {
    this.#deps = deps;
  }

  send(channel: string, payload: unknown): void {
    if (this.#cancelFlush === undefined && !this.#deps.isPopupComing()) {
      this.#deps.send(channel, payload);
      return;
    }
    this.#held.set(channel, payload);
    this.#cancelFlush ??= this.#deps.clock.after(HELD_MS, () => {
      this.#cancelFlush = undefined;
      for (const [name, slice] of this.#held) this.#deps.send(name, slice);
      this.#held.clear();
    });
  }

  stop(): void {
    this.#cancelFlush?.();
    this.#held.clear();
  }
}
