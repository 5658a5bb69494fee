import type { Settings } from '../../contract/model/settings.ts';
import type { Result } from '../../contract/result.ts';
import type { BookDoor, BookError } from '../book/bookDoor.ts';
import type { BookOutput } from '../book/bookHandlers.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface BookUpkeepDeps {
  readonly book: BookDoor;
  readonly clock: Clock;
  /** Undefined: no profile is at work. */
  readonly settings: () => Settings | undefined;
  readonly serverNowMs: () => number;
  readonly onPruned: (calls: number) => void;
}

const DAY_MS = 86_400_000;
// Written when every call has been judged by it.
const APPLIED = 'appliedRule';
// The back-fill asks a day more on both ends.
const MARGIN_DAYS = 2;

/** Forgets calls that are older than the person wants, and judges those that are there by the rules that hold. */
export class BookUpkeep {
  readonly #deps: BookUpkeepDeps;
  #running: Promise<void> = Promise.resolve();
  #cancel: Cancel = () => undefined;

  constructor(deps: BookUpkeepDeps) {
    this.#deps = deps;
  }

  /** Now and every day; again after the settings have changed. */
  start(): void {
    this.#cancel();
    this.#running = this.#running.then(() => this.#run());
    this.#cancel = this.#deps.clock.after(DAY_MS, () => {
      this.start();
    });
  }

  stop(): void {
    this.#cancel();
  }

  async #run(): Promise<void> {
    await this.#catchUp();
    await this.#applyRule();
    await this.#prune();
  }

  /** Once, for a book of an older version: which rows are one call, and whom each call of a number is found by. */
  async #catchUp(): Promise<void> {
    const { book, serverNowMs } = this.#deps;
    for (;;) {
      const joined = await book.ask('joinKeptCalls', { nowMs: serverNowMs() });
      if (!joined.ok || joined.value.done) break;
    }
    for (;;) {
      const worded = await book.ask('wordKeptNumbers', undefined);
      if (!worded.ok || worded.value.done) return;
    }
  }

  async #applyRule(): Promise<void> {
    const { book, settings, serverNowMs } = this.#deps;
    const rule = settings()?.missedRule;
    if (!rule) return;
    const value = JSON.stringify(rule);
    const applied = await book.ask('readMemo', { name: APPLIED });
    if (!applied.ok || applied.value === value) return;
    let after: number | null = null;
    do {
      const remade: Result<BookOutput<'remakeMissed'>, BookError> = await book.ask('remakeMissed', {
        rule,
        after,
        nowMs: serverNowMs(),
      });
      if (!remade.ok) return;
      after = remade.value.next;
    } while (after !== null);
    await book.ask('writeMemo', { name: APPLIED, value });
  }

  async #prune(): Promise<void> {
    const { book, settings, serverNowMs, onPruned } = this.#deps;
    for (;;) {
      const days = settings()?.retentionDays;
      if (days === undefined) return;
      const beforeMs = serverNowMs() - (days + MARGIN_DAYS) * DAY_MS;
      const pruned = await book.ask('prune', { beforeMs });
      if (!pruned.ok || pruned.value.calls === 0) return;
      onPruned(pruned.value.calls);
    }
  }
}
