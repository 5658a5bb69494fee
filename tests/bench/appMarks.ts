import type { Readable } from 'node:stream';
import { limits } from '../../scripts/testLimits.ts';

interface Mark {
  readonly mark: string;
  readonly at: number;
}

export type Marks = ReturnType<typeof collectMarks>;

/** What the app tells on its stdout, and when. */
export function collectMarks(stdout: Readable | null) {
  const seen: Mark[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('@{')) seen.push(JSON.parse(line.slice(1)) as Mark);
    for (const look of waiting) look();
  });
  return {
    next: (name: string, sinceMs: number): Promise<Mark> =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`The app did not tell "${name}" in time.`));
        }, limits.seen);
        const look = (): void => {
          const found = seen.find(({ mark, at }) => mark === name && at >= sinceMs);
          if (!found) return;
          clearTimeout(giveUp);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    last: (name: string, untilMs: number): Mark => {
      const found = seen.findLast(({ mark, at }) => mark === name && at <= untilMs);
      if (!found) throw new Error(`The app did not tell "${name}".`);
      return found;
    },
  };
}
