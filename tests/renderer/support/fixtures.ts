import { test as base, expect, type ElectronApplication } from '@playwright/test';
import type { WindowName } from '../../../contract/ipc/channels.ts';
import { limits } from '../../../scripts/testLimits.ts';
import { keepEvidence } from '../../support/keepEvidence.ts';
import { DeskWindow } from './deskWindow.ts';
import { requestNames } from './mockBridge.ts';
import { PageClock } from './pageClock.ts';
import { startRendererHost } from './rendererHost.ts';
import { aDesk, type Desk } from './sampleDesk.ts';

interface Fixtures {
  /** Opens a window on a sample desk, changed as the test likes. */
  openWindow: (name: WindowName, change?: (desk: Desk) => Partial<Desk>) => Promise<DeskWindow>;
}

interface WorkerFixtures {
  app: ElectronApplication;
  clock: PageClock;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  app: [
    async ({}, use) => {
      const app = await startRendererHost();
      await app.evaluate(
        ({ app: electron }, names) => electron.whenReady().then(() => host.listen(names)),
        requestNames,
      );
      app.context().setDefaultTimeout(limits.seen);
      await use(app);
      await app.close();
    },
    { scope: 'worker' },
  ],

  clock: [
    async ({ app }, use) => {
      const clock = new PageClock(app.context());
      await clock.begin();
      await use(clock);
    },
    { scope: 'worker' },
  ],

  openWindow: async ({ app, clock }, use, testInfo) => {
    const opened: DeskWindow[] = [];
    const complaints: string[] = [];
    await use(async (name, change = () => ({})) => {
      const desk = aDesk();
      const window = await DeskWindow.open(app, name, { ...desk, ...change(desk) }, (text) =>
        complaints.push(text),
      );
      opened.push(window);
      return window;
    });
    await keepEvidence(testInfo, { apps: [app] });
    for (const window of opened) await window.close();
    await clock.restore();
    expect(complaints, 'what the page complained about').toEqual([]);
  },
});

export { expect };
