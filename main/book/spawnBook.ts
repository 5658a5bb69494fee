import { Worker } from 'node:worker_threads';
import type { FromBook, SpawnBook } from './bookMessages.ts';

/** Starts the worker from its built file, `out/book.cjs`. Threads that nobody waits for any more stand in `left`. */
export const spawnBook =
  (script: string, left = new Set<object>()): SpawnBook =>
  ({ place, onMessage, onEnd }) => {
    const worker = new Worker(script, { workerData: place, name: 'book' });
    let error: Error | null = null;
    worker.on('message', (message: FromBook<never>) => {
      onMessage(message);
    });
    worker.on('error', (thrown) => {
      error = thrown instanceof Error ? thrown : new Error(String(thrown));
    });
    worker.on('exit', () => {
      left.delete(worker);
      onEnd(error);
    });
    return {
      send: (message) => {
        worker.postMessage(message);
      },
      abandon: () => {
        left.add(worker);
        worker.unref();
      },
    };
  };
