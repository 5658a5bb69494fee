import type { CallOutcome } from '../../../contract/model/followUp.ts';

/** In the order of the digits that choose them. */
export const OUTCOMES = [
  'booked',
  'moved',
  'cancelled',
  'question',
  'noAnswer',
  'wrongNumber',
] as const satisfies readonly CallOutcome[];
