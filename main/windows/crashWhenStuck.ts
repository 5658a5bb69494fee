import type { BrowserWindow } from 'electron';
import type { Clock } from '../clock.ts';

const PATIENCE_MS = 10_000;

/** A page that hangs for ten seconds is ended, so that it is loaded anew; one that comes to again is left alone. */
export function crashWhenStuck(window: BrowserWindow, clock: Clock): void {
  window.on('unresponsive', () => {
    const cancel = clock.after(PATIENCE_MS, () => {
      if (!window.isDestroyed() && !window.webContents.isDestroyed())
        window.webContents.forcefullyCrashRenderer();
    });
    window.once('responsive', cancel);
    window.once('closed', cancel);
  });
}
