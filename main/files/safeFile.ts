import path from 'node:path';
import { err, ok, type Result } from '../../contract/result.ts';
import { codeOf, type DiskError, toDiskError } from './diskError.ts';
import { type FileSystem, nodeFileSystem } from './fileSystem.ts';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
export const RENAME_TRIES = 10;
const TEMP_NAME = /\.tmp-[0-9a-f]+$/;

/**
 * Replaces a file as a whole or not at all: a 0600 neighbour is written, flushed and renamed over it, so that neither
 * a full disk nor a crash leaves half a file. The folder must exist.
 */
export function writeSafely(
  file: string,
  content: string | Uint8Array,
  fs: FileSystem = nodeFileSystem,
): Result<null, DiskError> {
  const temp = `${file}.tmp-${process.pid.toString(16)}`;
  try {
    writeWhole(temp, content, fs);
    renameSoon(temp, file, fs);
    flushFolder(path.dirname(file), fs);
    return ok(null);
  } catch (error) {
    removeQuietly(temp, fs);
    return err(toDiskError(error));
  }
}

function writeWhole(file: string, content: string | Uint8Array, fs: FileSystem): void {
  // What an earlier run left under this name may have other permissions.
  fs.remove(file);
  const descriptor = fs.open(file, 'wx', PRIVATE_FILE);
  try {
    writeAll(descriptor, content, fs);
    fs.sync(descriptor);
  } finally {
    fs.close(descriptor);
  }
}

function writeAll(descriptor: number, content: string | Uint8Array, fs: FileSystem): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let offset = 0; offset < bytes.length;) {
    const taken = fs.write(descriptor, bytes, offset, bytes.length - offset);
    if (taken <= 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    offset += taken;
  }
}

/**
 * Appends to a 0600 file without flushing it. After an error the file is what it was, unless the disk refuses that as
 * well.
 */
export function appendAtOnce(
  file: string,
  text: string,
  fs: FileSystem = nodeFileSystem,
): Result<null, DiskError> {
  return append(file, text, fs, () => undefined);
}

/** The same, and returns when it is on the disk. */
export function appendForGood(
  file: string,
  text: string,
  fs: FileSystem = nodeFileSystem,
): Result<null, DiskError> {
  return append(file, text, fs, (descriptor) => {
    fs.sync(descriptor);
  });
}

function append(
  file: string,
  text: string,
  fs: FileSystem,
  finish: (descriptor: number) => void,
): Result<null, DiskError> {
  try {
    const descriptor = fs.open(file, 'a', PRIVATE_FILE);
    const size = fs.size(descriptor);
    try {
      writeAll(descriptor, text, fs);
      finish(descriptor);
    } catch (error) {
      // Half a line would swallow the next one.
      fs.cut(descriptor, size);
      throw error;
    } finally {
      fs.close(descriptor);
    }
    return ok(null);
  } catch (error) {
    return err(toDiskError(error));
  }
}

/** Windows refuses a rename while a virus scanner or an indexer looks at the file, which passes. */
export function isInUse(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EPERM' || code === 'EBUSY' || code === 'EACCES';
}

function renameSoon(from: string, to: string, fs: FileSystem): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      fs.rename(from, to);
      return;
    } catch (error) {
      if (!isInUse(error) || attempt === RENAME_TRIES) throw error;
      fs.pause(attempt * 10);
    }
  }
}

function flushFolder(folder: string, fs: FileSystem): void {
  try {
    const descriptor = fs.open(folder, 'r', 0);
    try {
      fs.sync(descriptor);
    } finally {
      fs.close(descriptor);
    }
  } catch {
    // Windows cannot flush a folder; the file itself is on the disk.
  }
}

function removeQuietly(file: string, fs: FileSystem): void {
  try {
    fs.remove(file);
  } catch {
    // The next start sweeps it away.
  }
}

/** Reads a text file without its byte order mark; null when there is none. */
export function readIfThere(file: string, fs: FileSystem = nodeFileSystem): Result<string | null, DiskError> {
  try {
    return ok(fs.read(file).replace(/^\uFEFF/, ''));
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok(null) : err(toDiskError(error));
  }
}

/** Creates the folder of a profile for its owner only; one that exists keeps the permissions it was given. */
export function makePrivateFolder(folder: string, fs: FileSystem = nodeFileSystem): Result<null, DiskError> {
  try {
    fs.makeFolder(folder, PRIVATE_FOLDER);
    return ok(null);
  } catch (error) {
    return err(toDiskError(error));
  }
}

/** Deletes what a killed process left half written; returns how many files went. Only at start. */
export function removeStaleTemps(folder: string, fs: FileSystem = nodeFileSystem): number {
  try {
    const stale = fs.list(folder).filter((name) => TEMP_NAME.test(name));
    for (const name of stale) removeQuietly(path.join(folder, name), fs);
    return stale.length;
  } catch {
    return 0;
  }
}
