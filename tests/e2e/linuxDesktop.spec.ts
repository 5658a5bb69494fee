import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';
import { BusPrograms, startSystemBus } from './support/busPrograms.ts';
import { expect, test } from './support/fixtures.ts';
import { executablePath, windowTitled } from './support/launchApp.ts';
import { xdotool } from './support/xdotool.ts';

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
    await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
    const summary = mainWindow.getByText(/While you were away/);
    const location = api.location('Downtown').id;
    const now = mainWindow.getByRole('main');

    for (const [index, { on, off }] of LOCKS.entries()) {
      const last = 160 + index;
      await desktop.say(on);
      api.addCall({ locationId: location, phone: `+14245550${last}`, endedSecondsAgo: 300 });
      await expect(now).toContainText(`424 555 0${last}`);
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
    await expect.poll(() => heard.jsonValue()).toEqual(expect.arrayContaining(['suspend', 'resume']));

    // Electron itself ends with the system bus.
    await app.close();
  } finally {
    await desktop.stop();
    await systemBus.stop();
  }
});

test('an icon comes with a tray host that comes late, and the window stays within reach when it goes', async ({
  app,
  mainWindow,
}) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
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

const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-9' };

test('in a session of Wayland it starts again through X11, once, with all that it was asked', async ({
  appSwitches,
}) => {
  const words = [...appSwitches, '--hidden'];
  const first = spawn(executablePath, words, { env: { ...process.env, ...WAYLAND }, stdio: 'ignore' });
  const [code] = (await once(first, 'exit')) as [number | null];
  expect(code).toBe(0);
  // Hidden, and without an icon: the window is the only way in.
  // Windows that go while it looks at them make it give up.
  const found = () => xdotool('search', '--onlyvisible', '--name', '^Ringdesk$').catch(() => '');
  await expect.poll(found).not.toBe('');
  try {
    // A process that it has just forked still bears its words.
    await expect
      .poll(() => mainProcesses(appSwitches).map(({ line }) => line))
      .toEqual([[executablePath, '--ozone-platform=x11', ...words].join(' ')]);
  } finally {
    for (const { pid } of mainProcesses(appSwitches)) killIfThere(pid);
    await expect.poll(() => mainProcesses(appSwitches)).toEqual([]);
  }
});

test('About says through what the windows show', async ({ launch }) => {
  const app = await launch({ args: ['--ozone-platform=x11'], env: WAYLAND });
  const mainWindow = await windowTitled(app, 'Ringdesk');
  await mainWindow.getByRole('link', { name: 'Settings' }).click();
  await expect(mainWindow.getByText('X11 (through XWayland)')).toBeVisible();
});

/** What runs of our package with these words on its command line, without the processes that it starts itself. */
function mainProcesses(words: readonly string[]): { readonly pid: number; readonly line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), line: commandLineOf(name) }))
    .filter(({ line }) => line.startsWith(executablePath) && words.every((word) => line.includes(word)))
    .filter(({ line }) => !line.includes('--type='));
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid);
  } catch {
    // It has ended meanwhile.
  }
}

/** Chromium writes its own anew, with spaces. */
function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return ''; // It has ended meanwhile.
  }
}

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
