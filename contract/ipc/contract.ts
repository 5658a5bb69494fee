import * as z from 'zod';
import type { Result } from '../result.ts';
import { AccountLoss, NoticeKindName } from '../model/account.ts';
import { ManagerPin } from '../model/callBook.ts';
import { ClientMoney } from '../model/card.ts';
import { CallKey, ClientId, LocationId } from '../model/ids.ts';
import { Location } from '../model/location.ts';
import { Outcome, Problem } from '../model/problem.ts';
import { DoNotDisturbFor, SettingsChange } from '../model/settings.ts';
import { typedText } from '../model/typedText.ts';
import type { EventName, RequestName } from './channels.ts';
import { bookRequests } from './bookRequests.ts';
import { integrationRequests } from './integrationRequests.ts';
import { partnerRequests } from './partnerRequests.ts';
import {
  AccountSlice,
  AppSlice,
  BookSlice,
  CallsSlice,
  CardsSlice,
  HealthSlice,
  IntegrationSlice,
  ManagerSlice,
  PartnerSlice,
  SettingsSlice,
} from './slices.ts';

const nothing = z.undefined();
const secret = typedText(2000).min(1);
const ofCard = z.strictObject({ key: CallKey });

/**
 * One schema pair per request. `satisfies` makes a channel without a schema, or a schema without a channel,
 * a compile error. Tokens and passwords go in and never come back out.
 */
