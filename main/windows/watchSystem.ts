import { app, nativeTheme, powerMonitor, screen } from 'electron';
import type { Cancel, Clock } from '../clock.ts';
import type { Buses } from '../dbus/bus.ts';
import { ScreenLock } from '../dbus/screenLock.ts';

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

/**
 * Sleep, lock, screens and the system's light or dark. Returns what ends the watching. On Linux, Electron tells of sleep
 * alone, so lock and unlock are heard on the buses, which somebody else starts.
 */
export function watchSystem(clock: Clock, buses: Buses | null, events: SystemEvents): Cancel {
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
  const screenLock = buses && linuxLock(clock, buses, (locked) => (locked ? lock : unlock)());
  const cancels = [
    listen(powerMonitor, 'suspend', sleep),
    listen(powerMonitor, 'resume', wake),
    ...(screenLock
      ? [listen(app, 'browser-window-focus', screenLock.somebodyIsHere.bind(screenLock))]
      : [listen(powerMonitor, 'lock-screen', lock), listen(powerMonitor, 'unlock-screen', unlock)]),
    listen(nativeTheme, 'updated', events.onTheme),
    listen(screen, 'display-removed', events.onScreens),
    listen(screen, 'display-added', events.onScreens),
    listen(screen, 'display-metrics-changed', events.onScreens),
  ];
  return () => {
    cancelWake();
    screenLock?.stop();
    for (const cancel of cancels) cancel();
  };
}

function linuxLock(clock: Clock, buses: Buses, onChange: (locked: boolean) => void): ScreenLock {
  const { pid, env } = process;
  const uid = process.getuid?.() ?? -1;
  return new ScreenLock({ clock, buses, process: { pid, uid, sessionId: env['XDG_SESSION_ID'] }, onChange });
}

function listen(
  emitter: Pick<NodeJS.EventEmitter, 'on' | 'off'>,
  event: string,
  listener: () => void,
): Cancel {
  emitter.on(event, listener);
  return () => void emitter.off(event, listener);
}
