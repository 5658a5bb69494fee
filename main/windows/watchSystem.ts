import { nativeTheme, powerMonitor, screen } from 'electron';
import type { Cancel, Clock } from '../clock.ts';

export interface SystemEvents {
  /** At once: what is seen from now on comes after a silence. */
  readonly onWaking: () => void;
  /** When the network has had a moment. */
  readonly onWake: () => void;
  readonly onLock: (locked: boolean) => void;
  readonly onScreens: () => void;
  readonly onTheme: () => void;
}

// Networks need a moment after sleep, and `resume` may come twice.
const WAKE_MS = 1_500;

/** Sleep, lock, screens and the system's light or dark. Returns what ends the watching. */
export function watchSystem(clock: Clock, events: SystemEvents): Cancel {
  let cancelWake: Cancel = () => undefined;
  const wake = (): void => {
    events.onWaking();
    cancelWake();
    cancelWake = clock.after(WAKE_MS, events.onWake);
  };
  const lock = (): void => {
    events.onLock(true);
  };
  const unlock = (): void => {
    events.onLock(false);
    wake();
  };
  powerMonitor.on('resume', wake);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('unlock-screen', unlock);
  nativeTheme.on('updated', events.onTheme);
  screen.on('display-removed', events.onScreens);
  screen.on('display-added', events.onScreens);
  screen.on('display-metrics-changed', events.onScreens);
  return () => {
    cancelWake();
    powerMonitor.off('resume', wake);
    powerMonitor.off('lock-screen', lock);
    powerMonitor.off('unlock-screen', unlock);
    nativeTheme.off('updated', events.onTheme);
    screen.off('display-removed', events.onScreens);
    screen.off('display-added', events.onScreens);
    screen.off('display-metrics-changed', events.onScreens);
  };
}
