import fs from 'node:fs';
import path from 'node:path';
import { appendAtOnce, makePrivateFolder } from '../files/safeFile.ts';

const OLDER = ['.1', '.2'] as const;

/** A file for its owner only that makes room for itself: when full it becomes `.1`, and `.1` becomes `.2`. */
export class RotatingFile {
  readonly #file: string;
  readonly #maxBytes: number;
  #size: number | undefined;

  constructor(file: string, maxBytes: number) {
    this.#file = file;
    this.#maxBytes = maxBytes;
  }

  /** Adds a line; where that fails it is lost. */
  append(line: string): void {
    const bytes = Buffer.byteLength(line);
    this.#size ??= this.#begin();
    if (this.#size > 0 && this.#size + bytes > this.#maxBytes) this.#rotate();
    this.#size = appendAtOnce(this.#file, line).ok ? this.#size + bytes : undefined;
  }

  #begin(): number {
    makePrivateFolder(path.dirname(this.#file));
    return fs.statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
  }

  #rotate(): void {
    const [younger, oldest] = OLDER;
    fs.rmSync(this.#file + oldest, { force: true });
    if (fs.existsSync(this.#file + younger)) fs.renameSync(this.#file + younger, this.#file + oldest);
    fs.renameSync(this.#file, this.#file + younger);
    this.#size = 0;
  }
}