export const requests = {
  /** Every slice at once; asked for after subscribing. */
  'app.snapshot': {
    input: nothing,
    output: z.object({
      app: AppSlice,
      account: AccountSlice,
      calls: CallsSlice,
      cards: CardsSlice,
      health: HealthSlice,
      settings: SettingsSlice,
      book: BookSlice,
      manager: ManagerSlice,
      integration: IntegrationSlice,
      partner: PartnerSlice,
    }),
  },
  /** Opens the embedded demo salon; the stage becomes `ready`. */
  'app.tryDemo': { input: nothing, output: Outcome },
  /** Closes the demo salon and returns to the first screen, or to the real account if there is one. */
  'app.leaveDemo': { input: nothing, output: Outcome },
  'app.dismissNotice': { input: z.strictObject({ kind: NoticeKindName }), output: nothing },
  'app.quit': { input: nothing, output: nothing },
  /** Opens the connect form; from the demo salon it leaves the demo first. */
  'connect.begin': { input: nothing, output: Outcome },
  'connect.cancel': { input: nothing, output: nothing },
  /** Step 1: checked against the countries list. */
  'connect.partnerToken': { input: z.strictObject({ partnerToken: secret }), output: Outcome },
  /** Step 2a: POST /auth; problem `extraConfirmation` asks for a pasted user token. The password is not kept. */
  'connect.signIn': { input: z.strictObject({ login: secret, password: secret }), output: Outcome },
  /** Step 2b. */
  'connect.userToken': { input: z.strictObject({ userToken: secret }), output: Outcome },
  /** Step 3: what the user can see, with the ones already watched; also works later, to add locations. */
  'connect.locations': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('locations'), locations: z.array(Location), watched: z.array(LocationId) }),
      z.object({ kind: z.literal('problem'), problem: Problem }),
    ]),
  },
  /** Step 4: keeps the tokens and starts watching these locations. */
  'connect.finish': {
    input: z.strictObject({ locationIds: z.array(LocationId).min(1).max(1000) }),
    output: Outcome,
  },
  'account.removeLocation': { input: z.strictObject({ locationId: LocationId }), output: Outcome },
  /** What goes with the account, for the question before it is forgotten. */
  'account.loss': { input: nothing, output: AccountLoss },
  /**
   * Forgets tokens, locations, choices, what has popped and the call book; settings stay. A PIN that is set must be
   * given.
   */
  'account.disconnect': { input: z.strictObject({ pin: ManagerPin.optional() }), output: Outcome },
  /**
   * The person accepts tokens and the call book in unprotected files where no keyring exists, or takes that back: then
   * they last for this run only, so a PIN that is set must be given.
   */
  'account.keepUnprotected': {
    input: z.strictObject({ keep: z.boolean(), pin: ManagerPin.optional() }),
    output: Outcome,
  },
  /** Several or possibly: this one. With `clientId: null` the choice is taken back. */
  'card.choose': { input: z.strictObject({ key: CallKey, clientId: ClientId.nullable() }), output: Outcome },
  /** Possibly: the caller is none of them, now and the next time. */
  'card.noneOfThese': { input: ofCard, output: Outcome },
  /** Creates the client in Altegio with this name and the caller's number. */
  'card.create': {
    input: z.strictObject({ key: CallKey, name: typedText(100).trim().min(1) }),
    output: Outcome,
  },
  /** Opens the client card in Altegio's web page. */
  'card.openClient': { input: ofCard, output: Outcome },
  /** Opens the journal of the location in Altegio's web page. */
  'card.newBooking': { input: ofCard, output: Outcome },
  'card.copyNumber': { input: ofCard, output: Outcome },
  'card.money': {
    input: ofCard,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('money'), money: ClientMoney }),
      z.object({ kind: z.literal('problem'), problem: Problem }),
    ]),
  },
  /** Asks Altegio again who it is. */
  'card.retry': { input: ofCard, output: Outcome },
  'card.dismiss': { input: ofCard, output: nothing },
  'card.dismissAll': { input: nothing, output: nothing },
  /** Hovered, focused or typed in: a card in use neither moves nor times out. */
  'card.use': { input: z.strictObject({ key: CallKey, inUse: z.boolean() }), output: nothing },
  /** Height of the popup's content in dip. */
  'popup.resize': { input: z.strictObject({ height: z.number().int().min(0).max(5000) }), output: nothing },
  /** A field was clicked: the window may take the keys. */
  'popup.wantKeys': { input: nothing, output: nothing },
  /** Escape: the keys go back to the window that had them. */
  'popup.giveKeysBack': { input: nothing, output: nothing },
  /** "+2 more": shows the main window at Now. */
  'popup.showMore': { input: nothing, output: nothing },
  /** Calls do not arrive, and the next try is some time away: it is made now. */
  'calls.tryNow': { input: nothing, output: Outcome },
  /** A test popup without any call. */
  'call.test': { input: nothing, output: nothing },
  /** Demo salon only: a call is saved at the simulator now. */
  'demo.ring': { input: nothing, output: Outcome },
  'settings.change': { input: SettingsChange, output: Outcome },
  /** Null switches it off. */
  'doNotDisturb.set': { input: z.strictObject({ for: DoNotDisturbFor.nullable() }), output: Outcome },
  ...bookRequests,
  ...integrationRequests,
  ...partnerRequests,
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>;

/** One schema per event. */
export const events = {
  'app.changed': AppSlice,
  'account.changed': AccountSlice,
  'calls.changed': CallsSlice,
  'cards.changed': CardsSlice,
  'health.changed': HealthSlice,
  'settings.changed': SettingsSlice,
  'book.changed': BookSlice,
  'manager.changed': ManagerSlice,
  'integration.changed': IntegrationSlice,
  'partner.changed': PartnerSlice,
} satisfies Record<EventName, z.ZodType>;

export type RequestInput<N extends RequestName> = z.infer<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.infer<(typeof requests)[N]['output']>;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** Why main refused to serve a request at all. */
export type IpcError = { readonly kind: 'forbidden' | 'invalidInput' | 'internal' };

/** What the preload puts on `window.ringdesk`. */
export interface RingdeskBridge {
  request<N extends RequestName>(
    name: N,
    ...input: undefined extends RequestInput<N> ? [] : [RequestInput<N>]
  ): Promise<Result<RequestOutput<N>, IpcError>>;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}
