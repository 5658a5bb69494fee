import Database from 'libsql';

export type BookDatabase = Database.Database;

export interface BookFile {
  readonly file: string;
  /** 32 bytes; null leaves the file unencrypted. */
  readonly keyHex: string | null;
}

/** Opens the file as it is; a wrong key or a damaged file shows at the first read. */
export function openDatabase({ file, keyHex }: BookFile): BookDatabase {
  // The options of the cipher are missing in the package's types.
  const cipher: object = keyHex === null ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: keyHex };
  const database = new Database(file, cipher);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  return database;
}
