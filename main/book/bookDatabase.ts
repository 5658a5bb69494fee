import { closeSync, openSync } from 'node:fs';
import Database from 'libsql';

export type BookDatabase = Database.Database;

export interface BookFile {
  readonly file: string;
  /** 32 bytes; null leaves the file unencrypted. */
  readonly keyHex: string | null;
}

// What is committed survives a power cut. Sorting never spills to a file: it would lie there unencrypted.
const pragmas = `
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216;
PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768;
PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = ON;
`;

/** Opens or makes the file, for its owner only; a wrong key or a damaged file throws. */
export function openDatabase({ file, keyHex }: BookFile): BookDatabase {
  // SQLite gives its journal the permissions of the file.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  // The options of the cipher are missing in the package's types.
  const cipher: object = keyHex === null ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: keyHex };
  const database = new Database(file, cipher);
  Object.defineProperty(database, 'transaction', {
    value:
      (run: (...values: unknown[]) => unknown) =>
      (...values: unknown[]) =>
        whole(database, () => run(...values)),
  });
  database.exec(pragmas);
  return database;
}

/**
 * Runs all of it or nothing; inside another one it becomes a part that can fail alone. The package's own
 * `transaction` cannot be nested, and after a full disk, when SQLite has rolled back by itself, it hides the reason.
 */
export function whole<T>(database: BookDatabase, run: () => T): T {
  const inside = database.inTransaction;
  database.exec(inside ? 'SAVEPOINT part' : 'BEGIN');
  try {
    const result = run();
    database.exec(inside ? 'RELEASE part' : 'COMMIT');
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec(inside ? 'ROLLBACK TO part; RELEASE part' : 'ROLLBACK');
    throw error;
  }
}
