import type { Clock } from '../clock.ts';
import type { DemoSalon } from '../salon/profiles.ts';

/** The demo salon as the app uses it: the simulator with its day going on. Loaded only when somebody wants it. */
export async function startDemoSalon(clock: Clock): Promise<DemoSalon> {
  const { startSimulator } = await import('./simulator.ts');
  const { demoDay } = await import('./demoDay.ts');
  const simulator = await startSimulator();
  const day = demoDay(simulator, clock);
  return {
    apiUrl: simulator.apiUrl,
    marketplaceUrl: simulator.marketplaceUrl,
    applicationId: simulator.applicationId,
    partnerToken: simulator.partnerToken,
    userToken: simulator.userToken,
    ringNow: () => {
      day.ringNow();
    },
    stop: async () => {
      day.stop();
      await simulator.stop();
    },
  };
}
