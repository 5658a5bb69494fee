import path from 'node:path';
import type { Notice } from '../../contract/model/account.ts';
import type { BookState } from '../../contract/model/callBook.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { BookDoor, BookError } from './bookDoor.ts';
import { bookFile, type BookKeyAtHand, moveBook, sessionKey, setBookAside } from './bookFiles.ts';
import type { BookInput, BookOutput, BookRequest } from './bookHandlers.ts';
import type { BookThread, FromBook, SpawnBook } from './bookMessages.ts';
import { BookQueue } from './bookQueue.ts';
import type { OpenTrouble } from './openBook.ts';

export interface CallBookDeps {
  readonly spawn: SpawnBook;
  /** The profile's folder; must exist. */
  readonly dir: string;
  readonly key: BookKeyAtHand;
  readonly clock: Clock;
  /** The phase, the problem or the keeping has changed. */
  readonly onState: () => void;
  readonly onNotice: (notice: Extract<Notice, { kind: 'bookSetAside' | 'bookLeftAlone' }>) => void;
  readonly onBug: (error: unknown) => void;
}

type Ending = OpenTrouble | { readonly kind: 'stopped' };

const RESTART_MS = 1_000;
// A second crash within this time is no accident.
const CALM_MS = 10 * 60_000;
const STOP_MS = 3_000;
const CLOSED: BookError = { kind: 'bookClosed', detail: 'closed' };

/** The call book as main holds it: a worker thread with the database. What is asked while it opens waits. */
export class CallBook implements BookDoor {
  readonly #deps: CallBookDeps;
  readonly #queue = new BookQueue();
  #key: BookKeyAtHand;
  #phase: BookState['phase'] = 'closed';
  #problem: BookError | null = null;
  #thread: BookThread | null = null;
  /** Why the thread is ending; null: it should not. */
  #ending: Ending | null = null;
  #onStopped: (() => void)[] = [];
  #cancelRestart: Cancel | null = null;
  #crashedAtMs = -Infinity;
  #damaged = false;
  #moving = false;

  constructor(deps: CallBookDeps) {
    this.#deps = deps;
    this.#key = deps.key;
  }

  get phase(): BookState['phase'] {
    return this.#phase;
  }

  get keeping(): BookState['keeping'] {
    return this.#key.keeping;
  }

  /** Why nothing can be kept, while the phase is `failed`. */
  get problem(): BookError | null {
    return this.#problem;
  }

