import { ok } from '../../contract/result.ts';
import { openDatabase } from '../../main/book/bookDatabase.ts';
import type { BookDoor, BookError } from '../../main/book/bookDoor.ts';
import { type BookContext, bookHandlers, type BookHandler } from '../../main/book/bookHandlers.ts';
import { migrate } from '../../main/book/migrations.ts';
import { NOON } from './calls.ts';

/** An empty call book in memory. */
export function anEmptyBook(nowMs: () => number = () => NOON): BookContext {
  const database = openDatabase({ file: ':memory:', keyHex: null });
  migrate(database);
  return { database, nowMs };
}

/** How many rows were ever changed. The app's count goes up with requests that change some. */
export const changesOf = ({ database }: BookContext): number =>
  Number(database.prepare('SELECT total_changes()').pluck().all()[0]);

export interface DirectBook extends BookDoor {
  readonly asked: string[];
  /** What every request is refused with. */
  trouble: BookError | null;
}

/** Answers as the worker would, without one. */
export function doorTo(context: BookContext): DirectBook {
  const door: DirectBook = {
    asked: [],
    trouble: null,
    ask: (name, input) => {
      door.asked.push(name);
      if (door.trouble) return Promise.resolve({ ok: false, error: door.trouble });
      const handler = bookHandlers[name] as BookHandler<typeof input, never>;
      return Promise.resolve(ok(handler(context, input)));
    },
  };
  return door;
}
