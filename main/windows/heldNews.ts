import type { EventName } from '../../contract/ipc/channels.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface HeldNewsDeps {
  readonly clock: Pick<Clock, 'after'>;
  readonly heldMs: number;
  readonly send: (channel: EventName, payload: unknown) => void;
}

/** News for one window, which can be held for a moment; of each slice only the newest is sent then. */
export class HeldNews {
  readonly #deps: HeldNewsDeps;
  readonly #held = new Map<EventName, unknown>();
  #cancelFlush: Cancel | undefined;

  constructor(deps: HeldNewsDeps) {
    this.#deps = deps;
  }

  get isHolding(): boolean {
    return this.#cancelFlush !== undefined;
  }

  /** Holding once more is no longer. */
  hold(): void {
    this.#cancelFlush ??= this.#deps.clock.after(this.#deps.heldMs, () => {
      this.#cancelFlush = undefined;
      for (const [name, slice] of this.#held) this.#deps.send(name, slice);
      this.#held.clear();
    });
  }

  send(channel: EventName, payload: unknown): void {
    if (this.isHolding) this.#held.set(channel, payload);
    else this.#deps.send(channel, payload);
  }

  stop(): void {
    this.#cancelFlush?.();
    this.#held.clear();
  }
}
