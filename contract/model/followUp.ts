import * as z from 'zod';
import { CallKey, ClientId, Instant, LocationId } from './ids.ts';
import { NoteSending } from './noteSending.ts';
import { ProblemKind } from './problem.ts';
import { ShownNumber } from './call.ts';
import { Visit } from './visit.ts';

/** `waiting`: put off until a time that reminds. */
export const FollowUpState = z.enum(['open', 'waiting', 'done']);
export type FollowUpState = z.infer<typeof FollowUpState>;

/**
 * How a missed call was dealt with. By itself: `calledBack` (an outgoing call followed), `rangAgain` (they got
 * through), `booked` (an appointment was made after the call), `lapsed` (nobody did within the days of the rule).
 * By hand: `markedCalledBack`, `notNeeded`.
 */
export const SolvedBy = z.enum([
  'calledBack',
  'rangAgain',
  'booked',
  'lapsed',
  'markedCalledBack',
  'notNeeded',
]);
export type SolvedBy = z.infer<typeof SolvedBy>;

/** What a call came to, chosen by hand. */
export const CallOutcome = z.enum(['booked', 'moved', 'cancelled', 'question', 'noAnswer', 'wrongNumber']);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** Which calls count as missed; written next to every number that depends on it. */
export const MissedRule = z.strictObject({
  /** Rang at least this long. A call without a length counts: most telephony tells none for missed calls. */
  minSeconds: z.number().int().min(0).max(120),
  /** Only calls within these hours of the location's clock count; null: at any time. */
  openingHours: z
    .strictObject({
      fromHour: z.number().int().min(0).max(23),
      toHour: z.number().int().min(1).max(24),
      /** 1 Monday … 7 Sunday. */
      weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    })
    .nullable(),
  /** After so many days an open row lapses. */
  openDays: z.number().int().min(1).max(60),
});
export type MissedRule = z.infer<typeof MissedRule>;

/** Why a row stands where it stands, strongest first. */
export const RingFirstReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newCaller') }),
  z.object({ kind: z.literal('tries'), tries: z.number().int() }),
  z.object({ kind: z.literal('visitSoon'), visit: Visit }),
  z.object({ kind: z.literal('vip') }),
  z.object({ kind: z.literal('wantedByHand') }),
  z.object({ kind: z.literal('reminder') }),
]);
export type RingFirstReason = z.infer<typeof RingFirstReason>;

/** One person to ring back, however often they tried. */
export const FollowUpRow = z.object({
  id: z.string().max(80),
  state: FollowUpState,
  locationId: LocationId,
  number: ShownNumber,
  clientId: ClientId.nullable(),
  clientName: z.string().nullable(),
  vip: z.boolean(),
  tries: z.number().int().positive(),
  firstTryAt: Instant,
  lastTryAt: Instant,
  /** The call of the last try: note, outcome and links hang on it. */
  lastCall: CallKey,
  nextVisit: Visit.nullable(),
  why: z.array(RingFirstReason),
  /** When a waiting row comes back. */
  laterAt: Instant.nullable(),
  solvedBy: SolvedBy.nullable(),
  solvedAt: Instant.nullable(),
  /** For `booked`: the appointment. */
  solvedVisit: Visit.nullable(),
  note: z.string(),
  outcome: CallOutcome.nullable(),
  /** The call that the shown note was written about, and how it stands towards the client's card in Altegio. */
  notedCall: CallKey,
  sending: NoteSending,
  sendingProblem: ProblemKind.nullable(),
});
export type FollowUpRow = z.infer<typeof FollowUpRow>;
