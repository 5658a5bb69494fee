import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Judge } from './judges.ts';
import type { Line } from './line.ts';
import { tableOf } from './table.ts';

/** Prints the table and writes the same, with every sample, for programs to read. */
export function report(
  lines: readonly Line[],
  judge: Judge,
  file: string,
  about: Record<string, unknown>,
): void {
  for (const row of tableOf(lines, judge)) console.log(row);
  const machine = {
    cores: os.cpus().length,
    model: os.cpus()[0]?.model,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  };
  const judged = lines.map((line) => ({ ...line, verdict: judge.verdict(line) }));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine, ...about, lines: judged }, null, 2)}\n`,
  );
}
