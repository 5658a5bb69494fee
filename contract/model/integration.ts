import * as z from 'zod';
import { Day } from './callFilter.ts';
import { ArrivalState, LeftOut, RefusedToken } from './health.ts';
import { Instant, LocationId } from './ids.ts';
import { Location } from './location.ts';
import { Problem } from './problem.ts';

/** Whether telephony works in a location, in one word. `unknown`: it could not be found out just now. */
export const IntegrationWord = z.enum(['active', 'pending', 'frozen', 'notInstalled', 'noAccess', 'unknown']);
export type IntegrationWord = z.infer<typeof IntegrationWord>;

/** Why the word is what it is. The windows hold one sentence and one next step per kind. */
export const IntegrationReason = z.discriminatedUnion('kind', [
  // Active
  z.object({ kind: z.literal('working') }),
  /** The paid period ends soon; `days` from today, 0 on the last one, below 0 when it is over. */
  z.object({ kind: z.literal('paidUntil'), day: Day, days: z.number().int() }),
  /** No call for so many hours, though this time of the week usually brings some. */
  z.object({ kind: z.literal('quiet'), hours: z.number().int(), usualPerHour: z.number() }),
  /** Calls of today were saved that should have popped up here and did not. */
  z.object({ kind: z.literal('notPopping'), calls: z.number().int() }),
  /** The PC's clock is off by so many minutes; above 0 it is behind. */
  z.object({ kind: z.literal('clockWrong'), minutes: z.number().int() }),
  // Pending: the owner agreed, the activation is still to be sent.
  z.object({ kind: z.literal('activateBy'), until: Instant }),
  z.object({ kind: z.literal('activationLate'), since: Instant }),
  // Frozen
  z.object({ kind: z.literal('frozenSince'), since: Instant.nullable(), paidUntil: Day.nullable() }),
  // Not installed
  z.object({ kind: z.literal('notInstalled'), uninstalledAt: Instant.nullable() }),
  // No access
  z.object({ kind: z.literal('tokenRefused'), which: RefusedToken }),
  z.object({ kind: z.literal('noRightCalls') }),
  z.object({ kind: z.literal('licenceEnded') }),
  /** The user does not see this location. */
  z.object({ kind: z.literal('notVisible') }),
  /** The partner token does not belong to the app with this application id. */
  z.object({ kind: z.literal('appRefused') }),
  // Unknown
  z.object({ kind: z.literal('notChecked') }),
  z.object({ kind: z.literal('noApplicationId') }),
  /** `notBefore`: when the next try is due. */
  z.object({ kind: z.literal('rateLimited'), notBefore: Instant.nullable() }),
  z.object({ kind: z.literal('networkBlock') }),
  z.object({ kind: z.literal('unreachable'), state: ArrivalState }),
]);
export type IntegrationReason = z.infer<typeof IntegrationReason>;

/** From a call's end to its popup, over the calls of today that popped here. */
export const PopupDelay = z.object({ medianMs: z.number(), p95Ms: z.number(), calls: z.number().int() });
export type PopupDelay = z.infer<typeof PopupDelay>;

/** One line of *Locations*. */
export const LocationStatus = z.object({
  id: LocationId,
  title: z.string(),
  timeZone: z.string(),
  chain: z.object({ id: z.number().int(), title: z.string() }).nullable(),
  word: IntegrationWord,
  tone: z.enum(['good', 'warning', 'bad', 'off']),
  reason: IntegrationReason,
  paidUntil: Day.nullable(),
  lastCallAt: Instant.nullable(),
  delay: PopupDelay.nullable(),
  /** When its status was last read; null: not yet. */
  checkedAt: Instant.nullable(),
  /** Said of then: it was not read since the start. Missing: it holds now. */
  asOf: Instant.optional(),
  /** Rows of its call list of which no call could be made, since the start; missing when there are none. */
  leftOut: z.array(LeftOut).optional(),
  /** Who tells the zone of its clock where Altegio does not. */
  zoneFrom: Location.shape.zoneFrom,
});
export type LocationStatus = z.infer<typeof LocationStatus>;

