import { dialog, type App } from 'electron';
import type { Log } from './log/log.ts';

/**
 * What no code of ours caught is written down without names or numbers, told in one sentence, and ends the app:
 * going on in an unknown state could hide calls. When the graphics process dies, Chromium starts it again, and draws
 * without the graphics card where that keeps dying; after that it would give up and take the app with it.
 */
export function watchCrashes(app: App, log: Log): void {
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

  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    log.warn('graphics process died', { reason });
    // There is nothing simpler left to fall back to, so it is started again however often.
    if (!app.getGPUFeatureStatus().gpu_compositing.startsWith('enabled'))
      app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
  });
}
