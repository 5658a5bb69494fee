import type { BackfillState, BookState, ExportState } from '../../contract/model/callBook.ts';
import type { Location } from '../../contract/model/location.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { BookDoor, BookError } from '../book/bookDoor.ts';
import type { BookInput, BookOutput, BookRequest } from '../book/bookHandlers.ts';
import type { CallBook } from '../book/callBook.ts';
import type { KnownCall } from '../calls/knownCall.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import { BookIntake } from './bookIntake.ts';
import { BookUpkeep } from './bookUpkeep.ts';
import { writesToBook } from './bookWrites.ts';
import { noBook } from './noBook.ts';
import { noteUnsaved } from './noteUnsaved.ts';
import type { Profile } from './profile.ts';
import type { BookListeners, ProfileBooks } from './profileBooks.ts';

type HeldBook = Pick<CallBook, 'ask' | 'phase' | 'keeping' | 'problem' | 'start' | 'stop' | 'moveTo'>;

export interface BookKeeperDeps {
  readonly books: Pick<ProfileBooks, 'keepUnprotected' | 'forget'> & {
    readonly make: (profile: Profile, listeners: BookListeners) => HeldBook;
  };
  /** Opening reads the disk: it waits until the window is painted. */
  readonly firstPaint: Promise<void>;
  readonly clock: Clock;
  readonly notices: NoticeBoard;
  readonly serverNowMs: () => number;
  /** When Altegio was last heard before this run. */
  readonly lastHeardMs: (profile: Profile) => number | null;
  readonly exportState: () => ExportState | null;
  /** The book may lack calls: it was opened, perhaps an empty one after damage, or more days are wanted. */
  readonly onRefill: () => void;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const TELL_MS = 250;

/** Owns the call book of the profile at work, and tells how it is. */
export class BookKeeper implements BookDoor {
  readonly #deps: BookKeeperDeps;
  readonly #intake: BookIntake;
  readonly #upkeep: BookUpkeep;
  #wanted = '';
  #state: BookState = noBook;
  #profile: Profile | undefined;
  /** Counts what was closed: a profile that left and came back is another opening. */
  #turn = 0;
  #made: Promise<HeldBook | null> = Promise.resolve(null);
  #closing: Promise<unknown> = Promise.resolve();
  #cancelTell: Cancel | undefined;

