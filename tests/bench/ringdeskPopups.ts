import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator } from '../../main/demo/simulator.ts';
import { launchApp, quitApp, windowTitled } from '../e2e/support/launchApp.ts';
import { collectMarks } from './appMarks.ts';
import { goFirst } from './goFirst.ts';
import { pollSeconds, type PopupSide } from './popupSide.ts';

/** A package at work in a salon of its own. */
export async function ringdeskPopups(executable: string, env: Record<string, string>): Promise<PopupSide> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const api = await startSimulator();
  const locationId = api.location('Downtown').id;
  const app = await launchApp({
    executable,
    userDataDir: path.join(folder, 'user-data'),
    provisionFile: await api.writeProvisionFile(path.join(folder, 'provision.json'), {
      locations: [locationId],
      pollSeconds,
    }),
    env: { ...env, RINGDESK_MARKS: '1' },
    logFile: path.join(folder, 'app.log'),
  });
  goFirst(app.process().pid ?? 0);
  const marks = collectMarks(app.process().stdout);
  const popup = await windowTitled(app, 'Incoming calls');
  const window = await app.browserWindow(popup);
  return {
    api,
    locationId,
    marks,
    isFloor: false,
    bounds: () => window.evaluate((shown: Electron.BrowserWindow) => shown.getBounds()),
    dismiss: async () => {
      await popup.getByRole('button', { name: 'Dismiss', exact: true }).click();
      while (await window.evaluate((shown: Electron.BrowserWindow) => shown.isVisible())) await sleep(50);
    },
    close: async () => {
      await quitApp(app);
      await api.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
