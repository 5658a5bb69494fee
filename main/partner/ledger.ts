import path from 'node:path';
import type { LedgerEntry, LedgerNext } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type Clock, systemClock } from '../clock.ts';
import { copyAside } from '../files/brokenFile.ts';
import type { DiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { LockFile, type LockedByOther } from '../files/lockFile.ts';
import { appendForGood, readIfThere, writeSafely } from '../files/safeFile.ts';
import { type LedgerEnd, type LedgerLine, readLedger, withEnd, writeLedgerLine } from './ledgerLines.ts';

export interface LedgerDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  /** The PC's clock. */
  readonly now: () => number;
  readonly randomId: () => string;
  /** The name of this computer's user. */
  readonly who: string;
  readonly onChange: () => void;
  readonly fs?: FileSystem;
  /** What others are told that have to wait for it. */
  readonly program?: string;
  readonly clock?: Pick<Clock, 'after'>;
}

export type LedgerBegin = Pick<LedgerEntry, 'operation' | 'locationIds' | 'requests'> & {
  /** What is to be done if the answer is lost; `look` without it. */
  readonly next?: LedgerNext;
};

/** Without `next`, a lost one is to be looked for. */
type LedgerOutcome = Omit<LedgerEnd, 'id' | 'answeredAt' | 'next'> & { readonly next?: LedgerNext };

/** `release` lets the next one in. */
export interface LedgerHold {
  readonly release: () => void;
}

const DEFAULT_PROGRAM = 'Ringdesk';

/**
 * Everything a partner sent that changes something, who sent it and what came of it. It only ever grows. The app and the
 * command line write into the same file: whoever sends something holds it from the first look to the last word, so that
 * what another one finds without an end, holding it, was cut off.
 */
export class Ledger {
  readonly #deps: LedgerDeps;
  readonly #file: string;
  readonly #fs: FileSystem;
  readonly #lock: LockFile;
  /** Oldest first. */
  #entries = new Map<string, LedgerEntry>();
  /** Begun here, by somebody who still holds it. */
  readonly #underWay = new Map<string, LedgerHold | null>();
  #change = 0;
  #unreadable: DiskError | null = null;
  #mustHeal: 'torn' | 'broken' | null = null;
  #stamp: string | null = null;
  /** What came of entries and could not be written: it leaves with the next line. */
  readonly #unwritten = new Map<string, LedgerEnd>();
  #wasLocked = false;
  #closed = false;

