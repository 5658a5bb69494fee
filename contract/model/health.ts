import * as z from 'zod';
import { Instant, LocationId } from './ids.ts';

/** Whether calls of one location arrive, and if not, why. */
export const ArrivalState = z.enum([
  'starting',
  'arriving',
  'signInAgain',
  'noRightCalls',
  'noAccess',
  'licenceEnded',
  'notFound',
  'networkBlock',
  'rateLimited',
  'offline',
  'proxy',
  'certificate',
  'slow',
  'server',
  'badAnswer',
  'cutOff',
  'cannotSendBody',
]);
export type ArrivalState = z.infer<typeof ArrivalState>;

/** Why a row of the call list is no call: not a row at all, no id, no time, or a wall clock in an unknown zone. */
export const LeftOutReason = z.enum(['notARow', 'id', 'time', 'timeZone']);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** Rows that were left out for one reason, since the start. */
export const LeftOut = z.object({
  reason: LeftOutReason,
  rows: z.number().int(),
  /** The field and what it looks like, every letter as "a" and every digit as "9". */
  example: z.string(),
});
export type LeftOut = z.infer<typeof LeftOut>;

export const LocationHealth = z.object({
  id: LocationId,
  title: z.string(),
  timeZone: z.string(),
  state: ArrivalState,
  /** Since when this state holds, server's clock where known. */
  since: Instant,
  lastCheckAt: Instant.nullable(),
  /** Measured mean distance between the last checks. */
  achievedIntervalMs: z.number().nullable(),
  /** Rows of the call list of which no call could be made; missing when there are none. */
  leftOut: z.array(LeftOut).optional(),
});
export type LocationHealth = z.infer<typeof LocationHealth>;

/** Which of the two tokens Altegio refused, as far as could be told. */
export const RefusedToken = z.enum(['partner', 'user', 'unknown']);
export type RefusedToken = z.infer<typeof RefusedToken>;

export const Health = z.object({
  /** The word of the strip: the worst that concerns every location, or `arriving`/`starting`, or `partly`. */
  overall: z.union([ArrivalState, z.literal('partly'), z.literal('paused')]),
  refusedToken: RefusedToken.nullable(),
  locations: z.array(LocationHealth),
  lastCheckAt: Instant.nullable(),
  /** What was asked for and what the request budget allows. */
  targetIntervalMs: z.number(),
  plannedIntervalMs: z.number(),
  /** The interval is longer than the budget wants it, for Altegio has lately refused too many requests. */
  slowed: z.boolean(),
  /** When the next try is due after a failure. */
  retryAt: Instant.nullable(),
  /** Server minus PC; beyond two minutes the strip says that the PC's clock is wrong. */
  clockSkewMs: z.number(),
  requestsLastMinute: z.number().int(),
  requestsPerMinute: z.number().int(),
  /** Rows or fields that Altegio sent in a shape nobody knows, since the start. */
  oddRows: z.number().int(),
});
export type Health = z.infer<typeof Health>;
