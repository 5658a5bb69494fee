import { err, ok, type Result } from '../../contract/result.ts';
import { type BookDatabase, type BookFile, openDatabase } from './bookDatabase.ts';
import { type BookFault, faultOf } from './bookFault.ts';
import { migrate, type Migration } from './migrations.ts';

export type OpenTrouble = BookFault | { readonly kind: 'newer'; readonly detail: string };

/** Opens the book at its present version. Reads a few pages only, so that a large one opens as fast as a small one. */
export function openBook(place: BookFile, steps?: readonly Migration[]): Result<BookDatabase, OpenTrouble> {
  let database: BookDatabase | undefined;
  try {
    database = openDatabase(place);
    database.exec('SELECT count(*) FROM sqlite_schema');
    const migrated = migrate(database, steps);
    if (migrated.ok) return ok(database);
    database.close();
    return err({ kind: 'newer', detail: 'user_version' });
  } catch (error) {
    database?.close();
    const fault = faultOf(error);
    if (fault === null) throw error;
    return err(fault);
  }
}

/** Reads the whole file, which takes seconds for a large one: only when something has looked like damage. */
export function isSound(database: BookDatabase): boolean {
  try {
    return database.prepare('PRAGMA quick_check(1)').pluck().all()[0] === 'ok';
  } catch {
    return false;
  }
}
