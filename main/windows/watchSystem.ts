import { nativeTheme, powerMonitor, screen } from 'electron';
import type { Cancel, Clock } from '../clock.ts';

export interface SystemEvents {
  readonly onSleep: () => void;
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
  const sleep = (): void => {
    cancelWake();
    events.onSleep();
  };
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
  const cancels = [
    listen(powerMonitor, 'suspend', sleep),
    listen(powerMonitor, 'resume', wake),
    listen(powerMonitor, 'lock-screen', lock),
    listen(powerMonitor, 'unlock-screen', unlock),
    listen(nativeTheme, 'updated', events.onTheme),
    listen(screen, 'display-removed', events.onScreens),
    listen(screen, 'display-added', events.onScreens),
    listen(screen, 'display-metrics-changed', events.onScreens),
  ];
  return () => {
    cancelWake();
    for (const cancel of cancels) cancel();
  };
}

function listen(
  emitter: Pick<NodeJS.EventEmitter, 'on' | 'off'>,
  event: string,
  listener: () => void,
): Cancel {
  emitter.on(event, listener);
  return () => void emitter.off(event, listener);
}
