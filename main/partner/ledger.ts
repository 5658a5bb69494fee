import path from 'node:path';
import type { LedgerEntry } from '../../contract/model/partner.ts';
import { ok, type Result } from '../../contract/result.ts';
import { setAside } from '../files/brokenFile.ts';
import type { DiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
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
}

export type LedgerBegin = Pick<LedgerEntry, 'operation' | 'locationIds' | 'requests'>;

/** Everything a partner sent that changes something, who sent it and what came of it. It only ever grows. */
export class Ledger {
  readonly #deps: LedgerDeps;
  readonly #file: string;
  readonly #fs: FileSystem;
  /** Oldest first. */
  readonly #entries = new Map<string, LedgerEntry>();
  #change = 0;
  #unreadable: DiskError | null = null;
  #mustRewrite = false;

  private constructor(deps: LedgerDeps) {
    this.#deps = deps;
    this.#file = path.join(deps.dir, 'ledger.jsonl');
    this.#fs = deps.fs ?? nodeFileSystem;
  }

  /** Reads what earlier runs kept; what they were sending is lost. A broken file is set aside, its readable lines stay. */
  static open(deps: LedgerDeps): Ledger {
    const ledger = new Ledger(deps);
    const text = readIfThere(ledger.#file, ledger.#fs);
    // A file that is there and cannot be read must not be written over.
    if (!text.ok) ledger.#unreadable = text.error;
    if (!text.ok || text.value === null) return ledger;
    const { entries, torn, broken } = readLedger(text.value);
    for (const entry of entries)
      ledger.#entries.set(entry.id, entry.state === 'sending' ? { ...entry, state: 'lost' } : entry);
    if (broken) setAside(ledger.#file, deps.now(), ledger.#fs);
    if (broken || torn) ledger.#rewrite();
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

  /** On the disk when it returns the entry's id; on an error nothing may be sent. */
  begin(begin: LedgerBegin): Result<string, DiskError> {
    const entry: LedgerEntry = {
      ...begin,
      id: this.#deps.randomId(),
      at: new Date(this.#deps.now()).toISOString(),
      who: this.#deps.who,
      state: 'sending',
      answeredAt: null,
      answer: '',
      problem: null,
    };
    const written = this.#append({ begun: entry });
    if (!written.ok) return written;
    this.#entries.set(entry.id, entry);
    this.#tell();
    return ok(entry.id);
  }

  /** What came of it; counts for this run even where the disk refuses. May be said again when more is known. */
  end(id: string, end: Omit<LedgerEnd, 'id' | 'answeredAt'>): Result<null, DiskError> {
    const entry = this.#entries.get(id);
    if (!entry) return ok(null);
    const ended: LedgerEnd = { ...end, id, answeredAt: new Date(this.#deps.now()).toISOString() };
    this.#entries.set(id, withEnd(entry, ended));
    const written = this.#append({ ended });
    this.#tell();
    return written;
  }

  #tell(): void {
    this.#change += 1;
    this.#deps.onChange();
  }

  #append(line: LedgerLine): Result<null, DiskError> {
    if (this.#unreadable) return { ok: false, error: this.#unreadable };
    if (this.#mustRewrite) {
      const healed = this.#rewrite();
      if (!healed.ok) return healed;
    }
    const written = appendForGood(this.#file, writeLedgerLine(line), this.#fs);
    this.#mustRewrite = !written.ok;
    return written;
  }

  #rewrite(): Result<null, DiskError> {
    const lines = [...this.#entries.values()].map((entry) => writeLedgerLine({ begun: entry }));
    const written = writeSafely(this.#file, lines.join(''), this.#fs);
    this.#mustRewrite = !written.ok;
    return written;
  }
}
