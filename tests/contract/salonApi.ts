import { AltegioApi } from '../../main/altegio/altegioApi.ts';
import { RequestBudget } from '../../main/altegio/budget.ts';
import { nodeTransport } from '../../main/altegio/nodeTransport.ts';
import { ServerClock } from '../../main/altegio/serverClock.ts';
import type { Clock } from '../../main/clock.ts';
import { type Simulator, startSimulator } from '../../main/demo/simulator.ts';
import { patientClock } from '../support/patientClock.ts';

export interface SalonApi {
  readonly api: AltegioApi;
  readonly simulator: Simulator;
  readonly serverClock: ServerClock;
}

/** The client on real HTTP, pointed at a simulator or at what stands in front of it. */
export function apiTo(
  simulator: Simulator,
  {
    apiUrl = simulator.apiUrl,
    marketplaceUrl = simulator.marketplaceUrl,
    clock = patientClock,
  }: {
    readonly apiUrl?: string;
    readonly marketplaceUrl?: string;
    readonly clock?: Clock;
  } = {},
): SalonApi {
  const serverClock = new ServerClock(clock);
  const api = new AltegioApi({
    transport: nodeTransport(clock),
    budget: new RequestBudget({
      clock,
      limits: { requestsPerSecond: Infinity, requestsPerMinute: Infinity },
    }),
    clock,
    serverClock,
    apiUrl,
    marketplaceUrl,
    tokens: () => ({ partnerToken: simulator.partnerToken, userToken: simulator.userToken }),
  });
  return { api, simulator, serverClock };
}

export async function startSalon(): Promise<SalonApi> {
  return apiTo(await startSimulator());
}
