import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../../contract/result.ts';
import { codeOf, type DiskError, toDiskError } from './diskError.ts';
import { isInUse, RENAME_TRIES } from './safeFile.ts';

/** The few file operations of saving, so that tests can play full disks and virus scanners. */
export interface SavingDisk {
  open(file: string, flags: string, mode?: number): Promise<OpenFile>;
  /** Where a link leads to. */
  realpath(file: string): Promise<string>;
  stat(file: string): Promise<{ readonly mode: number }>;
  rename(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  pause(ms: number): Promise<unknown>;
}

type OpenFile = Pick<FileHandle, 'writeFile' | 'chmod' | 'sync' | 'close'>;

export const nodeSavingDisk: SavingDisk = {
  open,
  realpath,
  stat,
  rename,
  remove: (file) => rm(file, { force: true }),
  pause: (ms) => sleep(ms),
};

const NEW_FILE = 0o666;
const PERMISSIONS = 0o777;
// With what is added to it, it stays below the 255 bytes that file systems allow, in any script.
const LONGEST_NAME = 60;

/**
 * A file that a person saves: written beside its place, flushed, and put there whole at the end, so that an old one is
 * never cut. It keeps the permissions of the old one. Throws what the file system throws; whoever gives up calls
 * `discard`.
 */
export class PartFile {
  readonly #target: string;
  readonly #part: string;
  readonly #handle: OpenFile;
  readonly #disk: SavingDisk;

  private constructor(target: string, part: string, handle: OpenFile, disk: SavingDisk) {
    this.#target = target;
    this.#part = part;
    this.#handle = handle;
    this.#disk = disk;
  }

  static async create(wanted: string, disk: SavingDisk = nodeSavingDisk): Promise<PartFile> {
    const target = (await orNothing(disk.realpath(wanted))) ?? wanted;
    const old = await orNothing(disk.stat(target));
    const mark = randomBytes(4).toString('hex');
    const part = path.join(
      path.dirname(target),
      `${path.basename(target).slice(0, LONGEST_NAME)}.${mark}.part`,
    );
    const handle = await disk.open(part, 'wx', old === null ? NEW_FILE : 0o600);
    // Some disks know no permissions.
    if (old !== null) await handle.chmod(old.mode & PERMISSIONS).catch(() => undefined);
    return new PartFile(target, part, handle, disk);
  }

  async append(content: string | Uint8Array): Promise<void> {
    // Unlike `write`, it goes on until the disk has taken all of it.
    await this.#handle.writeFile(content);
  }

  async finish(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    await this.#rename();
    await this.#flushFolder();
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await this.#disk.remove(this.#part).catch(() => undefined);
  }

  async #rename(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#disk.rename(this.#part, this.#target);
        return;
      } catch (error) {
        if (!isInUse(error) || attempt === RENAME_TRIES) throw error;
        await this.#disk.pause(attempt * 10);
      }
    }
  }

  async #flushFolder(): Promise<void> {
    // Windows cannot open a folder; the file itself is on the disk.
    const folder = await this.#disk.open(path.dirname(this.#target), 'r').catch(() => null);
    await folder?.sync().catch(() => undefined);
    await folder?.close().catch(() => undefined);
  }
}

/** Saves a file that is there at once, whole or not at all. */
export async function saveWhole(
  target: string,
  content: string | Uint8Array,
  disk: SavingDisk = nodeSavingDisk,
): Promise<Result<null, DiskError>> {
  let part: PartFile | undefined;
  try {
    part = await PartFile.create(target, disk);
    await part.append(content);
    await part.finish();
    return ok(null);
  } catch (error) {
    await part?.discard();
    return err(toDiskError(error));
  }
}

async function orNothing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