  /** Opens the book; after a failure, tries again. */
  start(): void {
    if (this.#phase === 'opening' || this.#phase === 'open') return;
    this.#open();
  }

  ask<N extends BookRequest>(name: N, input: BookInput<N>): Promise<Result<BookOutput<N>, BookError>> {
    return new Promise((resolve) => {
      if (!this.#moving && (this.#phase === 'closed' || this.#phase === 'failed'))
        resolve(err(this.#problem ?? CLOSED));
      else this.#queue.put({ name, input, resolve });
    });
  }

  /** Answers what was asked before, then closes; within three seconds in any case. */
  stop(): Promise<void> {
    this.#cancelRestart?.();
    this.#cancelRestart = null;
    const thread = this.#thread;
    if (!thread) {
      this.#shut('closed', null);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = this.#deps.clock.after(STOP_MS, () => {
        thread.abandon();
        if (this.#thread === thread) this.#over(null);
      });
      this.#onStopped.push(() => {
        cancel();
        resolve();
      });
      if (this.#ending?.kind === 'stopped') return;
      this.#ending = { kind: 'stopped' };
      this.#queue.hold();
      thread.send({ kind: 'close' });
    });
  }

  /**
   * Goes on under another name: the person has chosen an unprotected book, or has taken that back. Takes the book
   * along where the key is the same; what is asked meanwhile waits.
   */
  async moveTo(key: BookKeyAtHand): Promise<void> {
    const before = this.#key;
    if (key.keeping === before.keeping && key.keyHex === before.keyHex) return;
    const wasRunning = this.#phase !== 'closed';
    this.#moving = wasRunning;
    await this.stop();
    this.#moving = false;
    this.#key = key;
    const { dir } = this.#deps;
    const [from, to] = [bookFile(dir, before), bookFile(dir, key)];
    const moved = from === to || before.keyHex !== key.keyHex ? ok(null) : moveBook(from, to);
    if (!moved.ok) this.#shut('failed', moved.error);
    else if (wasRunning) this.start();
  }

  #open(damagedFile: string | null = null): void {
    this.#ending = null;
    this.#become('opening', null);
    const place = { file: bookFile(this.#deps.dir, this.#key), keyHex: this.#key.keyHex, damagedFile };
    const thread = this.#deps.spawn({
      place,
      onMessage: (message) => {
        if (this.#thread === thread) this.#take(thread, message);
      },
      onEnd: (error) => {
        if (this.#thread === thread) this.#over(error);
      },
    });
    this.#thread = thread;
  }

  #take(thread: BookThread, message: FromBook<never>): void {
    switch (message.kind) {
      case 'opened':
        if (this.#ending) return;
        this.#queue.openTo(thread);
        this.#become('open', null);
        return;
      case 'answer':
        this.#queue.settle(message.id, ok(message.value));
        return;
      case 'refused':
        this.#queue.settle(message.id, err(message.error));
        return;
      case 'bug':
        this.#queue.settle(message.id, err({ kind: 'bookClosed', detail: 'bug' }));
        this.#deps.onBug(message.error);
        return;
      case 'damaged':
        this.#queue.settle(message.id, err({ kind: 'diskError', detail: message.detail }));
        this.#queue.takeBack();
        this.#become('opening', null);
        this.#ending ??= message;
        return;
      case 'unopened':
        this.#ending ??= message.trouble;
        return;
      case 'closed':
    }
  }

  /** The thread is over and its files are closed. */
  #over(error: Error | null): void {
    const ending = this.#ending;
    this.#thread = null;
    this.#queue.lost();
    switch (ending?.kind) {
      case undefined:
        this.#crashed(error);
        return;
      case 'stopped':
        this.#shut('closed', null);
        return;
      case 'damaged':
        this.#startAnew(ending.detail);
        return;
      case 'newer':
        this.#key = sessionKey();
        this.#deps.onNotice({ kind: 'bookLeftAlone', reason: 'newer' });
        this.#open();
        return;
      case 'diskFull':
      case 'diskError':
        this.#shut('failed', { kind: ending.kind, detail: ending.detail });
    }
  }

  #crashed(error: Error | null): void {
    this.#deps.onBug(error ?? new Error('the thread of the book ended by itself'));
    const nowMs = this.#deps.clock.monotonic();
    const again = nowMs - this.#crashedAtMs < CALM_MS;
    this.#crashedAtMs = nowMs;
    if (again) {
      this.#shut('failed', { kind: 'bookClosed', detail: 'crashed' });
      return;
    }
    this.#become('opening', null);
    this.#cancelRestart = this.#deps.clock.after(RESTART_MS, () => {
      this.#cancelRestart = null;
      this.#open();
    });
  }

  /** Once a run: a disk that damages every book is not to be filled with them. */
  #startAnew(detail: string): void {
    const file = bookFile(this.#deps.dir, this.#key);
    const aside = this.#damaged ? null : setBookAside(file, this.#deps.clock.now());
    if (aside === null) {
      this.#shut('failed', { kind: 'diskError', detail });
      return;
    }
    this.#damaged = true;
    this.#deps.onNotice({ kind: 'bookSetAside', file: path.basename(aside) });
    this.#open(aside);
  }

  #shut(phase: 'closed' | 'failed', problem: BookError | null): void {
    if (!this.#moving) this.#queue.refuse(problem ?? CLOSED);
    this.#become(phase, problem);
    for (const told of this.#onStopped.splice(0)) told();
  }

  #become(phase: BookState['phase'], problem: BookError | null): void {
    this.#phase = phase;
    this.#problem = problem;
    this.#deps.onState();
  }
}
