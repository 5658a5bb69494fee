import path from 'node:path';
import type { RequestInput, RequestOutput } from '../../contract/ipc/contract.ts';
import type { BookCursor, ExportState } from '../../contract/model/callBook.ts';
import type { ProblemKind } from '../../contract/model/problem.ts';
import type { CsvSeparator } from '../../contract/model/settings.ts';
import type { Result } from '../../contract/result.ts';
import type { BookDoor, BookError } from '../book/bookDoor.ts';
import type { BookOutput } from '../book/bookHandlers.ts';
import { codeOf, toDiskError } from '../files/diskError.ts';
import { PartFile } from '../files/partFile.ts';
import { refusedFor } from '../outcome.ts';
import { writeAudit } from './auditLog.ts';
import { callsCsvHead, callsCsvLines } from './callsCsv.ts';
import { exportFileName } from './exportFileName.ts';

type Wish = RequestInput<'export.start'>;

export interface ExportDeskDeps {
  /** Of the profile at work. */
  readonly book: BookDoor;
  /** The profile's: its audit log is there. */
  readonly folder: () => string;
  /** Whether the manager has unlocked full numbers; asking counts as use. */
  readonly mayShowNumbers: () => boolean;
  /** Where to save; null: the person thought better of it. */
  readonly askWhere: (suggestion: {
    readonly fileName: string;
    readonly rows: number;
  }) => Promise<string | null>;
  readonly showInFolder: (file: string) => void;
  readonly separator: () => CsvSeparator;
  readonly now: () => number;
  /** Calls carry the server's time, and so do "today" and "last month". */
  readonly serverNowMs: () => number;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

interface Job {
  readonly wish: Wish;
  readonly separator: CsvSeparator;
  readonly folder: string;
  readonly file: string;
  /** Calls that came later do not belong to it. */
  readonly lastId: number;
  /** "Today" stays the same day to the end. */
  readonly nowMs: number;
}

const PAGE_ROWS = 500;
const TELL_MS = 200;

/** Writes past calls into a CSV file, page by page, one export at a time. */
export class ExportDesk {
  readonly #deps: ExportDeskDeps;
  #state: ExportState | null = null;
  #busy = false;
  #cancelled = false;
  #ended: Promise<void> = Promise.resolve();
  #toldAtMs = 0;

  constructor(deps: ExportDeskDeps) {
    this.#deps = deps;
  }

  /** The export under way or the last one, until it is dismissed. */
  get state(): ExportState | null {
    return this.#state;
  }

  async start(wish: Wish): Promise<RequestOutput<'export.start'>> {
    if (this.#busy) return refusedFor('alreadyRunning');
    if (wish.fullNumbers && !this.#deps.mayShowNumbers()) return refusedFor('pinNeeded');
    this.#busy = true;
    const prepared = await this.#prepare(wish).catch((error: unknown) => {
      this.#busy = false;
      throw error;
    });
    if ('kind' in prepared) {
      this.#busy = false;
      return prepared;
    }
    this.#cancelled = false;
    this.#ended = this.#run(prepared.job, prepared.rows).finally(() => {
      this.#busy = false;
    });
    return { kind: 'started' };
  }

  cancel(): void {
    this.#cancelled = true;
  }

  dismiss(): void {
    if (this.#state?.phase === 'running') return;
    this.#show(null);
  }

  reveal(): void {
    if (this.#state?.phase === 'done') this.#deps.showInFolder(this.#state.file);
  }

  /** Leaves nothing half written behind. */
  async stop(): Promise<void> {
    this.cancel();
    await this.#ended;
  }

  async #prepare(wish: Wish): Promise<{ job: Job; rows: number } | RequestOutput<'export.start'>> {
    const { askWhere, book, now } = this.#deps;
    const nowMs = this.#deps.serverNowMs();
    const folder = this.#deps.folder();
    const begun = await book.ask('exportStart', { filter: wish.filter, nowMs });
    if (!begun.ok) return refusedFor(begun.error.kind);
    const { rows, lastId } = begun.value;
    const file = await askWhere({ fileName: exportFileName(now()), rows });
    if (file === null) return { kind: 'cancelled' };
    const separator = this.#deps.separator();
    return { job: { wish, separator, folder, file, lastId, nowMs }, rows };
  }

  async #run(job: Job, rows: number): Promise<void> {
    const masked = !job.wish.fullNumbers;
    this.#show({ phase: 'running', rowsDone: 0, rows, file: job.file, masked, problem: null });
    const found = await this.#write(job);
    const phase = found === null ? 'done' : found === 'cancelled' ? 'cancelled' : 'failed';
    if (found !== null) this.#audit(job, phase, found === 'cancelled' ? null : found);
    this.#progress({ phase, problem: found === 'cancelled' ? null : found });
  }

  /** Null: it stands in its place. */
  async #write(job: Job): Promise<ProblemKind | 'cancelled' | null> {
    let part: PartFile | undefined;
    try {
      part = await PartFile.create(job.file);
      await part.append(callsCsvHead(job.separator));
      // Nothing leaves the house without its line in the audit log.
      const trouble = (await this.#writePages(job, part)) ?? this.#audit(job, 'done', null)?.kind ?? null;
      await (trouble === null ? part.finish() : part.discard());
      return trouble;
    } catch (error) {
      await part?.discard();
      if (codeOf(error) === null) this.#deps.onBug(error);
      return toDiskError(error).kind;
    }
  }

  async #writePages(job: Job, part: PartFile): Promise<ProblemKind | 'cancelled' | null> {
    const { filter, fullNumbers } = job.wish;
    let after: BookCursor | null = null;
    do {
      if (this.#cancelled) return 'cancelled';
      // Another profile's calls must not get into this file.
      if (this.#deps.folder() !== job.folder) return 'bookClosed';
      const page: Result<BookOutput<'exportPage'>, BookError> = await this.#deps.book.ask('exportPage', {
        filter,
        fullNumbers,
        after,
        lastId: job.lastId,
        nowMs: job.nowMs,
        limit: PAGE_ROWS,
      });
      if (!page.ok) return page.error.kind;
      await part.append(callsCsvLines(page.value.rows, job.separator));
      this.#progress({ rowsDone: (this.#state?.rowsDone ?? 0) + page.value.rows.length });
      after = page.value.next;
    } while (after !== null);
    return null;
  }

  #audit(job: Job, outcome: 'done' | 'cancelled' | 'failed', found: ProblemKind | null) {
    const written = writeAudit(job.folder, {
      at: new Date(this.#deps.now()).toISOString(),
      what: 'callsExport',
      period: job.wish.filter.period,
      rows: this.#state?.rowsDone ?? 0,
      masked: !job.wish.fullNumbers,
      file: path.basename(job.file),
      outcome,
      problem: found,
    });
    return written.ok ? null : written.error;
  }

  #progress(change: Partial<ExportState>): void {
    if (this.#state) this.#show({ ...this.#state, ...change });
  }

  #show(state: ExportState | null): void {
    const nowMs = this.#deps.now();
    const samePhase = this.#state?.phase === state?.phase;
    this.#state = state;
    if (samePhase && Math.abs(nowMs - this.#toldAtMs) < TELL_MS) return;
    this.#toldAtMs = nowMs;
    this.#deps.onChange();
  }
}
