import { pairsOf, type Line } from './line.ts';
import { figureOf, intervalOf, type Interval } from './statistics.ts';

/** Says what lines come to; nothing of those that only explain others. */
export interface Judge {
  /** In how many of all runs the ratio lies inside the interval. */
  readonly certainty: number;
  readonly verdict: (line: Line) => string;
  /** More rounds would change nothing. */
  readonly isSettled: (line: Line) => boolean;
}

/** A change that small is none: scripts that are three bytes longer. */
const SAME_WITHIN = 1.005;
/** Nobody waits for more rounds to learn of less. */
const KNOWN_WITHIN = 1.05;

const intervalIn = (line: Line, { certainty }: Judge): Interval =>
  intervalOf(line.by, pairsOf(line), certainty);

/** Holds each line to its budget. Only an interval that lies on one side of it is a verdict. */
export const byBudget: Judge = {
  certainty: 0.95,
  verdict: (line) => {
    const { budget, limit, beside, by, ours, unit } = line;
    if (limit !== undefined)
      return `${figureOf(by, ours) <= limit ? 'ok' : 'OVER'} (at most ${limit} ${unit})`;
    if (budget === undefined || beside === undefined) return '';
    return `${sideOf(intervalIn(line, byBudget), budget)} (budget ${Number(budget.toFixed(3))} x)`;
  },
  isSettled: (line) =>
    line.budget === undefined ||
    line.beside === undefined ||
    sideOf(intervalIn(line, byBudget), line.budget) !== 'unsure',
};

function sideOf({ low, high }: Interval, budget: number): 'ok' | 'OVER' | 'unsure' {
  if (high <= budget) return 'ok';
  return low > budget ? 'OVER' : 'unsure';
}

/** Holds each line to the same of another commit. */
export const byComparison: Judge = {
  // Out of fifty lines, two or three would else be called a change without being one.
  certainty: 0.99,
  verdict: (line) => (line.beside === undefined ? '' : changeOf(intervalIn(line, byComparison))),
  isSettled: (line) => {
    if (line.beside === undefined) return true;
    const { low, high } = intervalIn(line, byComparison);
    return changeOf({ low, high }) !== 'same' || (low > 1 / KNOWN_WITHIN && high < KNOWN_WITHIN);
  },
};

function changeOf({ low, high }: Interval): 'worse' | 'same' | 'better' {
  if (low > SAME_WITHIN) return 'worse';
  return high < 1 / SAME_WITHIN ? 'better' : 'same';
}
