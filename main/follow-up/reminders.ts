import type { BookDoor } from '../book/bookDoor.ts';
import type { DueFollowUp } from '../book/queries/followUpTimes.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface RemindersDeps {
  readonly book: BookDoor;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  /** It is time to ring these back, as somebody wanted. */
  readonly onDue: (due: readonly DueFollowUp[]) => void;
  readonly onBug: (error: unknown) => void;
}

// A row may be put off, or another moment chosen, at any time in between.
const LOOK_MS = 15_000;
const SHORTEST_MS = 200;

/** Brings back what was put off, at its time, and lets old rows lapse. */
export class Reminders {
  readonly #deps: RemindersDeps;
  readonly #ended = new AbortController();
  #cancel: Cancel = () => undefined;

  constructor(deps: RemindersDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#look().catch(this.#deps.onBug);
  }

  stop(): void {
    this.#ended.abort();
    this.#cancel();
  }

  async #look(): Promise<void> {
    const { book, clock, serverNowMs, onDue } = this.#deps;
    const nowMs = serverNowMs();
    const times = await book.ask('followUpTimes', { nowMs });
    if (this.#isOver()) return;
    if (times.ok && (times.value.due.length > 0 || times.value.anyLapses)) {
      const passed = await book.ask('passTime', { nowMs });
      // Told once: rows that could not be written come up again.
      if (passed.ok && times.value.due.length > 0) onDue(times.value.due);
      if (this.#isOver()) return;
    }
    const next = times.ok ? times.value.nextLaterAtMs : null;
    const waitMs = next === null ? LOOK_MS : Math.min(LOOK_MS, Math.max(SHORTEST_MS, next - nowMs));
    this.#cancel = clock.after(waitMs, () => {
      this.#look().catch(this.#deps.onBug);
    });
  }

  #isOver(): boolean {
    return this.#ended.signal.aborted;
  }
}
