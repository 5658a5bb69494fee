import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/**
 * A file that is written beside its place and put there whole at the end. Throws what the file system throws; whoever
 * gives up calls `discard`.
 */
export class PartFile {
  readonly #target: string;
  readonly #part: string;
  readonly #handle: FileHandle;

  private constructor(target: string, part: string, handle: FileHandle) {
    this.#target = target;
    this.#part = part;
    this.#handle = handle;
  }

  /** `mark` tells two of them apart. */
  static async create(target: string, mark: string): Promise<PartFile> {
    const part = `${target}.${mark}.part`;
    return new PartFile(target, part, await open(part, 'wx', 0o600));
  }

  async append(content: string | Uint8Array): Promise<void> {
    // Unlike `write`, it goes on until the disk has taken all of it.
    await this.#handle.writeFile(content);
  }

  async finish(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    await rename(this.#part, this.#target);
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#part, { force: true }).catch(() => undefined);
  }
}
