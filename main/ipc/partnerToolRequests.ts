import { refused } from '../outcome.ts';
import type { PaymentPages } from '../partner/billing/paymentPages.ts';
import type { ConnectedLocations } from '../partner/connectedLocations.ts';
import type { ModerationDesk } from '../partner/moderation/moderationDesk.ts';
import { saveModeration, type SaveModerationDeps } from '../partner/moderation/saveModeration.ts';
import type { PartnerDoor } from '../partner/partnerAtWork.ts';
import { readWebhooks } from '../partner/webhooks/readWebhooks.ts';
import type { RequestHandlers } from './serveRequests.ts';

export interface PartnerTools {
  readonly paymentPages: PaymentPages;
  readonly connected: ConnectedLocations;
  readonly moderation: ModerationDesk;
  readonly saving: SaveModerationDeps;
}

export type PartnerToolName = `partner.${
  'tariffs' | 'paymentPage' | 'connected' | 'webhooks' | `moderation${'SetUp' | 'Run' | 'Export'}`}`;

/** What a partner looks at, and the checklist; everything behind the door of the manager's PIN. */
export function partnerToolRequests(
  door: PartnerDoor,
  { paymentPages, connected, moderation, saving }: PartnerTools,
): Pick<RequestHandlers, PartnerToolName> {
  return {
    'partner.tariffs': async () => {
      const at = door.enter();
      const tariffs = at.ok ? await paymentPages.tariffs(at.value) : at;
      return tariffs.ok ? { kind: 'tariffs', tariffs: tariffs.value } : refused(tariffs.error);
    },
    'partner.paymentPage': (wish) => {
      const at = door.enter();
      return at.ok ? paymentPages.page(at.value, wish) : refused(at.error);
    },
    'partner.connected': async ({ page }) => {
      const at = door.enter();
      const found = at.ok ? await connected.page(at.value, page) : at;
      return found.ok ? { kind: 'connected', ...found.value } : refused(found.error);
    },
    'partner.webhooks': async ({ locationId }) => {
      const at = door.enter();
      const webhooks = at.ok ? await readWebhooks(at.value, locationId) : at;
      return webhooks.ok ? { kind: 'webhooks', webhooks: webhooks.value } : refused(webhooks.error);
    },
    'partner.moderationSetUp': (input) => {
      const at = door.enter();
      return at.ok ? moderation.setUp(input) : refused(at.error);
    },
    'partner.moderationRun': ({ item }) => {
      const at = door.enter();
      return at.ok ? moderation.run(at.value, item) : refused(at.error);
    },
    'partner.moderationExport': ({ format }) => {
      const at = door.enter();
      return at.ok ? saveModeration(saving, at.value, moderation.state, format) : refused(at.error);
    },
  };
}
