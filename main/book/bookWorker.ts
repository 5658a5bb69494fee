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

const port = parentPort;
if (!port) throw new Error('the book works in a thread of its own');
const server = new BookServer({
  place: BookPlace.parse(workerData),
  handlers: bookHandlers,
  nowMs: Date.now,
  post: (message) => {
    port.postMessage(message);
  },
  end: () => {
    port.close();
  },
});
port.on('message', (message: ToBook<never>) => {
  server.take(message);
});
server.start();
