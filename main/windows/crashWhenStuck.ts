import type { BrowserWindow } from 'electron';
import type { Clock } from '../clock.ts';

type Beating = Pick<BrowserWindow, 'isDestroyed' | 'once'> & {
  readonly webContents: Pick<
    BrowserWindow['webContents'],
    | 'isDestroyed'
    | 'isCrashed'
    | 'isLoading'
    | 'isDevToolsOpened'
    | 'executeJavaScript'
    | 'forcefullyCrashRenderer'
  >;
};

const BEAT_MS = 5_000;
const MOST_MISSED = 2;
const MOST_EMPTY = 4;
const MOST_LOADING = 6;

// A page whose scripts were lost on the way answers, but never draws anything beyond what its file holds.
const IS_DRAWN = `document.querySelector('#root > :not(.first-look)') !== null`;

/**
 * A page that answers nothing for two beats, ten seconds, or is still empty after four is ended, so that it is loaded
 * anew; one that comes to again in time is left alone. Electron's own `unresponsive` only comes when somebody clicks.
 * One that is loading has six beats more, half a minute: it may hang while it loads. `mayBeStill`: the system holds the
 * page, as its print dialog does.
 */
export function crashWhenStuck(
  window: Beating,
  clock: Pick<Clock, 'after'>,
  mayBeStill: () => boolean = () => false,
): void {
  let missed = 0;
  let empty = 0;
  let asked = 0;
  let loading = 0;
  const beat = (): void => {
    const { webContents } = window;
    if (window.isDestroyed() || webContents.isDestroyed()) return;
    cancel = clock.after(BEAT_MS, beat);
    loading = webContents.isLoading() ? loading + 1 : 0;
    const isComing = loading > 0 && loading <= MOST_LOADING;
    if (mayBeStill() || isComing || webContents.isCrashed() || webContents.isDevToolsOpened()) {
      missed = 0;
      empty = 0;
      asked += 1;
      return;
    }
    if (missed >= MOST_MISSED || empty >= MOST_EMPTY) {
      missed = 0;
      loading = 0;
      empty = 0;
      asked += 1;
      webContents.forcefullyCrashRenderer();
      return;
    }
    // Taken back by the answer to this question, or to a later one.
    missed += 1;
    asked += 1;
    const question = asked;
    const answered = (isDrawn: unknown): void => {
      if (question !== asked) return;
      missed = 0;
      empty = isDrawn === false ? empty + 1 : 0;
    };
    webContents.executeJavaScript(IS_DRAWN).then(answered, answered);
  };
  let cancel = clock.after(BEAT_MS, beat);
  window.once('closed', () => {
    cancel();
  });
}
