import * as z from 'zod';
import { Day } from './callFilter.ts';
import { IntegrationWord } from './integration.ts';
import { Instant, LocationId } from './ids.ts';
import { Problem } from './problem.ts';
import { keepable } from './typedText.ts';

const currency = z.string().regex(/^[A-Z]{3}$/);

/** Something a partner wants to send for a location. Prepared and shown first, then sent, then kept in the ledger. */
export const PartnerAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enableTelephony'), locationId: LocationId }),
  z.strictObject({ kind: z.literal('disableTelephony'), locationId: LocationId }),
  /** Disables telephony where its token is known, then uninstalls the app. */
  z.strictObject({ kind: z.literal('disconnect'), locationId: LocationId }),
  z.strictObject({
    kind: z.literal('payment'),
    locationId: LocationId,
    currency,
    sum: z.number().positive().max(10_000_000),
    paidOn: Day,
    fromDay: Day,
    toDay: Day,
  }),
  z.strictObject({
    kind: z.literal('refund'),
    locationId: LocationId,
    paymentId: z.number().int().positive(),
  }),
  z.strictObject({
    kind: z.literal('discount'),
    locationIds: z.array(LocationId).min(1).max(1000),
    percent: z.number().min(0).max(100),
  }),
  /** Replaces the event addresses of the location by exactly these; other vendors' are among them. */
  z.strictObject({
    kind: z.literal('webhooks'),
    locationId: LocationId,
    urls: z.array(z.url().overwrite(keepable).max(500)).min(1).max(10),
    active: z.boolean(),
  }),
]);
export type PartnerAction = z.infer<typeof PartnerAction>;

/** A request as it will leave: never a token, which stands as "[token]". */
export const ShownRequest = z.object({
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  /** JSON, indented; '' for no body. */
  body: z.string(),
});
export type ShownRequest = z.infer<typeof ShownRequest>;

export const PreparedAction = z.object({
  id: z.string(),
  action: PartnerAction,
  requests: z.array(ShownRequest),
  /** The location's name has to be typed to send it. */
  typeToConfirm: z.string().nullable(),
  /** A payment of the same sum and period is there already: its id. */
  repeats: z.number().int().nullable(),
  /** Addresses that a write of webhooks adds and takes away. */
  difference: z
    .object({ added: z.array(z.string()), removed: z.array(z.string()), kept: z.array(z.string()) })
    .nullable(),
});
export type PreparedAction = z.infer<typeof PreparedAction>;

/**
 * What is to be done after a lost answer. `look`: it may have been sent, and is looked for before the same is sent
 * again. `sendAgain`: it was looked for and is not there, or sending it twice does no harm.
 */
export const LedgerNext = z.enum(['nothing', 'look', 'sendAgain']);
export type LedgerNext = z.infer<typeof LedgerNext>;

/** A line of the ledger: who sent what when, and what came of it. Tokens never. */
export const LedgerEntry = z.object({
  id: z.string(),
  at: Instant,
  /** The name of this computer's user. */
  who: z.string(),
  operation: z.string(),
  locationIds: z.array(z.number().int()),
  /** The request as shown. */
  requests: z.array(ShownRequest),
  /** `sending`: begun, and no answer was kept: it may or may not have arrived. */
  state: z.enum(['sending', 'done', 'refused', 'lost']),
  /** While it is on its way: what holds if its answer is lost. Where nothing says it, it may have been sent. */
  next: LedgerNext.default('look'),
  answeredAt: Instant.nullable(),
  /** What Altegio answered, in short: a status, a payment's id. For people: nothing is decided by these words. */
  answer: z.string(),
  problem: Problem.nullable(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const ActivationState = z.enum([
  'waiting',
  'sending',
  'active',
  'alreadyActive',
  'refused',
  'late',
  'failed',
]);
export type ActivationState = z.infer<typeof ActivationState>;

/** A registration link that was taken, and what became of each of its locations. Survives a restart. */
export const Registration = z.object({
  id: z.string(),
  source: z.enum(['pasted', 'deepLink', 'page']),
  takenAt: Instant,
  /** Altegio takes the activation until then. */
  until: Instant,
  chainId: z.number().int().nullable(),
  /** The chain's telephony token came along; it is kept sealed and never shown. */
  canEnableTelephony: z.boolean(),
  /** Who pressed Connect, when the link tells and its signature is right. */
  user: z.object({ name: z.string(), email: z.string() }).nullable(),
  phase: z.enum(['read', 'activating', 'done']),
  locations: z.array(
    z.object({
      id: LocationId,
      title: z.string().nullable(),
      state: ActivationState,
      problem: Problem.nullable(),
      at: Instant.nullable(),
    }),
  ),
  telephony: z.enum(['noToken', 'waiting', 'sending', 'enabled', 'failed']),
  telephonyProblem: Problem.nullable(),
});
export type Registration = z.infer<typeof Registration>;

export const ModerationItemName = z.enum([
  'connects',
  'sendsPayment',
  'sendsRefund',
  'disconnectsAndReconnects',
  'connectsKnownUser',
  'registrationUrl',
  'description',
]);
export type ModerationItemName = z.infer<typeof ModerationItemName>;

export const ModerationItem = z.object({
  name: ModerationItemName,
  state: z.enum(['open', 'running', 'passed', 'failed']),
  at: Instant.nullable(),
  problem: Problem.nullable(),
  /** Requests and answers, redacted. */
  evidence: z.array(z.object({ at: Instant, request: ShownRequest, answer: z.string() })),
});
export type ModerationItem = z.infer<typeof ModerationItem>;

/** The checklist that Altegio goes through before it publishes the app, run against one test location. */
export const Moderation = z.object({
  locationId: LocationId.nullable(),
  running: z.boolean(),
  registrationUrl: z.string(),
  description: z.string(),
  items: z.array(ModerationItem),
});
export type Moderation = z.infer<typeof Moderation>;

/** A server of ours on this machine only: the page that takes registration links, and the receiver of notices. */
export const ReceiverState = z.object({
  on: z.boolean(),
  port: z.number().int().nullable(),
  /** Where the registration redirect and the notices go; null while off. */
  registrationUrl: z.string().nullable(),
  noticesUrl: z.string().nullable(),
  lastNotice: z
    .object({ at: Instant, locationId: z.number().int(), event: z.string(), repeated: z.boolean() })
    .nullable(),
  refusedNotices: z.number().int(),
  problem: Problem.nullable(),
});
export type ReceiverState = z.infer<typeof ReceiverState>;

/** The partner's side of the integration; empty while the manager's PIN is locked. */
export const PartnerState = z.object({
  /** The app's id and a partner token are at hand. */
  ready: z.boolean(),
  registration: Registration.nullable(),
  receiver: ReceiverState,
  moderation: Moderation,
  /** Counts up with each line of the ledger. */
  ledgerChange: z.number().int(),
});
export type PartnerState = z.infer<typeof PartnerState>;

export const Tariff = z.object({
  id: z.number().int(),
  title: z.string(),
  options: z.array(
    z.object({
      id: z.number().int(),
      title: z.string(),
      price: z.number().nullable(),
      currency: z.string(),
      months: z.number().int().nullable(),
      freeMonths: z.number().int().nullable(),
    }),
  ),
});
export type Tariff = z.infer<typeof Tariff>;

/** A location in which the app is connected, watched on this desk or not. */
export const ConnectedLocation = z.object({
  id: LocationId,
  title: z.string(),
  city: z.string(),
  watched: z.boolean(),
  word: IntegrationWord,
});
export type ConnectedLocation = z.infer<typeof ConnectedLocation>;
