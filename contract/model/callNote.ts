import * as z from 'zod';
import { CallOutcome } from './followUp.ts';
import { Instant } from './ids.ts';
import { NoteSending } from './noteSending.ts';
import { ProblemKind } from './problem.ts';

export const CallNote = z.object({
  text: z.string(),
  outcome: CallOutcome.nullable(),
  changedAt: Instant.nullable(),
  sending: NoteSending,
  problem: ProblemKind.nullable(),
});
export type CallNote = z.infer<typeof CallNote>;
