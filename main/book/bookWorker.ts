import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { bookHandlers } from './bookHandlers.ts';
import { BookServer } from './bookServer.ts';
import type { ToBook } from './bookMessages.ts';

const BookPlace = z.object({
  file: z.string(),
  keyHex: z.string().nullable(),
  damagedFile: z.string().nullable(),
});

const IDLE_MS = 10_000;

const port = parentPort;
if (!port) throw new Error('the book works in a thread of its own');
let idle: NodeJS.Timeout | undefined;
const server = new BookServer({
  place: BookPlace.parse(workerData),
  handlers: bookHandlers,
  nowMs: Date.now,
  post: (message) => {
    port.postMessage(message);
  },
  whenIdle: (rest) => {
    clearTimeout(idle);
    idle = setTimeout(rest, IDLE_MS);
  },
  end: () => {
    clearTimeout(idle);
    port.close();
  },
});
port.on('message', (message: ToBook<never>) => {
  server.take(message);
});
server.start();
