import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator } from '../../main/demo/simulator.ts';
import { collectMarks } from './appMarks.ts';
import { ScreenPixels, type Region } from './screenPixels.ts';
import { launchApp, quitApp, windowTitled } from '../e2e/support/launchApp.ts';

export interface PopupTimes {
  /** The last byte of the answer with the call → the caller's number stands on the screen. */
  readonly fromResponseMs: number[];
  /** The parts of it: until the card is opened in main, and until the window is told to show. */
  readonly untilOpenedMs: number[];
  readonly untilShownMs: number[];
  /** What the page itself can tell: two frames after the window was told to show. */
  readonly twoFramesMs: number[];
  /** The call can be asked for → the number stands on the screen. */
  readonly fromRowMs: number[];
}

export const pollSeconds = 2;
const LOWEST_CARD = 250;

/** Lets calls come in at odd moments and times each popup, dismissing it before the next. */
export async function timePopups(count: number, env: Record<string, string>): Promise<PopupTimes> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const api = await startSimulator();
  const locationId = api.location('Downtown').id;
  const app = await launchApp({
    userDataDir: path.join(folder, 'user-data'),
    provisionFile: await api.writeProvisionFile(path.join(folder, 'provision.json'), {
      locations: [locationId],
      pollSeconds,
    }),
    env: { ...env, RINGDESK_MARKS: '1' },
    logFile: path.join(folder, 'app.log'),
  });
  const screen = await ScreenPixels.open(env['DISPLAY'] ?? '');
  try {
    const marks = collectMarks(app.process().stdout);
    const popup = await windowTitled(app, 'Incoming calls');
    const popupWindow = await app.browserWindow(popup);
    const times: PopupTimes = {
      fromResponseMs: [],
      untilOpenedMs: [],
      untilShownMs: [],
      twoFramesMs: [],
      fromRowMs: [],
    };
    let region: Region | undefined;
    // The first two only warm things up.
    for (let index = -2; index < count; index += 1) {
      await sleep(Math.random() * pollSeconds * 1_000);
      const addedAt = Date.now();
      api.addCall({ locationId, phone: `+131055501${String(index + 10).padStart(2, '0')}` });
      const soon = marks.next('call-opened', addedAt);
      const onScreen = region && screen.textAppears({ region, soon, limitMs: 15_000 });
      const [painted, opened, seenAt] = await Promise.all([
        marks.next('popup-painted', addedAt),
        soon,
        onScreen,
      ]);
      const response = marks.last('response-received', opened.at);
      if (!region) {
        // Where a window stands is certain only when the window manager has put it into its frame.
        await sleep(500);
        region = callerOn(await popupWindow.evaluate((window: Electron.BrowserWindow) => window.getBounds()));
      }
      if (index >= 0 && seenAt !== undefined) {
        times.fromRowMs.push(seenAt - addedAt);
        times.fromResponseMs.push(seenAt - response.at);
        times.twoFramesMs.push(painted.at - response.at);
        times.untilOpenedMs.push(opened.at - response.at);
        times.untilShownMs.push(marks.last('popup-shown', painted.at).at - response.at);
      }
      await popup.getByRole('button', { name: 'Dismiss', exact: true }).click();
      while (await popupWindow.evaluate((window: Electron.BrowserWindow) => window.isVisible()))
        await sleep(50);
    }
    console.log(`${count} popups done`);
    return times;
  } finally {
    screen.close();
    await quitApp(app);
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Through the caller's number and all below it, within every card: the windows behind have letters too. */
const callerOn = ({ x, y, height }: Electron.Rectangle): Region => ({
  x: x + 100,
  y: y + height - LOWEST_CARD,
  width: 16,
  height: LOWEST_CARD,
});
