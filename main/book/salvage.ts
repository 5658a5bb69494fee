import { rescueDecisions } from './queries/rescuedDecisions.ts';
import { type BookDatabase, type BookFile, openDatabase } from './bookDatabase.ts';

// What people typed or chose, and what of it has gone to Altegio. Decisions follow by the keys of their calls; all else
// is fetched or made again.
const typed = ['notes', 'outbox', 'said_clients'];

/** Takes what can still be read of a damaged book into a new one; how much, nobody can know before. */
export function salvage(into: BookDatabase, damaged: BookFile): void {
  try {
    const from = openDatabase(damaged);
    for (const table of typed) copyRows(from, into, table);
    rescueDecisions(from, { database: into, nowMs: () => 0 });
    from.close();
  } catch {
    // Not even its head can be read.
  }
}

function copyRows(from: BookDatabase, into: BookDatabase, table: string): void {
  try {
    const read = from.prepare(`SELECT * FROM ${table}`).raw();
    const names = read.columns().map(({ name }) => name);
    const put = into.prepare(
      `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    );
    for (const row of read.iterate()) {
      const values: readonly unknown[] = Array.isArray(row) ? row : [];
      put.run(...values);
    }
  } catch {
    // What came before the damage is kept.
  }
}
