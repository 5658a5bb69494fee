import * as z from 'zod';
import { Visit } from './visit.ts';

/** Why they may be ringing, found by rules, with the evidence. A hint, never a fact. */
export const LikelyReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('runningLate'), visit: Visit, minutes: z.number().int() }),
  z.object({ kind: z.literal('wantsNewTime'), cancelled: Visit }),
  z.object({ kind: z.literal('due'), intervalDays: z.number().int(), sinceDays: z.number().int() }),
  z.object({ kind: z.literal('debt') }),
  z.object({ kind: z.literal('triedBefore'), tries: z.number().int(), minutes: z.number().int() }),
]);
export type LikelyReason = z.infer<typeof LikelyReason>;
