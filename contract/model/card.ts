import * as z from 'zod';
import { CallDirection, CallStatus, ShownNumber } from './call.ts';
import { CallNote } from './callNote.ts';
import { CallKey, ClientId, Instant, LocationId } from './ids.ts';
import { LikelyReason } from './likelyReason.ts';
import { Visit } from './visit.ts';

/** A client category such as "VIP" or "Black list"; `color` is the salon's own, "#rrggbb". */
export const Category = z.object({ title: z.string(), color: z.string().nullable() });
export type Category = z.infer<typeof Category>;

/** Why a look-up has no answer. */
export const LookupTrouble = z.enum(['offline', 'blocked', 'noRight', 'signIn', 'licence', 'busy', 'server']);
export type LookupTrouble = z.infer<typeof LookupTrouble>;

/** What the popup says about a client. `null` means Altegio did not tell (yet); money is asked for separately. */
export const ClientSummary = z.object({
  id: ClientId,
  name: z.string(),
  importance: z.string().nullable(),
  categories: z.array(Category),
  vip: z.boolean(),
  visitCount: z.number().int().nullable(),
  noShowCount: z.number().int().nullable(),
  nextVisit: Visit.nullable(),
  lastVisit: Visit.nullable(),
  comment: z.string().nullable(),
  /** False while card and visits are still on their way: the name is known, the rest may follow. */
  complete: z.boolean(),
  /** Why the visits could not be read; then `nextVisit` and `lastVisit` of null mean nothing. */
  visitsTrouble: LookupTrouble.nullable(),
});
export type ClientSummary = z.infer<typeof ClientSummary>;

/** One of several clients that a number may belong to. `hint` is withheld (null) until a "possibly" is confirmed. */
export const Candidate = z.object({
  id: ClientId,
  name: z.string(),
  hint: z.object({ kind: z.enum(['next', 'last']), visit: Visit }).nullable(),
});
export type Candidate = z.infer<typeof Candidate>;

/** Who it is, as far as known. */
export const CallerMatch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('searching') }),
  z.object({
    kind: z.literal('known'),
    client: ClientSummary,
    /** Set when the details come from memory because Altegio could not be asked just now. */
    fromCacheAt: Instant.nullable(),
    /** What the user's rights hide, so that the card can say so. */
    limited: z.boolean(),
    /** Several clients share the number and this one was chosen (now or on an earlier call). */
    chosenFrom: z.array(Candidate),
  }),
  z.object({ kind: z.literal('several'), candidates: z.array(Candidate) }),
  /** Names, nothing private, until the person confirms. The last digits are the same or, `numbersHidden`, rights hide them. */
  z.object({ kind: z.literal('possibly'), candidates: z.array(Candidate), numbersHidden: z.boolean() }),
  /** `declined`: clients with a like number of whom the person said that it is none of them. */
  z.object({ kind: z.literal('unknown'), declined: z.array(Candidate) }),
  z.object({ kind: z.literal('withheld') }),
  /** A text came instead of a number. */
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('internal') }),
  z.object({ kind: z.literal('unavailable'), trouble: LookupTrouble }),
]);
export type CallerMatch = z.infer<typeof CallerMatch>;

/** One call on the popup and among the live cards of "Now". Instants are on the server's clock. */
export const CallCard = z.object({
  key: CallKey,
  locationId: LocationId,
  locationTitle: z.string(),
  timeZone: z.string(),
  number: ShownNumber,
  direction: CallDirection,
  status: CallStatus,
  startedAt: Instant,
  endedAt: Instant,
  /** Which call of this number today this is: 1, 2, 3 … */
  callOfToday: z.number().int().positive(),
  match: CallerMatch,
  form: z.enum(['full', 'compact']),
  origin: z.enum(['altegio', 'demo', 'test']),
  /** Why they may be ringing; null: no rule applies, or the hint is switched off. */
  likelyReason: LikelyReason.nullable(),
  note: CallNote,
  /** Stands on the call-back list. */
  toCallBack: z.boolean(),
});
export type CallCard = z.infer<typeof CallCard>;

/** Money of a client, asked for by hand: "1,523.12 $" texts are made in the window. `balance` below 0 is a debt. */
export const ClientMoney = z.object({
  balance: z.number().nullable(),
  spent: z.number().nullable(),
  currency: z.string().nullable(),
});
export type ClientMoney = z.infer<typeof ClientMoney>;
