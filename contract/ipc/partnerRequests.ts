import * as z from 'zod';
import { WebhookList } from '../model/integration.ts';
import { LocationId } from '../model/ids.ts';
import {
  ConnectedLocation,
  LedgerEntry,
  ModerationItemName,
  PartnerAction,
  PreparedAction,
  Tariff,
} from '../model/partner.ts';
import { Outcome, Problem } from '../model/problem.ts';
import { typedText } from '../model/typedText.ts';

const nothing = z.undefined();
const ofLocation = z.strictObject({ locationId: LocationId });
const refused = z.object({ kind: z.literal('problem'), problem: Problem });

/** The partner's requests; every one is refused with `pinNeeded` while the manager's PIN is not unlocked. */
export const partnerRequests = {
  /** Reads a registration link; nothing is sent yet but the question for the state of its locations. */
  'partner.readLink': {
    input: z.strictObject({ link: typedText(20_000).min(1) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('read'), registrationId: z.string() }),
      refused,
    ]),
  },
  /**
   * Activates every location of the link that was read, one by one, then enables telephony. `registrationId` is the one
   * that the person saw: a link from outside may have taken its place meanwhile.
   */
  'partner.activate': { input: z.strictObject({ registrationId: typedText(80) }), output: Outcome },
  /** Forgets the link with its telephony token. */
  'partner.dropLink': { input: nothing, output: Outcome },
  /** Checks an action and shows what would be sent. */
  'partner.prepare': {
    input: z.strictObject({ action: PartnerAction }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('prepared'), prepared: PreparedAction }),
      refused,
    ]),
  },
  /** Sends what was prepared, once; `typed` is the location's name where it has to be typed. */
  'partner.send': {
    input: z.strictObject({ id: typedText(80), typed: typedText(300).nullable() }),
    output: Outcome,
  },
  /** Newest first. */
  'partner.ledger': {
    input: z.strictObject({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('entries'),
        entries: z.array(LedgerEntry).max(200),
        total: z.number().int(),
      }),
      refused,
    ]),
  },
  'partner.tariffs': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('tariffs'), tariffs: z.array(Tariff) }),
      refused,
    ]),
  },
  /** The payment page of a tariff option or with a discount: opens or copies its address. */
  'partner.paymentPage': {
    input: ofLocation.extend({
      tariffOptionId: z.number().int().positive().nullable(),
      discountPercent: z.number().min(0).max(100).nullable(),
      then: z.enum(['open', 'copy']),
    }),
    output: Outcome,
  },
  /** Locations in which the app is connected, `page` from 1, with the state of each. */
  'partner.connected': {
    input: z.strictObject({ page: z.number().int().min(1).max(1000) }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('connected'),
        locations: z.array(ConnectedLocation).max(200),
        more: z.boolean(),
      }),
      refused,
    ]),
  },
  /** The event addresses of a location in full, as they stand at Altegio now. */
  'partner.webhooks': {
    input: ofLocation,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('webhooks'), webhooks: WebhookList }),
      refused,
    ]),
  },
  /** Starts or stops the server on 127.0.0.1; `port` null takes any free one. */
  'partner.receiver': {
    input: z.strictObject({ on: z.boolean(), port: z.number().int().min(1024).max(65_535).nullable() }),
    output: Outcome,
  },
  /** Chooses the test location and what the app's page in the Marketplace says. */
  'partner.moderationSetUp': {
    input: z.strictObject({
      locationId: LocationId.nullable(),
      registrationUrl: typedText(500),
      description: typedText(5000),
    }),
    output: Outcome,
  },
  /** Runs one item of the checklist, or all that have not passed. */
  'partner.moderationRun': {
    input: z.strictObject({ item: ModerationItemName.nullable() }),
    output: Outcome,
  },
  /** Asks where to save the checklist with its evidence. */
  'partner.moderationExport': {
    input: z.strictObject({ format: z.enum(['html', 'pdf']) }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.enum(['saved', 'cancelled']) }), refused]),
  },
} as const;