/** What *Check now* looks at, in this order. */
export const CheckStepName = z.enum([
  'reach',
  'partnerToken',
  'userToken',
  'location',
  'callsRight',
  'installation',
  'payment',
  'webhooks',
  'clock',
  'popups',
]);
export type CheckStepName = z.infer<typeof CheckStepName>;

export const CheckStep = z.object({
  name: CheckStepName,
  state: z.enum(['waiting', 'running', 'good', 'warning', 'bad', 'skipped']),
  tookMs: z.number().int().nullable(),
  problem: Problem.nullable(),
  /** What the installation step found. */
  reason: IntegrationReason.nullable(),
  /** Rows of the call list that could not be read. */
  leftOut: z.array(LeftOut).optional(),
});
export type CheckStep = z.infer<typeof CheckStep>;

export const LocationCheck = z.object({
  locationId: LocationId,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  steps: z.array(CheckStep),
});
export type LocationCheck = z.infer<typeof LocationCheck>;

/** All that the line of every location shows, worst first. */
export const IntegrationState = z.object({
  /** Of the telephony app in the Marketplace; null: not known, so no installation can be read. */
  applicationId: z.number().int().nullable(),
  rows: z.array(LocationStatus).max(1000),
  /** A round over all locations is under way. */
  refreshing: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  /** The check that runs or ran last. */
  check: LocationCheck.nullable(),
  /** Counts up when details of any location may have changed: whoever shows them asks again. */
  change: z.number().int(),
});
export type IntegrationState = z.infer<typeof IntegrationState>;

/** The state of the app in a location, as the Marketplace's log tells it. */
export const InstallationState = z.enum(['notInstalled', 'pending', 'active', 'frozen', 'other']);
export type InstallationState = z.infer<typeof InstallationState>;

export const StatusChange = z.object({
  at: Instant,
  from: InstallationState.nullable(),
  to: InstallationState,
  /** Altegio's word for who changed it, such as "marketplace", "partner_api", "billing"; '' when unknown. */
  source: z.string(),
  /** `altegio`: from its log. `here`: noticed by this app, which Altegio's log does not tell (any more). */
  toldBy: z.enum(['altegio', 'here']),
});
export type StatusChange = z.infer<typeof StatusChange>;

export const InstallationPayment = z.object({
  id: z.number().int(),
  sum: z.number(),
  paidOn: Day.nullable(),
  fromDay: Day.nullable(),
  toDay: Day.nullable(),
  refunded: z.boolean(),
});
export type InstallationPayment = z.infer<typeof InstallationPayment>;

/** Event addresses of a location, shared by all vendors; shown without their query, which may hold a secret. */
export const WebhookList = z.object({ active: z.boolean(), urls: z.array(z.string()).max(50) });
export type WebhookList = z.infer<typeof WebhookList>;

/** Everything about one location, for the side pane. */
export const IntegrationDetails = z.object({
  locationId: LocationId,
  /** Newest first. */
  statusLog: z.array(StatusChange).max(200),
  /** Newest first. */
  payments: z.array(InstallationPayment).max(200),
  requests: z.object({ lastMinute: z.number().int(), perMinute: z.number().int() }),
  rights: z.array(z.object({ name: z.enum(['calls', 'clients']), granted: z.boolean().nullable() })),
  /** Where rings come from: for now Altegio's list of saved calls, asked every so often. */
  ringSources: z.array(z.object({ kind: z.literal('callList'), everyMs: z.number(), state: ArrivalState })),
  /** Null: not read yet. */
  webhooks: WebhookList.nullable(),
  webhooksProblem: Problem.nullable(),
});
export type IntegrationDetails = z.infer<typeof IntegrationDetails>;