  constructor(deps: BookKeeperDeps) {
    this.#deps = deps;
    this.#intake = new BookIntake({
      book: this,
      clock: deps.clock,
      rule: () => this.#profile?.store.settings.missedRule,
      serverNowMs: deps.serverNowMs,
      onNews: ({ added }) => {
        this.#count(added);
        this.#changed();
      },
    });
    this.#upkeep = new BookUpkeep({
      book: this,
      clock: deps.clock,
      settings: () => this.#profile?.store.settings,
      serverNowMs: deps.serverNowMs,
      onPruned: (calls) => {
        this.#count(-calls);
        this.#changed();
      },
    });
  }

  get state(): BookState {
    return { ...this.#state, export: this.#deps.exportState() };
  }

  /** Opens the book of this profile, unless it is open; the book of another one is closed first. */
  open(profile: Profile): void {
    if (this.#profile === profile) return;
    void this.close();
    this.#profile = profile;
    this.#wanted = wantedOf(profile);
    const heardMs = this.#deps.lastHeardMs(profile);
    this.#set({ phase: 'opening', asOf: heardMs === null ? null : minuteOf(heardMs) });
    this.#made = this.#make(profile);
    this.#made.catch(this.#deps.onBug);
  }

  async close(): Promise<void> {
    const made = this.#made;
    this.#turn += 1;
    this.#profile = undefined;
    this.#made = Promise.resolve(null);
    this.#cancelTell?.();
    this.#cancelTell = undefined;
    this.#intake.clear();
    this.#upkeep.stop();
    this.#state = noBook;
    this.#closing = Promise.all([this.#closing, made.then((book) => book?.stop())]).catch(this.#deps.onBug);
    this.#deps.onChange();
    await this.#closing;
  }

  /** After damage or a full disk: tries again to open it and to keep what waits. */
  async reopen(): Promise<Result<null, BookError>> {
    const book = await this.#made;
    if (book?.phase === 'failed') book.start();
    const kept = await this.ask('writeMemo', { name: 'reopened', value: String(this.#deps.serverNowMs()) });
    if (!kept.ok) return kept;
    this.#kept();
    await this.#intake.flush();
    return ok(null);
  }

  async ask<N extends BookRequest>(name: N, input: BookInput<N>): Promise<Result<BookOutput<N>, BookError>> {
    const profile = this.#profile;
    const book = await this.#made;
    if (!book || this.#profile !== profile) return err({ kind: 'bookClosed', detail: '' });
    const answer = await book.ask(name, input);
    if (this.#profile !== profile) return answer;
    if (!answer.ok) this.#failed(answer.error);
    else if (writesToBook(name)) this.#kept();
    // Whoever puts calls in is told how many of them are news.
    if (answer.ok && writesToBook(name) && name !== 'putCalls') this.#changed();
    return answer;
  }

  /** To the book at work now, and to no other: the same row id means something else in the next one. */
  doorNow(): BookDoor {
    const made = this.#made;
    return {
      ask: (name, input) =>
        this.#made === made
          ? this.ask(name, input)
          : Promise.resolve(err({ kind: 'bookClosed', detail: '' } as const)),
    };
  }

  /** On their way into the book before anyone sees them, so before all that is written about them. */
  take(calls: readonly KnownCall[]): Promise<void> {
    return this.#intake.take(calls);
  }

  /** How many the book did not have. */
  put(calls: readonly KnownCall[]): Promise<Result<number, BookError>> {
    return this.#intake.put(calls);
  }

  /** To be told before their calls. */
  putLocations(locations: readonly Location[]): Promise<Result<unknown, BookError>> {
    return this.#intake.putLocations(locations);
  }

  /** Altegio answered just now. */
  heard(serverNowMs: number): void {
    const minute = minuteOf(serverNowMs);
    if (this.#state.asOf !== minute) this.#set({ asOf: minute });
  }

  setBackfill(backfill: BackfillState): void {
    this.#state = { ...this.#state, backfill };
    this.#tellSoon();
  }

  /** Another rule for missed calls, or other days to keep. */
  settingsChanged(): void {
    if (!this.#profile) return;
    const wanted = wantedOf(this.#profile);
    if (this.#wanted === wanted) return;
    this.#wanted = wanted;
    this.#upkeep.start();
    this.#deps.onRefill();
  }

  /** The person accepts an unprotected book where no keyring exists, or takes that back. */
  async keepUnprotected(keep: boolean): Promise<void> {
    const profile = this.#profile;
    const book = await this.#made;
    if (!profile || !book || this.#profile !== profile) return;
    const key = this.#deps.books.keepUnprotected(profile, keep);
    noteUnsaved(this.#deps.notices, key);
    if (key.ok && key.value) await book.moveTo(key.value);
  }

  /** Deletes the book and its key. */
  async forget(profile: Profile): Promise<void> {
    await this.close();
    noteUnsaved(this.#deps.notices, this.#deps.books.forget(profile));
  }

  /** Something that `state` shows has changed outside of the book. */
  tell(): void {
    this.#deps.onChange();
  }

  async #make(profile: Profile): Promise<HeldBook | null> {
    const turn = this.#turn;
    // A profile may come back while its book is still closing. What closes after this waits for it, so it must not be waited for.
    const closing = this.#closing;
    await this.#deps.firstPaint;
    await closing;
    if (this.#turn !== turn) return null;
    const book = this.#deps.books.make(profile, {
      onState: () => {
        if (this.#profile === profile) this.#follow(book);
      },
      onNotice: (notice) => {
        this.#deps.notices.put(notice);
      },
    });
    book.start();
    return book;
  }

  #follow(book: HeldBook): void {
    const { phase, keeping, problem } = book;
    const opened = phase === 'open' && this.#state.phase !== 'open';
    this.#set({ phase, keeping, problem: problem?.kind ?? null });
    if (opened) void this.#opened(book).catch(this.#deps.onBug);
  }

  async #opened(book: HeldBook): Promise<void> {
    const profile = this.#profile;
    const calls = await book.ask('bookSize', undefined);
    if (this.#profile !== profile) return;
    if (calls.ok) this.#state = { ...this.#state, calls: calls.value.calls };
    this.#changed();
    this.#deps.onRefill();
    this.#upkeep.start();
    await this.#intake.flush();
  }

  #changed(): void {
    this.#state = { ...this.#state, change: this.#state.change + 1 };
    this.#tellSoon();
  }

  /** The disk takes something again. */
  #kept(): void {
    if (this.#state.problem === null) return;
    this.#state = { ...this.#state, problem: null };
    this.#tellSoon();
    void this.#intake.flush();
  }

  #failed({ kind }: BookError): void {
    if (kind !== 'bookClosed') this.#deps.notices.put({ kind: 'notSaved', full: kind === 'diskFull' });
    this.#state = { ...this.#state, problem: kind };
    this.#tellSoon();
  }

  #count(calls: number): void {
    this.#state = { ...this.#state, calls: Math.max(0, this.#state.calls + calls) };
  }

  /** Twenty calls in a second are four changes for the windows at most. */
  #tellSoon(): void {
    this.#cancelTell ??= this.#deps.clock.after(TELL_MS, () => {
      this.#cancelTell = undefined;
      void this.#countAndTell().catch(this.#deps.onBug);
    });
  }

  async #countAndTell(): Promise<void> {
    const profile = this.#profile;
    const book = await this.#made;
    const counts = book?.phase === 'open' ? await book.ask('followUpCounts', undefined) : undefined;
    if (this.#profile !== profile) return;
    if (counts?.ok) {
      const { open, waiting } = counts.value;
      this.#state = { ...this.#state, openFollowUps: open, waitingFollowUps: waiting };
    }
    this.#deps.onChange();
  }

  #set(change: Partial<BookState>): void {
    this.#state = { ...this.#state, ...change };
    this.#deps.onChange();
  }
}

const minuteOf = (ms: number): string => new Date(Math.floor(ms / 60_000) * 60_000).toISOString();

function wantedOf({ store }: Profile): string {
  const { missedRule, retentionDays } = store.settings;
  return JSON.stringify([missedRule, retentionDays]);
}
