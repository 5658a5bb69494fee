import * as z from 'zod';
import { Day } from './callFilter.ts';
import { LocationId } from './ids.ts';

export const ReportRange = z.strictObject({
  locationIds: z.array(LocationId).max(1000),
  fromDay: Day,
  toDay: Day,
});
export type ReportRange = z.infer<typeof ReportRange>;

/** One location's day. Missed by the rule in the settings; the three last ones count people among the missed. */
export const ReportDay = z.object({
  day: Day,
  locationId: LocationId,
  calls: z.number().int(),
  answered: z.number().int(),
  missed: z.number().int(),
  outgoing: z.number().int(),
  calledBack: z.number().int(),
  /** Median minutes from the missed call to the call back; null when there was none. */
  medianMinutesToCallBack: z.number().nullable(),
  newNumbers: z.number().int(),
  laterBooked: z.number().int(),
});
export type ReportDay = z.infer<typeof ReportDay>;

/** One cell of the week: `weekday` 1 Monday … 7 Sunday, `hour` 0-23 of the location's clock. */
export const ReportHour = z.object({
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  missed: z.number().int(),
  neverCalledBack: z.number().int(),
  newNumbers: z.number().int(),
  laterBooked: z.number().int(),
});
export type ReportHour = z.infer<typeof ReportHour>;

export const CallReport = z.object({
  days: z.array(ReportDay),
  hours: z.array(ReportHour).max(168),
  /** The hour with the most missed calls that nobody called back; null when there is none. */
  worst: ReportHour.nullable(),
  /** Over the whole range and all its locations; null when nobody was called back. */
  medianMinutesToCallBack: z.number().nullable(),
});
export type CallReport = z.infer<typeof CallReport>;
