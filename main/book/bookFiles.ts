import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { BookState } from '../../contract/model/callBook.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { setAside } from '../files/brokenFile.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';

/** A key as long as the app runs. `session`: it lies nowhere, and neither does its book after the end. */
export interface BookKeyAtHand {
  readonly keyHex: string;
  readonly keeping: BookState['keeping'];
}

const SESSION_BOOK = 'calls-session.db';
const BOOK = 'calls.db';
const parts = ['', '-wal', '-shm'];

export function bookFile(dir: string, { keeping }: BookKeyAtHand): string {
  return path.join(dir, keeping === 'session' ? SESSION_BOOK : BOOK);
}

export function hasKeptBook(dir: string, fs: FileSystem = nodeFileSystem): boolean {
  try {
    return fs.list(dir).includes(BOOK);
  } catch {
    return false;
  }
}

export function sessionKey(): BookKeyAtHand {
  return { keyHex: randomBytes(32).toString('hex'), keeping: 'session' };
}

/** Renames a damaged book and its journal; null where that failed. */
export function setBookAside(file: string, nowMs: number, fs: FileSystem = nodeFileSystem): string | null {
  const aside = setAside(file, nowMs, fs);
  if (aside === null) return null;
  // SQLite throws the journal of a book away that is not there.
  const journal = moved(file, aside, ['-wal', '-shm'], fs);
  return journal.ok ? aside : null;
}

/** Moves a closed book to another name, over whatever lies there. */
export function moveBook(from: string, to: string, fs: FileSystem = nodeFileSystem): Result<null, DiskError> {
  const taken = parts.map((part) => `${path.basename(to)}${part}`);
  const room = removeFrom(path.dirname(to), (name) => taken.includes(name), fs);
  return room.ok ? moved(from, to, parts, fs) : room;
}

function moved(from: string, to: string, names: readonly string[], fs: FileSystem): Result<null, DiskError> {
  try {
    const there = new Set(fs.list(path.dirname(from)));
    for (const part of names)
      if (there.has(`${path.basename(from)}${part}`)) fs.rename(`${from}${part}`, `${to}${part}`);
    return ok(null);
  } catch (error) {
    return err(toDiskError(error));
  }
}

/** What a book for one run has left, also after a crash. Nobody has its key. */
export function removeSessionBook(dir: string, fs: FileSystem = nodeFileSystem): Result<null, DiskError> {
  return removeFrom(dir, (name) => name.startsWith(SESSION_BOOK), fs);
}

/** Deletes every book of the profile, those set aside too. The book must be stopped. */
export function removeBooks(dir: string, fs: FileSystem = nodeFileSystem): Result<null, DiskError> {
  return removeFrom(dir, (name) => name.startsWith(SESSION_BOOK) || name.startsWith(BOOK), fs);
}

function removeFrom(dir: string, goes: (name: string) => boolean, fs: FileSystem): Result<null, DiskError> {
  try {
    for (const name of fs.list(dir)) if (goes(name)) fs.remove(path.join(dir, name));
    return ok(null);
  } catch (error) {
    return err(toDiskError(error));
  }
}
