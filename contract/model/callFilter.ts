import * as z from 'zod';
import { CallDirection, CallStatus } from './call.ts';
import { FollowUpState } from './followUp.ts';
import { LocationId } from './ids.ts';
import { typedText } from './typedText.ts';

/** A calendar day of the location, "YYYY-MM-DD". */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** Always counted in each location's own time zone. */
export const Period = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['all', 'today', 'yesterday', 'last7Days', 'thisMonth', 'lastMonth']) }),
  /** Both days included. */
  z.strictObject({ kind: z.literal('range'), fromDay: Day, toDay: Day }),
]);
export type Period = z.infer<typeof Period>;

/** What the list of past calls shows. Empty lists and null mean "any". */
export const CallFilter = z.strictObject({
  locationIds: z.array(LocationId).max(1000),
  period: Period,
  direction: CallDirection.nullable(),
  statuses: z.array(CallStatus).max(8),
  caller: z.enum(['known', 'unknown']).nullable(),
  withRecording: z.boolean(),
  followUp: FollowUpState.nullable(),
  /** Part of a name, of a number in any format, or of a note. */
  search: typedText(100),
});
export type CallFilter = z.infer<typeof CallFilter>;

export const SavedFilter = z.strictObject({ name: typedText(60).trim().min(1), filter: CallFilter });
export type SavedFilter = z.infer<typeof SavedFilter>;
