import { parentPort, workerData } from 'node:worker_threads';
import type { BookDatabase } from '../../main/book/bookDatabase.ts';
import { bookHandlers } from '../../main/book/bookHandlers.ts';
import type { BookPlace, ToBook } from '../../main/book/bookMessages.ts';
import { BookServer } from '../../main/book/bookServer.ts';

interface Context {
  readonly database: BookDatabase;
}

function add(database: BookDatabase, name: string, length = 1): void {
  database.prepare('INSERT INTO memos (name, value) VALUES (?, ?)').run(name, 'x'.repeat(length));
}

// The real server with requests that a test can break.
const port = parentPort;
const server = new BookServer({
  place: workerData as BookPlace,
  nowMs: Date.now,
  post: (message) => port?.postMessage(message),
  whenIdle: (rest) => {
    rest();
  },
  end: () => {
    port?.close();
  },
  handlers: {
    ...bookHandlers,
    addMemos: ({ database }: Context, { names, length }: { names: string[]; length?: number }) => {
      for (const name of names) add(database, name, length);
    },
    addThenThrow: ({ database }: Context, { name }: { name: string }) => {
      add(database, name);
      throw new Error('a bug after a write');
    },
    memoNames: ({ database }: Context) =>
      database.prepare('SELECT name FROM memos ORDER BY name').pluck().all(),
    readEverything: ({ database }: Context) =>
      database.prepare('SELECT count(*), sum(length(value)) FROM memos').raw().get(),
    all: ({ database }: Context, { sql }: { sql: string }) => database.prepare(sql).raw().all(),
    execute: ({ database }: Context, { sql }: { sql: string }) => void database.exec(sql),
    crash: () => {
      setImmediate(() => {
        throw new Error('the thread fell over');
      });
    },
    hang: (_context: Context, { until }: { until: Int32Array<SharedArrayBuffer> }) => {
      Atomics.wait(until, 0, 0);
    },
  },
});
port?.on('message', (message: ToBook<never>) => {
  server.take(message);
});
server.start();
