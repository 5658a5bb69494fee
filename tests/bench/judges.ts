import { pairsOf, type Line } from './line.ts';
import { figureOf, intervalOf, type Interval } from './statistics.ts';

/** Says what lines come to; nothing of those that only explain others. */
export interface Judge {
  readonly verdict: (line: Line) => string;
  /** More rounds would change nothing. */
  readonly isSettled: (line: Line) => boolean;
}

/** A change that small is none: scripts that are three bytes longer. */
const SAME_WITHIN = 1.005;
/** Nobody waits for more rounds to learn of less. */
const KNOWN_WITHIN = 1.05;

const intervalIn = (line: Line): Interval => intervalOf(line.by, pairsOf(line));

/** Holds each line to its budget. Only an interval that lies on one side of it is a verdict. */
export const byBudget: Judge = {
  verdict: (line) => {
    const { budget, limit, beside, by, ours, unit } = line;
    if (limit !== undefined)
      return `${figureOf(by, ours) <= limit ? 'ok' : 'OVER'} (at most ${limit} ${unit})`;
    if (budget === undefined || beside === undefined) return '';
    return `${sideOf(intervalIn(line), budget)} (budget ${Number(budget.toFixed(3))} x)`;
  },
  isSettled: (line) =>
    line.budget === undefined ||
    line.beside === undefined ||
    sideOf(intervalIn(line), line.budget) !== 'unsure',
};

function sideOf({ low, high }: Interval, budget: number): 'ok' | 'OVER' | 'unsure' {
  if (high <= budget) return 'ok';
  return low > budget ? 'OVER' : 'unsure';
}

/** Holds each line to the same of another commit. */
export const byComparison: Judge = {
  verdict: (line) => (line.beside === undefined ? '' : changeOf(intervalIn(line))),
  isSettled: (line) => {
    if (line.beside === undefined) return true;
    const { low, high } = intervalIn(line);
    return changeOf({ low, high }) !== 'same' || (low > 1 / KNOWN_WITHIN && high < KNOWN_WITHIN);
  },
};

function changeOf({ low, high }: Interval): 'worse' | 'same' | 'better' {
  if (low > SAME_WITHIN) return 'worse';
  return high < 1 / SAME_WITHIN ? 'better' : 'same';
}
