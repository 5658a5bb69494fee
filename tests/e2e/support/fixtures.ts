import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../main/demo/simulator.ts';
import { keepEvidence } from '../../support/keepEvidence.ts';
import { launchApp, quitApp, switches, windowTitled, type Keyring, type LaunchOptions } from './launchApp.ts';
import { OtherWindow } from './otherWindow.ts';

export { expect } from '@playwright/test';

/** Keys of the provision file that differ from the simulator's own; `null` starts the app without one. */
type Provision = Record<string, unknown> | null;

type Relaunch = Partial<Pick<LaunchOptions, 'args' | 'env' | 'keyring'>> & { readonly provisioned?: boolean };

export interface Options {
  simulator: SimulatorOptions;
  provision: Provision;
  keyring: Keyring;
  appArgs: readonly string[];
}

export interface Fixtures {
  /** The salon on loopback that the app talks to. */
  api: Simulator;
  /** How the app of this test is started, for starts that Playwright does not drive. */
  appSwitches: readonly string[];
  /** Starts the app, or starts it again in the same profile; what still runs is quit at the end. */
  launch: (changes?: Relaunch) => Promise<ElectronApplication>;
  app: ElectronApplication;
  mainWindow: Page;
  popup: Page;
  /** Another program's window, in the middle of the screen, that tells every key it gets. */
  otherWindow: OtherWindow;
}

export const test = base.extend<Options & Fixtures & { appStart: LaunchOptions }>({
  simulator: [{}, { option: true }],
  // The simulator is nobody's budget: on loopback the limits are free.
  provision: [{ requestsPerSecond: 20, requestsPerMinute: 2_000 }, { option: true }],
  keyring: ['system', { option: true }],
  appArgs: [[], { option: true }],

  api: async ({ simulator }, use) => {
    const api = await startSimulator(simulator);
    await use(api);
    await api.stop();
  },

  appStart: async ({ api, provision, keyring, appArgs }, use, testInfo) => {
    const userDataDir = testInfo.outputPath('user-data');
    if (provision !== null) await keepCards(userDataDir);
    await use({
      userDataDir,
      provisionFile:
        provision === null
          ? undefined
          : await api.writeProvisionFile(testInfo.outputPath('provision.json'), provision),
      keyring,
      args: appArgs,
      logFile: testInfo.outputPath('app.log'),
    });
  },

  appSwitches: async ({ api, appStart }, use, testInfo) => {
    await use(switches(appStart));
    await keepEvidence(testInfo, { apps: [], api });
  },

  launch: async ({ api, appStart }, use, testInfo) => {
    const running = new Set<ElectronApplication>();
    await use(async ({ provisioned = true, ...changes } = {}) => {
      const provisionFile = provisioned ? appStart.provisionFile : undefined;
      const app = await launchApp({ ...appStart, provisionFile, ...changes });
      running.add(app);
      app.once('close', () => running.delete(app));
      return app;
    });
    await keepEvidence(testInfo, { apps: running, api });
    for (const app of running) await quitApp(app);
  },

  app: async ({ launch }, use) => use(await launch()),
  mainWindow: async ({ app }, use) => use(await windowTitled(app, 'Ringdesk')),
  popup: async ({ app }, use) => use(await windowTitled(app, 'Incoming calls')),

  otherWindow: async ({}, use) => {
    const other = await OtherWindow.open();
    await use(other);
    await other.close();
  },
});

/** At this desk a card stays until it is dismissed: a slow machine may need longer than its usual half a minute. */
export async function keepCards(userDataDir: string): Promise<void> {
  await mkdir(userDataDir, { recursive: true, mode: 0o700 });
  const file = JSON.stringify({ version: 1, settings: { popupSeconds: null } });
  await writeFile(path.join(userDataDir, 'settings.json'), file, { mode: 0o600 });
}
