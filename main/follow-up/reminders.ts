import type { BookDoor } from '../book/bookDoor.ts';
import type { DueFollowUp } from '../book/queries/followUpTimes.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface RemindersDeps {
  readonly book: BookDoor;
  /** Counts up with each change of the book. */
  readonly bookChange: () => number;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  /** It is time to ring these back, as somebody wanted. */
  readonly onDue: (due: readonly DueFollowUp[]) => void;
  readonly onBug: (error: unknown) => void;
}

// A row may be put off, or another moment chosen, at any time in between.
const LOOK_MS = 15_000;
const SHORTEST_MS = 200;
const LAPSES_EVERY_MS = 60_000;

/** Brings back what was put off, at its time, and lets old rows lapse. */
export class Reminders {
  readonly #deps: RemindersDeps;
  readonly #ended = new AbortController();
  #cancel: Cancel = () => undefined;
  #seenChange: number | null = null;
  #askAgainAtMs = 0;

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
    const { bookChange, clock, serverNowMs } = this.#deps;
    const nowMs = serverNowMs();
    if (bookChange() !== this.#seenChange || nowMs >= this.#askAgainAtMs) await this.#tellDue(nowMs);
    if (this.#isOver()) return;
    const waitMs = Math.min(LOOK_MS, Math.max(SHORTEST_MS, this.#askAgainAtMs - nowMs));
    this.#cancel = clock.after(waitMs, () => {
      this.#look().catch(this.#deps.onBug);
    });
  }

  async #tellDue(nowMs: number): Promise<void> {
    const { book, bookChange, onDue } = this.#deps;
    const change = bookChange();
    const times = await book.ask('followUpTimes', { nowMs });
    this.#askAgainAtMs = nowMs + LOOK_MS;
    if (!times.ok || this.#isOver()) return;
    const { due, anyLapses, nextLaterAtMs } = times.value;
    if (due.length > 0 || anyLapses) {
      const passed = await book.ask('passTime', { nowMs });
      // Told once: rows that could not be written come up again.
      if (!passed.ok) return;
      if (due.length > 0) onDue(due);
    }
    this.#seenChange = change;
    this.#askAgainAtMs = Math.min(nextLaterAtMs ?? Infinity, nowMs + LAPSES_EVERY_MS);
  }

  #isOver(): boolean {
    return this.#ended.signal.aborted;
  }
}
