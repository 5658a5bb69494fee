import * as z from 'zod';
import { CallOutcome } from './followUp.ts';
import { Instant } from './ids.ts';
import { ProblemKind } from './problem.ts';

/** How a note stands towards the client's card in Altegio. `failed` keeps the text and can be sent again. */
export const NoteSending = z.enum(['notSent', 'queued', 'sent', 'failed']);
export type NoteSending = z.infer<typeof NoteSending>;

export const CallNote = z.object({
  text: z.string(),
  outcome: CallOutcome.nullable(),
  changedAt: Instant.nullable(),
  sending: NoteSending,
  problem: ProblemKind.nullable(),
});
export type CallNote = z.infer<typeof CallNote>;
