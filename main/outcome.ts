import type { Outcome, Problem, ProblemKind } from '../contract/model/problem.ts';

/** A request that was not done, with what a window says of it. */
export interface Refused {
  readonly kind: 'problem';
  readonly problem: Problem;
}

export const done: Outcome = { kind: 'done' };

export const refused = (problem: Problem): Refused => ({ kind: 'problem', problem });

/** Refused for a reason that says it all. */
export const refusedFor = (kind: ProblemKind): Refused => refused({ kind, detail: null });
