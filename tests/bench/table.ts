import type { Judge } from './judges.ts';
import { pairsOf, type Line } from './line.ts';
import { figureOf, intervalOf, ratioOf } from './statistics.ts';

/** Columns of words; the others hold numbers. */
const WORDS = new Set([0, 2, 6]);

/** Each line with its absolute figures, the ratio of the two, where that lies for certain, and what it comes to. */
export function tableOf(lines: readonly Line[], judge: Judge): string[] {
  const rows = lines.map((line) => [...cellsOf(line, judge), judge.verdict(line)]);
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        WORDS.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf(line: Line, { certainty }: Judge): [string, string, string, string, string, string] {
  const { what, unit, by, ours, beside } = line;
  const figure = (samples: readonly number[]): string => `${figureOf(by, samples).toFixed(2)} ${unit}`;
  const name = ours.length > 1 && by !== 'mean' ? `${what}, ${by}` : what;
  if (!beside) return [name, figure(ours), '', '', '', ''];
  const { low, high } = intervalOf(by, pairsOf(line), certainty);
  return [
    name,
    figure(ours),
    beside.name,
    figure(beside.samples),
    `${ratioOf(by, pairsOf(line)).toFixed(2)} x`,
    `${low.toFixed(2)} to ${high.toFixed(2)}`,
  ];
}
