import type { ElectronApplication, Page } from '@playwright/test';
import { BusPrograms, startSystemBus } from './support/busPrograms.ts';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';

const LOCKS = [
  { by: 'logind, by Lock and Unlock', on: 'lock', off: 'unlock' },
  { by: 'the hint of the own session', on: 'hint on', off: 'hint off' },
  { by: 'the screen saver of the desktop', on: 'freedesktop on', off: 'freedesktop off' },
  { by: "GNOME's screen saver", on: 'gnome on', off: 'gnome off' },
] as const;

test('calls behind a locked screen are told when it is unlocked, whoever says so, and after a sleep', async ({
  api,
  launch,
}) => {
  const systemBus = await startSystemBus();
  const desktop = await BusPrograms.start(['logind', 'freedesktop', 'gnome'], systemBus.address);
  try {
    const app = await launch({ env: { DBUS_SYSTEM_BUS_ADDRESS: systemBus.address } });
    const mainWindow = await windowTitled(app, 'Ringdesk');
    const popup = await windowTitled(app, 'Incoming calls');
    await expect(mainWindow.getByRole('status')).toContainText('Calls are arriving');
    const summary = mainWindow.getByText(/While you were away/);
    const location = api.location('Downtown').id;
    const now = mainWindow.getByRole('main');

    for (const [index, { on, off }] of LOCKS.entries()) {
      const last = 160 + index;
      await desktop.say(on);
      api.addCall({ locationId: location, phone: `+13105550${last}`, endedSecondsAgo: 300 });
      await expect(now).toContainText(`310 555 0${last}`);
      expect(await popupShows(app)).toBe(false);
      await desktop.say(off);
      await expect(summary).toBeVisible();
      await expect(popup.getByRole('region')).toHaveCount(0);
      await mainWindow.getByRole('button', { name: 'Dismiss notice' }).first().click();
      await expect(summary).toHaveCount(0);
    }

    const heard = await app.evaluateHandle(({ powerMonitor }) => {
      const events: string[] = [];
      powerMonitor.on('suspend', () => events.push('suspend'));
      powerMonitor.on('resume', () => events.push('resume'));
      return events;
    });
    await desktop.say('sleep');
    await desktop.say('wake');
    await expect.poll(() => heard.jsonValue()).toEqual(['suspend', 'resume']);

    // A screen saver that ends without a word must not keep cards away for ever.
    await desktop.say('gnome on');
    await desktop.stop();
    api.addCall({ locationId: location, phone: '+13105550170' });
    await expect(popup.getByRole('region', { name: /0170/ })).toBeVisible();
  } finally {
    await desktop.stop();
    await systemBus.stop();
  }
});

test('an icon comes with a tray host that comes late, and the window stays within reach when it goes', async ({
  app,
  mainWindow,
}) => {
  await expect(mainWindow.getByRole('status')).toContainText('Calls are arriving');
  let host = await BusPrograms.start(['watcher']);
  try {
    await host.untilTold('icon');
    await expect.poll(() => trayAvailable(mainWindow)).toBe(true);
    await close(app, mainWindow);
    await expect.poll(() => windows(app)).not.toContain('Ringdesk');

    await host.stop();
    const again = await windowTitled(app, 'Ringdesk');
    await expect
      .poll(async () =>
        (await app.browserWindow(again)).evaluate((one: Electron.BrowserWindow) => one.isMinimized()),
      )
      .toBe(true);
    await expect.poll(() => trayAvailable(again)).toBe(false);

    host = await BusPrograms.start(['watcher']);
    await host.untilTold('icon');
    await expect.poll(() => trayAvailable(again)).toBe(true);
  } finally {
    await host.stop();
  }
});

const trayAvailable = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const answer = await window.ringdesk.request('app.snapshot');
    return answer.ok && answer.value.app.app.trayAvailable;
  });

const windows = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()));

const popupShows = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((one) => one.getTitle() === 'Incoming calls' && one.isVisible()),
  );

async function close(app: ElectronApplication, page: Page): Promise<void> {
  const win = await app.browserWindow(page);
  await win.evaluate((one: Electron.BrowserWindow) => {
    one.close();
  });
}
