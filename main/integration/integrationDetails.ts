import type { IntegrationDetails, StatusChange } from '../../contract/model/integration.ts';
import type { Health } from '../../contract/model/health.ts';
import type { Location } from '../../contract/model/location.ts';
import { problemOf } from '../altegio/problemOf.ts';
import type { Installation } from './installation.ts';
import type { WebhookLists } from './webhookLists.ts';

export interface DetailsKnown {
  readonly location: Location;
  readonly health: Health;
  readonly installation: Installation | null;
  /** What was noticed here and Altegio does not tell. */
  readonly noticed: readonly StatusChange[];
  /** Whether the user may read clients; null: nobody has asked yet. */
  readonly mayReadClients: boolean | null;
  readonly webhooks: ReturnType<WebhookLists['of']>;
}

const MOST = 200;

/** Everything that the side pane shows of a location. */
export function integrationDetails(known: DetailsKnown): IntegrationDetails {
  const { location, health, installation, noticed, mayReadClients, webhooks } = known;
  const arrival = health.locations.find(({ id }) => id === location.id);
  const state = arrival?.state ?? 'starting';
  const granted = state === 'arriving' ? true : state === 'noRightCalls' ? false : null;
  return {
    locationId: location.id,
    statusLog: [...(installation?.log ?? []), ...noticed]
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, MOST),
    payments: (installation?.payments ?? []).slice(0, MOST),
    requests: { lastMinute: health.requestsLastMinute, perMinute: health.requestsPerMinute },
    rights: [
      { name: 'calls', granted },
      { name: 'clients', granted: mayReadClients },
    ],
    ringSources: [
      { kind: 'callList', everyMs: arrival?.achievedIntervalMs ?? health.plannedIntervalMs, state },
    ],
    webhooks: webhooks?.ok ? webhooks.value : null,
    webhooksProblem: webhooks && !webhooks.ok ? problemOf(webhooks.error, 'wrongUserToken') : null,
  };
}
