import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most that the design allows; some numbers only explain others. */
  readonly budget?: number;
  readonly samples?: readonly number[];
}

/** Prints the table and writes the same, with every sample, for programs to read. */
export function report(rows: readonly Row[], file: string, about: Record<string, unknown>): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, value, unit, budget } of rows) {
    const verdict =
      budget === undefined
        ? ''
        : `  ${value <= budget ? 'ok  ' : 'OVER'} (budget ${Number(budget.toFixed(2))})`;
    console.log(
      `${what.padEnd(width)}  ${value.toFixed(2).padStart(9)} ${unit.padEnd(6)}${verdict}`.trimEnd(),
    );
  }
  const machine = {
    cores: os.cpus().length,
    model: os.cpus()[0]?.model,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine, ...about, rows }, null, 2)}\n`,
  );
}
