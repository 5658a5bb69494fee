import { existsSync } from 'node:fs';
import { dialog, type App } from 'electron';
import type { Log } from './log/log.ts';

const GPU_WITHIN_MS = 60_000;
const GPU_MOST = 3;

/**
 * What no code of ours caught is written down without names or numbers, told in one sentence, and ends the app:
 * going on in an unknown state could hide calls. A graphics process that keeps dying would take the app with it,
 * so after the third time Ringdesk starts again and draws without it.
 */
export function watchCrashes(app: App, log: Log, now: () => number): void {
  process.on('unhandledRejection', (error) => {
    log.error('rejected', { error });
  });
  process.on('uncaughtException', (error) => {
    log.error('crashed', { error });
    dialog.showErrorBox(
      'Ringdesk has to close',
      'Something unexpected happened. Start Ringdesk again; the log says where it was.',
    );
    app.exit(1);
  });

  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.warn('page died', { reason, exitCode });
  });

  let deaths: number[] = [];
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    log.warn('graphics process died', { reason });
    deaths = [...deaths.filter((at) => now() - at < GPU_WITHIN_MS), now()];
    if (deaths.length < GPU_MOST || app.commandLine.hasSwitch('disable-gpu')) return;
    // A roll-out file holds tokens and may be gone by now; the tokens it brought are kept as well as this PC allows.
    const args = process.argv.slice(1).filter((arg) => {
      const file = arg.startsWith('--provision=') ? arg.slice('--provision='.length) : null;
      return file === null || existsSync(file);
    });
    app.relaunch({ args: [...args, '--disable-gpu'] });
    app.quit();
  });
}