  private constructor(deps: LedgerDeps) {
    this.#deps = deps;
    this.#file = path.join(deps.dir, 'ledger.jsonl');
    this.#fs = deps.fs ?? nodeFileSystem;
    this.#lock = new LockFile(
      path.join(deps.dir, 'ledger.lock'),
      deps.program ?? DEFAULT_PROGRAM,
      deps.clock ?? systemClock,
    );
  }

  /** Reads what earlier runs kept; what they were sending is lost. Of a broken file a copy is kept. */
  static open(deps: LedgerDeps): Ledger {
    const ledger = new Ledger(deps);
    ledger.#read();
    if (ledger.#mustHeal !== null && ledger.#lock.take().ok) {
      ledger.#heal();
      ledger.#lock.release();
    }
    return ledger;
  }

  /** Counts up with each line. */
  get change(): number {
    return this.#change;
  }

  /** Newest first. */
  list(offset: number, limit: number): { readonly entries: LedgerEntry[]; readonly total: number } {
    const entries = [...this.#entries.values()].toReversed().slice(offset, offset + limit);
    return { entries, total: this.#entries.size };
  }

  /** The newest entry of this kind. */
  newest(isMeant: (entry: LedgerEntry) => boolean): LedgerEntry | null {
    return [...this.#entries.values()].findLast(isMeant) ?? null;
  }

  /** Whether it is being sent, or its lost answer followed up, by this process just now. */
  isUnderWay(entryId: string): boolean {
    return this.#underWay.has(entryId);
  }

  /** Reads what another process has written meanwhile, and tells when something is new. */
  lookAgain(): void {
    const isLocked = this.#lock.otherOwner !== null;
    if (!this.#isChanged && isLocked === this.#wasLocked) return;
    this.#read();
    this.#tell();
  }

  /**
   * Waits until no other process sends anything for this profile, and lets none in before the release. Whoever works
   * under it in this process does so together. An error: another one is not done yet, or the disk is in the way.
   */
  async hold(): Promise<Result<LedgerHold, Problem>> {
    const taken = await this.#lock.wait();
    if (!taken.ok) return err(problemOf(taken.error));
    let isReleased = false;
    const hold: LedgerHold = {
      release: () => {
        if (isReleased) return;
        isReleased = true;
        for (const [id, holder] of this.#underWay) if (holder === hold) this.#underWay.delete(id);
        this.#lock.release();
      },
    };
    if (this.#isChanged || this.#wasLocked) {
      this.#read();
      this.#tell();
    }
    this.#endCutOff();
    if (this.#unwritten.size > 0) this.#append(null);
    return ok(hold);
  }

  /** Does all of a work under one hold; an error as of `hold`, and then the work was not begun. */
  async whileHeld<T>(work: (hold: LedgerHold) => Promise<T>): Promise<Result<T, Problem>> {
    const held = await this.hold();
    if (!held.ok) return held;
    try {
      return ok(await work(held.value));
    } finally {
      held.value.release();
    }
  }

  /**
   * On the disk when it returns the entry's id; on an error nothing may be sent. With a hold the entry is under way until
   * that is released, else until its end.
   */
  begin({ next = 'look', ...begin }: LedgerBegin, hold: LedgerHold | null = null): Result<string, Problem> {
    const entry: LedgerEntry = {
      ...begin,
      id: this.#deps.randomId(),
      at: new Date(this.#deps.now()).toISOString(),
      who: this.#deps.who,
      state: 'sending',
      next,
      answeredAt: null,
      answer: '',
      problem: null,
    };
    const written = this.#append({ begun: entry });
    if (!written.ok) return written;
    this.#entries.set(entry.id, entry);
    this.#underWay.set(entry.id, hold);
    this.#tell();
    return ok(entry.id);
  }

  /** What came of it; counts for this run even where the disk refuses. May be said again when more is known. */
  end(id: string, { next, ...end }: LedgerOutcome): Result<null, Problem> {
    const entry = this.#entries.get(id);
    if (!entry) return ok(null);
    const ended: LedgerEnd = {
      ...end,
      next: end.state === 'lost' ? (next ?? 'look') : 'nothing',
      id,
      answeredAt: new Date(this.#deps.now()).toISOString(),
    };
    this.#entries.set(id, withEnd(entry, ended));
    this.#unwritten.set(id, ended);
    const written = this.#append(null);
    // Another process is at work: its turn first.
    if (!written.ok && written.error.kind === 'ledgerInUse') void this.#writeLater();
    if (this.#underWay.get(id) === null) this.#underWay.delete(id);
    this.#tell();
    return written;
  }

  /** The program ends: the next one may begin, so nothing is written any more. */
  close(): void {
    this.#closed = true;
  }

  async #writeLater(): Promise<void> {
    const held = await this.hold();
    if (held.ok) held.value.release();
  }

  #tell(): void {
    this.#change += 1;
    this.#deps.onChange();
  }

  #read(): void {
    this.#wasLocked = this.#lock.otherOwner !== null;
    this.#noteStamp();
    const text = readIfThere(this.#file, this.#fs);
    // A file that is there and cannot be read must not be written over.
    this.#unreadable = text.ok ? null : text.error;
    if (!text.ok) return;
    const { entries, torn, broken } = readLedger(text.value ?? '');
    // Another process may be in the middle of a line.
    if (broken) this.#mustHeal = 'broken';
    else if (torn && !this.#wasLocked) this.#mustHeal = 'torn';
    else this.#mustHeal = null;
    const own = new Map(this.#entries);
    this.#entries = new Map(
      entries.map((entry) => {
        const known = own.get(entry.id);
        const isOurs = this.#underWay.has(entry.id) || this.#unwritten.has(entry.id);
        return [entry.id, known && isOurs ? known : this.#cutOff(entry)];
      }),
    );
  }

  get #isChanged(): boolean {
    return (this.#fs.stat(this.#file)?.stamp ?? null) !== this.#stamp;
  }

  #noteStamp(): void {
    this.#stamp = this.#fs.stat(this.#file)?.stamp ?? null;
  }

  /** Nobody sends it any more, unless another process is at work. */
  #cutOff(entry: LedgerEntry): LedgerEntry {
    return entry.state === 'sending' && !this.#wasLocked ? { ...entry, state: 'lost' } : entry;
  }

  /** Says in the file what was cut off, which nobody else can be sending while this is held. */
  #endCutOff(): void {
    const open = [...this.#entries.values()].filter(
      ({ id, state, answeredAt }) => state === 'lost' && answeredAt === null && !this.#underWay.has(id),
    );
    for (const { id, next, answer, problem } of open) this.end(id, { state: 'lost', next, answer, problem });
  }

  /** Writes what waits, and then this line. */
  #append(line: LedgerLine | null): Result<null, Problem> {
    if (this.#closed) return err({ kind: 'gone', detail: null });
    const taken = this.#lock.take();
    if (!taken.ok) return err(problemOf(taken.error));
    try {
      return this.#appendHeld(line);
    } finally {
      this.#lock.release();
    }
  }

  #appendHeld(line: LedgerLine | null): Result<null, DiskError> {
    if (this.#isChanged) this.#read();
    if (this.#unreadable) return err(this.#unreadable);
    const healed = this.#mustHeal === null ? ok(null) : this.#heal();
    if (!healed.ok) return healed;
    const lines = [...this.#unwritten.values()].map((ended): LedgerLine => ({ ended }));
    const text = [...lines, ...(line ? [line] : [])].map(writeLedgerLine).join('');
    if (text === '') return ok(null);
    const size = this.#fs.stat(this.#file)?.size ?? 0;
    const written = appendForGood(this.#file, text, this.#fs);
    if (written.ok) this.#unwritten.clear();
    // The disk has not even taken back what it had of the line. That was never sent, and no reader must think so.
    else if ((this.#fs.stat(this.#file)?.size ?? 0) > size) this.#mustHeal = 'torn';
    this.#noteStamp();
    return written;
  }

  #heal(): Result<null, DiskError> {
    // What cannot be kept beside it must not be lost.
    if (this.#mustHeal === 'broken' && copyAside(this.#file, this.#deps.now(), this.#fs) === null)
      return err({ kind: 'diskError', detail: 'ledger.jsonl' });
    const lines = [...this.#entries.values()].map((entry) => writeLedgerLine({ begun: entry }));
    const written = writeSafely(this.#file, lines.join(''), this.#fs);
    if (written.ok) {
      this.#mustHeal = null;
      this.#unwritten.clear();
    }
    this.#noteStamp();
    return written;
  }
}

function problemOf(error: DiskError | LockedByOther): Problem {
  if (error.kind !== 'locked') return error;
  const { owner } = error;
  return { kind: 'ledgerInUse', detail: owner ? `${owner.program}, process ${owner.pid}` : null };
}
