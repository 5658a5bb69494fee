import path from 'node:path';
import * as z from 'zod';
import type { Result } from '../../../contract/result.ts';
import type { DiskError } from '../../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../../files/fileSystem.ts';
import { parseJsonObject } from '../../files/json.ts';
import { readIfThere, writeSafely } from '../../files/safeFile.ts';

const Kept = z.strictObject({
  on: z.boolean(),
  /** Null: any free one. */
  port: z.number().int().min(1024).max(65_535).nullable(),
});
type Kept = z.infer<typeof Kept>;

/** Whether the receiver is wanted in this profile, and at which port. Off where nothing else can be read. */
export class ReceiverFile {
  readonly #file: string;
  readonly #fs: FileSystem;
  #kept: Kept = { on: false, port: null };

  private constructor(dir: string, fs: FileSystem) {
    this.#file = path.join(dir, 'receiver.json');
    this.#fs = fs;
  }

  static open({
    dir,
    fs = nodeFileSystem,
  }: {
    readonly dir: string;
    readonly fs?: FileSystem;
  }): ReceiverFile {
    const file = new ReceiverFile(dir, fs);
    const text = readIfThere(file.#file, fs);
    const kept = Kept.safeParse(text.ok && text.value !== null ? parseJsonObject(text.value) : null);
    if (kept.success) file.#kept = kept.data;
    return file;
  }

  get kept(): Kept {
    return this.#kept;
  }

  /** On an error it holds for this run. */
  keep(kept: Kept): Result<null, DiskError> {
    this.#kept = kept;
    return writeSafely(this.#file, `${JSON.stringify(kept)}\n`, this.#fs);
  }
}
