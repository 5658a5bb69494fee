import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { RequestInput, RequestOutput } from '../../contract/ipc/contract.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { writeSafely } from '../files/safeFile.ts';
import { refused } from '../outcome.ts';

export interface ReportDeskDeps {
  readonly book: BookDoor;
  /** Where to save; null: the person thought better of it. */
  readonly askWhere: (suggestion: {
    readonly fileName: string;
    readonly ending: string;
  }) => Promise<string | null>;
  readonly fs?: FileSystem;
}

type Content = RequestInput<'report.save'>['content'];

const PNG = 'data:image/png;base64,';

/** Reads reports out of the book, and saves what a window made of one. */
export class ReportDesk {
  readonly #deps: ReportDeskDeps;

  constructor(deps: ReportDeskDeps) {
    this.#deps = deps;
  }

  async read(range: RequestInput<'report.read'>): Promise<RequestOutput<'report.read'>> {
    const answer = await this.#deps.book.ask('readReport', range);
    if (answer.ok) return { kind: 'report', report: answer.value };
    return refused({ kind: answer.error.kind, detail: null });
  }

  async save({ name, content }: RequestInput<'report.save'>): Promise<RequestOutput<'report.save'>> {
    const bytes = bytesOf(content);
    if (bytes === null) return refused({ kind: 'invalidInput', detail: null });
    const fileName = `${path.basename(name)}.${content.kind}`;
    const file = await this.#deps.askWhere({ fileName, ending: content.kind });
    if (file === null) return { kind: 'cancelled' };
    const written = writeSafely(file, bytes, this.#deps.fs ?? nodeFileSystem);
    return written.ok ? { kind: 'saved' } : refused({ kind: written.error.kind, detail: null });
  }
}

function bytesOf(content: Content): Buffer | null {
  if (content.kind === 'csv') {
    // A location may be called "=cmd…": no cell may start a formula. The mark at the start tells Excel it is UTF-8.
    const options = { bom: true, escape_formulas: true, record_delimiter: 'windows' } as const;
    return Buffer.from(stringify([...content.rows], options));
  }
  return content.dataUrl.startsWith(PNG) ? Buffer.from(content.dataUrl.slice(PNG.length), 'base64') : null;
}
