import type { BookDatabase } from './bookDatabase.ts';

const compile = (database: BookDatabase, sql: string) => database.prepare(sql);
type Prepared = ReturnType<typeof compile>;

const kept = new WeakMap<BookDatabase, Map<string, Prepared>>();

/** A statement for work done row by row: compiled once per database. For fixed texts only, they are kept for good. */
export function prepared(database: BookDatabase, sql: string): Prepared {
  const statements = kept.get(database) ?? new Map<string, Prepared>();
  kept.set(database, statements);
  const statement = statements.get(sql) ?? compile(database, sql);
  statements.set(sql, statement);
  return statement;
}
