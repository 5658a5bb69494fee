import type { BrowserWindow } from 'electron';
import type { Cancel, Clock } from '../clock.ts';
import { crashWhenStuck } from './crashWhenStuck.ts';

export interface KeepPageDeps {
  readonly page: string;
  readonly clock: Clock;
  /** The system holds the page, as its print dialog does. */
  readonly mayBeStill?: () => boolean;
  /** The window is to go, or the app is quitting: nothing is loaded any more. */
  readonly isLeaving: () => boolean;
  /** The page died or did not come; it is loaded anew, at once where `waitMs` is 0. */
  readonly onGone: (waitMs: number) => void;
  /** It has stood for some seconds. */
  readonly onStands?: () => void;
}

export interface KeptPage {
  /** Somebody wants to see it: a page that waits to be loaded anew waits no longer. */
  readonly loadNow: () => void;
}

/** Chromium's word for a load in whose place another one has begun. */
const ABORTED = -3;

/**
 * Loads a window's page, and loads it anew for as long as there is a window: when its process dies or cannot be
 * started, when the page hangs and when it does not come.
 */
export function keepPage(window: BrowserWindow, deps: KeepPageDeps): KeptPage {
  const { page, clock, mayBeStill, isLeaving, onGone, onStands = () => undefined } = deps;
  const { webContents } = window;
  const pace = new RepairPace(clock);
  let cancelLoad: Cancel | undefined;
  let cancelStands: Cancel = () => undefined;
  const load = (): void => {
    cancelLoad?.();
    cancelLoad = undefined;
    cancelStands();
    if (window.isDestroyed() || isLeaving()) return;
    pace.begins();
    cancelStands = clock.after(CALM_MS, onStands);
    // What fails is told by the events below.
    window.loadURL(page).catch(() => undefined);
  };
  const repair = (): void => {
    cancelStands();
    if (isLeaving()) {
      onGone(0);
      return;
    }
    const waitMs = pace.waitMs();
    onGone(waitMs);
    cancelLoad?.();
    // Never from inside the event that told of it.
    cancelLoad = clock.after(waitMs, load);
  };
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') onGone(0);
    else repair();
  });
  webContents.on('did-fail-load', (_event, code, _words, _address, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) repair();
  });
  window.once('closed', () => {
    cancelStands();
    cancelLoad?.();
  });
  crashWhenStuck(window, clock, mayBeStill);
  load();
  return {
    loadNow: () => {
      if (cancelLoad) load();
    },
  };
}

const CALM_MS = 5_000;
const AT_ONCE = 10;
const FIRST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 30_000;

/**
 * How soon a page that died is loaded anew: at once. Only one that dies again and again within seconds of its
 * beginning waits longer each time, up to half a minute, or it would take the machine from everything else.
 */
export class RepairPace {
  readonly #clock: Pick<Clock, 'monotonic'>;
  #beganMs = -Infinity;
  #early = 0;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  begins(): void {
    this.#beganMs = this.#clock.monotonic();
  }

  waitMs(): number {
    this.#early = this.#clock.monotonic() - this.#beganMs < CALM_MS ? this.#early + 1 : 1;
    const over = this.#early - AT_ONCE;
    return over <= 0 ? 0 : Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (over - 1));
  }
}
