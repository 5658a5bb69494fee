import { test as base, expect, type ElectronApplication } from '@playwright/test';
import type { WindowName } from '../../../contract/ipc/channels.ts';
import { DeskWindow } from './deskWindow.ts';
import { requestNames } from './mockBridge.ts';
import { startRendererHost } from './rendererHost.ts';
import { aDesk, type Desk } from './sampleDesk.ts';

interface Fixtures {
  /** Opens a window on a sample desk, changed as the test likes. */
  openWindow: (name: WindowName, change?: (desk: Desk) => Partial<Desk>) => Promise<DeskWindow>;
}

export const test = base.extend<Fixtures, { app: ElectronApplication }>({
  app: [
    async ({}, use) => {
      const app = await startRendererHost();
      await app.evaluate(
        ({ app: electron }, names) => electron.whenReady().then(() => host.listen(names)),
        requestNames,
      );
      await use(app);
      await app.close();
    },
    { scope: 'worker' },
  ],

  openWindow: async ({ app }, use) => {
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
    for (const window of opened) await window.close();
    expect(complaints, 'what the page complained about').toEqual([]);
  },
});

export { expect };
