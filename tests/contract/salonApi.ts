import { AltegioApi } from '../../main/altegio/altegioApi.ts';
import { RequestBudget } from '../../main/altegio/budget.ts';
import { nodeTransport } from '../../main/altegio/nodeTransport.ts';
import { ServerClock } from '../../main/altegio/serverClock.ts';
import type { TransportLimits } from '../../main/altegio/transport.ts';
import { systemClock } from '../../main/clock.ts';
import { type Simulator, startSimulator } from '../../main/demo/simulator.ts';

export interface SalonApi {
  readonly api: AltegioApi;
  readonly simulator: Simulator;
  readonly serverClock: ServerClock;
}

/** Short, so that a test of a hanging server is; everything else keeps the client's own limits on a busy machine. */
export const HASTY: Partial<TransportLimits> = { headersTimeoutMs: 400, totalTimeoutMs: 600 };

/** The client on real HTTP, pointed at a simulator or at what stands in front of it. */
export function apiTo(
  simulator: Simulator,
  {
    apiUrl = simulator.apiUrl,
    marketplaceUrl = simulator.marketplaceUrl,
    limits = {},
  }: {
    readonly apiUrl?: string;
    readonly marketplaceUrl?: string;
    readonly limits?: Partial<TransportLimits>;
  } = {},
): SalonApi {
  const clock = systemClock;
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
    limits,
  });
  return { api, simulator, serverClock };
}

export async function startSalon(): Promise<SalonApi> {
  return apiTo(await startSimulator());
}
