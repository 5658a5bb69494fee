import type { MissedRule } from '../../contract/model/followUp.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { BookDoor, BookError } from '../book/bookDoor.ts';
import type { BookOutput } from '../book/bookHandlers.ts';
import type { KnownCall } from '../calls/knownCall.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface BookIntakeDeps {
  readonly book: BookDoor;
  readonly clock: Clock;
  /** Undefined: no profile is at work. */
  readonly rule: () => MissedRule | undefined;
  readonly serverNowMs: () => number;
  /** The book knows something that it did not know before. */
  readonly onNews: (news: { readonly added: number; readonly changed: number }) => void;
}

const AGAIN_MS = 30_000;
const CHUNK = 100;
const MOST_WAITING = 20_000;

/** Writes calls into the book. What could not be kept is held and tried again, so that no row is lost meanwhile. */
export class BookIntake {
  readonly #deps: BookIntakeDeps;
  readonly #waiting = new Map<CallKey, KnownCall>();
  #writing: Promise<void> = Promise.resolve();
  #cancelAgain: Cancel | undefined;
  /** Counts the profiles that came to work. */
  #turn = 0;

  constructor(deps: BookIntakeDeps) {
    this.#deps = deps;
  }

  /** Resolves when they are on disk, or held to be tried again. */
  take(calls: readonly KnownCall[]): Promise<void> {
    if (calls.length === 0) return Promise.resolve();
    for (const call of calls) this.#waiting.set(call.key, call);
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= MOST_WAITING) break;
      this.#waiting.delete(oldest);
    }
    return this.flush();
  }

  /** Tries again to keep what waits. */
  flush(): Promise<void> {
    this.#cancelAgain?.();
    this.#cancelAgain = undefined;
    // A fault while writing must not keep all that comes later from the book.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    return this.#writing;
  }

  putLocations(locations: readonly Location[]): Promise<Result<unknown, BookError>> {
    return this.#ask(locations, []);
  }

  /** How many the book did not have. */
  async put(calls: readonly KnownCall[]): Promise<Result<number, BookError>> {
    const turn = this.#turn;
    let added = 0;
    for (let from = 0; from < calls.length; from += CHUNK) {
      const answer = await this.#ask([], calls.slice(from, from + CHUNK));
      if (!answer.ok) return answer;
      // The rest must not get into another profile's book.
      if (turn !== this.#turn) return err({ kind: 'bookClosed', detail: '' });
      added += answer.value.added;
      if (answer.value.added + answer.value.changed > 0) this.#deps.onNews(answer.value);
    }
    return ok(added);
  }

  #ask(
    locations: readonly Location[],
    calls: readonly KnownCall[],
  ): Promise<Result<BookOutput<'putCalls'>, BookError>> {
    const { book, rule, serverNowMs } = this.#deps;
    const missedRule = rule();
    if (!missedRule) return Promise.resolve(err({ kind: 'bookClosed', detail: '' }));
    return book.ask('putCalls', { locations, calls, rule: missedRule, nowMs: serverNowMs() });
  }

  /** Another profile comes to work. */
  clear(): void {
    this.#turn += 1;
    this.#waiting.clear();
    this.#cancelAgain?.();
    this.#cancelAgain = undefined;
  }

  async #write(): Promise<void> {
    const calls = [...this.#waiting.values()];
    if (calls.length === 0) return;
    const turn = this.#turn;
    const kept = await this.put(calls);
    if (turn !== this.#turn) return;
    if (kept.ok) {
      // A newer reading of the same call may have come meanwhile.
      for (const call of calls) if (this.#waiting.get(call.key) === call) this.#waiting.delete(call.key);
      return;
    }
    this.#cancelAgain ??= this.#deps.clock.after(AGAIN_MS, () => void this.flush());
  }
}
