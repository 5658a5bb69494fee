import { err, ok, type Result } from '../../contract/result.ts';
import type { BookDatabase } from './bookDatabase.ts';
import { schema1 } from './schema1.ts';
import { schema2 } from './schema2.ts';
import { schema3 } from './schema3.ts';
import { schema4 } from './schema4.ts';

/** Upgrades a book by one version, inside a transaction. */
export type Migration = (database: BookDatabase) => void;

// Step n upgrades version n to n + 1. Never edit a step that has been released.
const migrations: readonly Migration[] = [
  (database) => {
    database.exec(schema1);
  },
  (database) => {
    database.exec(schema2);
  },
  (database) => {
    database.exec(schema3);
  },
  (database) => {
    database.exec(schema4);
  },
];

/** Brings the book to the present version, each step whole or not at all. A newer book is left alone. */
export function migrate(
  database: BookDatabase,
  steps: readonly Migration[] = migrations,
): Result<null, { readonly kind: 'newer' }> {
  const version = versionOf(database);
  if (version > steps.length) return err({ kind: 'newer' });
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      step(database);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    })();
  }
  return ok(null);
}

export function versionOf(database: BookDatabase): number {
  // The package plucks only when all rows are asked for.
  const [version]: readonly unknown[] = database.prepare('PRAGMA user_version').pluck().all();
  return Number(version);
}
