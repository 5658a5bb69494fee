import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '../../contract/result.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { type JsonObject, parseJsonObject } from '../files/json.ts';
import { readIfThere, writeSafely } from '../files/safeFile.ts';

/** What of electron-store is used: the whole file as one object, written when assigned. */
export interface StoreFile {
  store: JsonObject;
}

interface Places {
  readonly file: string;
  readonly lastGoodFile: string;
  readonly fs: FileSystem;
}

/**
 * Writes the last good copy, then electron-store's file. The copy goes first because electron-store cuts the file short
 * on a full disk without an error (https://github.com/fabiospampinato/atomically/pull/18): a full disk is noticed at
 * the copy, and what electron-store wrote is read back.
 */
export function writeTwice(
  content: JsonObject,
  openStore: () => StoreFile,
  places: Places,
): Result<null, DiskError> {
  const { file, lastGoodFile, fs } = places;
  const text = JSON.stringify(content, null, '\t');
  const copied = writeSafely(lastGoodFile, text, fs);
  if (!copied.ok) return copied;

  try {
    openStore().store = content;
  } catch {
    // What it left is looked at next.
  }
  if (holds(file, content, fs) || writeSafely(file, text, fs).ok) return ok(null);

  // Neither way had room: without the file the next start takes the copy, which has the change.
  try {
    fs.remove(file);
    return ok(null);
  } catch (error) {
    return err(toDiskError(error));
  }
}

function holds(file: string, content: JsonObject, fs: FileSystem): boolean {
  const text = readIfThere(file, fs);
  const found = text.ok && text.value !== null ? parseJsonObject(text.value) : undefined;
  return isDeepStrictEqual(found, parseJsonObject(JSON.stringify(content)));
}
