import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../main/demo/simulator.ts';
import { startSimulator } from '../../main/demo/simulator.ts';
import { collectMarks } from './appMarks.ts';
import { launchFloor, type Floor } from './floor.ts';
import { nextPoll } from './polls.ts';
import { pollSeconds, type PopupSide } from './popupSide.ts';
import { replayed, type ReplayedRequest } from './replayed.ts';

/** A bare window that shows one line of text, polling as often and asking the same as the given program. */
export async function barePopups(
  floor: Floor,
  like: PopupSide,
  env: Record<string, string>,
): Promise<PopupSide> {
  const api = await startSimulator();
  const locationId = api.location('Downtown').id;
  const poll = { everyMs: pollSeconds * 1_000, ...(await samePoll(like.api, api)) };
  const app = await launchFloor(floor, { ...env, BENCH_POLL: JSON.stringify(poll) });
  const marks = collectMarks(app.process().stdout);
  await app.firstWindow();
  return {
    api,
    locationId,
    marks,
    isFloor: true,
    bounds: () =>
      app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (!window) throw new Error('The window is gone.');
        return window.getBounds();
      }),
    dismiss: async () => {
      await app.evaluate(() => {
        const { dismiss } = globalThis as unknown as { dismiss: () => void };
        dismiss();
      });
      while (await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
        await sleep(50);
    },
    close: async () => {
      await app.close();
      await api.stop();
    },
  };
}

const samePoll = async (like: Simulator, api: Simulator): Promise<ReplayedRequest> =>
  replayed(api, await nextPoll(like));
