import { rm } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect, type ElectronApplication, type Page } from '@playwright/test';
import type { RequestOutput } from '../../../contract/ipc/contract.ts';
import { startSimulator, type Simulator } from '../../../main/demo/simulator.ts';
import { keepCards } from './fixtures.ts';
import { keepEvidence } from '../../support/keepEvidence.ts';
import { launchApp, type LaunchOptions, quitApp, switches, windowTitled } from './launchApp.ts';
import { OtherWindow } from './otherWindow.ts';

export { expect };

type Snapshot = RequestOutput<'app.snapshot'>;

/** One salon and one started app for all tests of a worker. */
interface Desk {
  readonly api: Simulator;
  readonly app: ElectronApplication;
  readonly mainWindow: Page;
  readonly popup: Page;
  readonly start: LaunchOptions;
  /** What the app showed before the first test. */
  readonly found: Snapshot;
}

interface Fixtures {
  api: Simulator;
  app: ElectronApplication;
  mainWindow: Page;
  popup: Page;
  userDataDir: string;
  /** How the app was started, for starts that Playwright does not drive. */
  appSwitches: readonly string[];
  otherWindow: OtherWindow;
  leftAsFound: undefined;
}

/** For tests that leave the app as they found it: starting it costs more than most of them. */
export const test = base.extend<Fixtures, { desk: Desk }>({
  desk: [
    async ({}, use, worker) => {
      const folder = path.join(worker.project.outputDir, `one-desk-${worker.workerIndex}`);
      const userDataDir = path.join(folder, 'user-data');
      const logFile = path.join(folder, 'app.log');
      const api = await startSimulator();
      await keepCards(userDataDir);
      const provisionFile = await api.writeProvisionFile(path.join(folder, 'provision.json'), {
        requestsPerSecond: 20,
        requestsPerMinute: 2_000,
      });
      const start = { userDataDir, provisionFile, logFile };
      const app = await launchApp(start);
      const mainWindow = await windowTitled(app, 'Ringdesk');
      const popup = await windowTitled(app, 'Incoming calls');
      await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
      await use({ api, app, mainWindow, popup, start, found: await snapshotOf(mainWindow) });
      await quitApp(app);
      await api.stop();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 0 },
  ],

  api: async ({ desk }, use) => use(desk.api),
  app: async ({ desk }, use) => use(desk.app),
  mainWindow: async ({ desk }, use) => use(desk.mainWindow),
  popup: async ({ desk }, use) => use(desk.popup),
  userDataDir: async ({ desk }, use) => use(desk.start.userDataDir),
  appSwitches: async ({ desk }, use) => use(switches(desk.start)),

  otherWindow: async ({}, use) => {
    const other = await OtherWindow.open();
    await use(other);
    await other.close();
  },

  leftAsFound: [
    async ({ desk }, use, testInfo) => {
      await use(undefined);
      if (testInfo.status === testInfo.expectedStatus) await leaveAsFound(desk);
      else await keepEvidence(testInfo, { apps: [desk.app], api: desk.api, logFile: desk.start.logFile });
    },
    { auto: true },
  ],
});

/** Puts away what a test may leave lying about, and refuses what it may not have changed. */
async function leaveAsFound({ api, app, mainWindow, found }: Desk): Promise<void> {
  api.heal();
  await app.evaluate(({ clipboard }) => {
    clipboard.clear();
  });
  await mainWindow.reload();
  await mainWindow.getByRole('link', { name: 'Now' }).click();
  await mainWindow.evaluate(() => window.ringdesk.request('card.dismissAll'));
  const { settings } = found.settings;
  await mainWindow.evaluate((before) => window.ringdesk.request('settings.change', before), settings);
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await expect.poll(async () => seen(await snapshotOf(mainWindow))).toEqual(seen(found));
}

const seen = ({ account, cards, settings, manager, partner }: Snapshot) => ({
  account: account.account,
  cards: [...cards.cards, ...cards.more],
  settings: settings.settings,
  manager: manager.manager,
  receiver: partner.partner.receiver,
});

async function snapshotOf(page: Page): Promise<Snapshot> {
  const answer = await page.evaluate(() => window.ringdesk.request('app.snapshot'));
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}
