import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test, vi } from 'vitest';
import type { Log } from '../../../main/log/log.ts';
import { watchCrashes } from '../../../main/watchCrashes.ts';

vi.mock('electron', () => ({ dialog: { showErrorBox: () => undefined } }));

const NO_LIMIT = 'disable-gpu-process-crash-limit';

test('the graphics process may die as often as it likes once there is nothing simpler to fall back to', () => {
  const graphics = { gpu_compositing: 'enabled' };
  const appendSwitch = vi.fn();
  const [relaunch, quit] = [vi.fn(), vi.fn()];
  const app = Object.assign(new EventEmitter(), {
    getGPUFeatureStatus: () => graphics,
    commandLine: { appendSwitch },
    relaunch,
    quit,
  });
  const warn = vi.fn();
  const on = vi.spyOn(process, 'on').mockReturnValue(process);
  watchCrashes(app as unknown as App, { warn } as unknown as Log);
  on.mockRestore();

  const die = (type = 'GPU', reason = 'killed'): unknown =>
    app.emit('child-process-gone', {}, { type, reason });
  die('GPU', 'clean-exit');
  die('Utility');
  expect(warn).not.toHaveBeenCalled();
  // Chromium counts by itself and draws without the card after the third time.
  for (let time = 0; time < 3; time += 1) die();
  expect(appendSwitch).not.toHaveBeenCalled();
  graphics.gpu_compositing = 'disabled_software';
  for (let time = 0; time < 9; time += 1) die();
  expect(appendSwitch).toHaveBeenCalledWith(NO_LIMIT);
  expect(warn).toHaveBeenCalledTimes(12);
  expect(relaunch).not.toHaveBeenCalled();
  expect(quit).not.toHaveBeenCalled();
});
