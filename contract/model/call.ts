import * as z from 'zod';
import { CallKey, Instant, LocationId } from './ids.ts';

/** `other` stands for a word the API may add later; the row is kept. */
export const CallDirection = z.enum(['incoming', 'outgoing', 'internal', 'other']);
export type CallDirection = z.infer<typeof CallDirection>;

/** How a saved call ended. Altegio lists finished calls only, so there is no "ringing". */
export const CallStatus = z.enum([
  'success',
  'missed',
  'cancel',
  'busy',
  'notallowed',
  'notavailable',
  'notfound',
  'other',
]);
export type CallStatus = z.infer<typeof CallStatus>;

/** The other party's number as it may be shown; main has already masked it where needed. */
export const ShownNumber = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('withheld') }),
  /** The line sent a text instead of a number. Anyone can send any: it is no proof of who they are. */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** It came in a form that nobody can read. */
  z.object({ kind: z.literal('unreadable') }),
  z.object({ kind: z.literal('internal'), extension: z.string() }),
  /** The user's rights hide numbers. */
  z.object({ kind: z.literal('hidden') }),
  z.object({ kind: z.literal('number'), text: z.string(), masked: z.boolean() }),
]);
export type ShownNumber = z.infer<typeof ShownNumber>;

/** One line of the "Last calls" list. Instants are on the server's clock. */
export const CallRow = z.object({
  key: CallKey,
  locationId: LocationId,
  number: ShownNumber,
  clientName: z.string().nullable(),
  vip: z.boolean(),
  direction: CallDirection,
  status: CallStatus,
  startedAt: Instant,
  /** Null when it cannot be read. */
  durationSeconds: z.number().int().nonnegative().nullable(),
  hasRecording: z.boolean(),
  /** There is a link to a recording, but nobody can read it. */
  recordingUnread: z.boolean().optional(),
  /** First seen when Ringdesk came back from being closed, asleep or offline. */
  whileAway: z.boolean(),
  /** Altegio was asked for this incoming number and knows no client by it. */
  isNewNumber: z.boolean(),
});
export type CallRow = z.infer<typeof CallRow>;

/** Counts since midnight, each location in its own time zone. */
export const TodayNumbers = z.object({
  calls: z.number().int(),
  answered: z.number().int(),
  missed: z.number().int(),
  outgoing: z.number().int(),
});
export type TodayNumbers = z.infer<typeof TodayNumbers>;
