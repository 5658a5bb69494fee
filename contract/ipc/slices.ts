import * as z from 'zod';
import { Account, AppState } from '../model/account.ts';
import { CallRow, TodayNumbers } from '../model/call.ts';
import { BookState, ManagerState } from '../model/callBook.ts';
import { CallCard } from '../model/card.ts';
import { Health } from '../model/health.ts';
import { IntegrationState } from '../model/integration.ts';
import { PartnerState } from '../model/partner.ts';
import { Settings } from '../model/settings.ts';

const revision = z.object({ revision: z.number().int() });

/** Where the person is, notices, versions. */
export const AppSlice = revision.extend({ app: AppState });
/** The connection and its locations. */
export const AccountSlice = revision.extend({ account: Account });
/** The last ten calls, newest first, and today's numbers. `serverOffsetMs`: server minus PC clock. */
export const CallsSlice = revision.extend({
  lastCalls: z.array(CallRow),
  loaded: z.boolean(),
  today: TodayNumbers,
  serverOffsetMs: z.number(),
});
/**
 * The live cards. `cards[0]` stands nearest the popup's corner; at most three are on the popup, `more` holds the rest.
 * `keysWanted` counts up each time the global shortcut asks the popup to put the keys into its first card.
 */
export const CardsSlice = revision.extend({
  cards: z.array(CallCard),
  more: z.array(CallCard),
  serverOffsetMs: z.number(),
  keysWanted: z.number().int(),
});
/** Whether calls arrive. */
export const HealthSlice = revision.extend({ health: Health });
/** What the person chose. */
export const SettingsSlice = revision.extend({ settings: Settings });
/** The call book: whether it is open, how far it is filled, what waits to be followed up. */
export const BookSlice = revision.extend({ book: BookState });
/** Whether the manager's PIN is set and unlocked. */
export const ManagerSlice = revision.extend({ manager: ManagerState });
/** Whether telephony works in each location. */
export const IntegrationSlice = revision.extend({ integration: IntegrationState });
/** The partner's side: registration, receiver, moderation, ledger. */
export const PartnerSlice = revision.extend({ partner: PartnerState });
