import { BrowserWindow, screen } from 'electron';
import type { Corner } from '../../contract/model/settings.ts';
import type { ZoomStep } from '../../contract/model/zoom.ts';
import type { Cancel, Clock } from '../clock.ts';
import { POPUP_PAGE } from './appPages.ts';
import { keepPage } from './keepPage.ts';
import { fitPopup, PAGE_WIDTH } from './placePopup.ts';
import { webPreferences } from './webPreferences.ts';
import { takeZoomKeys } from './zoomKeys.ts';

export interface PopupWindowDeps {
  readonly appFolder: string;
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  readonly corner: () => Corner;
  /** In percent. */
  readonly zoom: () => number;
  readonly onZoom: (step: ZoomStep) => void;
  readonly background: () => string;
  readonly onGone: () => void;
  /** Its page dies again and again, or stands again. */
  readonly onFailing: (failing: boolean) => void;
  readonly onShown: (window: BrowserWindow) => void;
}

// Heights are the page's, in its own pixels: the zoom is applied where the window is placed.
const FIRST_HEIGHT = 340;
// The page answers with its height within a frame or two; a page that is still loading must not delay the show for ever.
const HEIGHT_WAIT_MS = 120;
// Two frames: the cards are painted away before the window hides, or the next show would flash the last caller.
const CLEAR_MS = 50;
// Putting a window into its frame, some window managers first tell it a place inside that frame, and lists would open there.
const FRAMED_MS = 200;
const KEYS_COME_MS = 500;

/** One hidden window kept ready, shown without ever taking the keyboard. */
export class PopupWindow {
  readonly #deps: PopupWindowDeps;
  #window: BrowserWindow | undefined;
  #wanted = false;
  #quitting = false;
  #loaded = false;
  #height = FIRST_HEIGHT;
  /** What the last popup came with. The hidden page is laid out for it, so that the next one need not be drawn twice. */
  #comingHeight = FIRST_HEIGHT;
  #display: Electron.Display | undefined;
  #cancelShow: Cancel = () => undefined;
  #cancelHide: Cancel = () => undefined;
  #cancelFramed: Cancel = () => undefined;
  #cancelComing: Cancel = () => undefined;
  #keysComeUncalled = false;

  constructor(deps: PopupWindowDeps) {
    this.#deps = deps;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Loaded and hidden: the next card lets it appear. */
  get isReady(): boolean {
    return this.#loaded && this.#window?.isVisible() === false;
  }

  /** Makes the hidden window ahead of the first call. A window that comes while the app is quitting would keep it. */
  prepare(): void {
    if (!this.#window && !this.#quitting) this.#create();
  }

  /** Cards came: show, unless shown already. Cards went: clear, then hide. */
  setWanted(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#cancelShow();
    this.#cancelHide();
    this.#cancelFramed();
    if (wanted) {
      this.prepare();
      this.#display = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
      this.#showSoon();
    } else {
      this.#cancelHide = this.#deps.clock.after(CLEAR_MS, () => {
        this.#window?.hide();
        this.#place(this.#comingHeight);
      });
    }
  }

  /** The page's content has this height now; the first answer after cards came lets the window appear. */
  resize(height: number): void {
    if (height === 0) return;
    this.#height = height;
    if (!this.#wanted) return;
    if (this.#window?.isVisible()) {
      this.#place();
      this.#placeAgain();
      return;
    }
    this.#comingHeight = height;
    this.#show();
  }

  /** A click in a field or the shortcut: now the popup may have the keys. */
  takeKeys(): void {
    const window = this.#window;
    if (!window?.isVisible()) return;
    this.#keysComeUncalled = false;
    // On Linux a window that is not focusable never gets the keys back, so there it stays focusable all the time.
    if (this.#deps.platform !== 'linux') window.setFocusable(true);
    window.focus();
  }

  /** Hiding and showing inactively is what gives the keys back to the window behind on every platform. */
  giveKeysBack(): void {
    const window = this.#window;
    if (!window?.isFocused()) {
      // The page may hear of a click before the window manager has brought the keys with it.
      this.#cancelComing();
      this.#keysComeUncalled = true;
      this.#cancelComing = this.#deps.clock.after(KEYS_COME_MS, () => {
        this.#keysComeUncalled = false;
      });
      return;
    }
    if (this.#deps.platform !== 'linux') window.setFocusable(false);
    window.hide();
    if (this.#wanted) this.#appear(window);
  }

  send(channel: string, payload: unknown): void {
    if (this.#window && !this.#window.webContents.isDestroyed() && !this.#window.webContents.isCrashed()) {
      this.#window.webContents.send(channel, payload);
    }
  }

  setBackground(color: string): void {
    this.#window?.setBackgroundColor(color);
  }

  /** A screen came, went or changed its scale, or the corner or the zoom was changed. */
  replace(): void {
    if (!this.#wanted) {
      this.#place(this.#comingHeight);
      return;
    }
    this.#display = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    this.#place();
    this.#placeAgain();
  }

  /** The app is quitting: nothing holds a window back any more. */
  letClose(): void {
    this.#quitting = true;
  }

  stop(): void {
    this.#cancelShow();
    this.#cancelHide();
    this.#cancelFramed();
    this.#cancelComing();
    const window = this.#window;
    this.#window = undefined;
    window?.destroy();
  }

  /** The page shows itself by telling its height; an old height is better than no popup, an empty page is not. */
  #showSoon(): void {
    this.#cancelShow = this.#deps.clock.after(HEIGHT_WAIT_MS, () => {
      if (this.#loaded) this.#show();
    });
  }

  #show(): void {
    this.#cancelShow();
    const window = this.#window;
    if (!window || !this.#wanted || window.isVisible()) return;
    this.#place();
    this.#appear(window);
    this.#deps.onShown(window);
  }

  #appear(window: BrowserWindow): void {
    window.showInactive();
    this.#placeAgain();
  }

  /** Of two changes at once, a window manager may answer the first last, and the second is taken for done. */
  #placeAgain(): void {
    this.#cancelFramed();
    this.#cancelFramed = this.#deps.clock.after(FRAMED_MS, () => {
      if (this.#window?.isVisible()) this.#place();
    });
  }

  #place(height = this.#height): void {
    const area = (this.#display ?? screen.getPrimaryDisplay()).workArea;
    const { zoomFactor, bounds } = fitPopup(area, height, this.#deps.zoom() / 100, this.#deps.corner());
    if (this.#loaded) this.#window?.webContents.setZoomFactor(zoomFactor);
    this.#window?.setBounds(bounds);
  }

  #create(): void {
    const { platform } = this.#deps;
    const window = new BrowserWindow({
      width: PAGE_WIDTH,
      height: FIRST_HEIGHT,
      title: 'Incoming calls',
      show: false,
      frame: false,
      resizable: false,
      maximizable: false,
      minimizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      backgroundColor: this.#deps.background(),
      ...(platform !== 'linux' && { focusable: false }),
      ...(platform === 'darwin' && { type: 'panel' as const }),
      webPreferences: { ...webPreferences(this.#deps.appFolder), backgroundThrottling: false },
    });
    this.#window = window;
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    window.setAlwaysOnTop(true, 'screen-saver');
    window.on('close', (event) => {
      if (!this.#quitting) event.preventDefault();
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = undefined;
    });
    takeZoomKeys(window.webContents, this.#deps.onZoom);
    window.on('focus', () => {
      if (!this.#keysComeUncalled) return;
      this.#keysComeUncalled = false;
      this.giveKeysBack();
    });
    // Outside Linux a popup that lost the keys must not take them again with the next click on a button.
    if (platform !== 'linux') {
      window.on('blur', () => {
        window.setFocusable(false);
      });
    }
    window.webContents.on('did-finish-load', () => {
      this.#loaded = true;
      this.#place(this.#wanted ? this.#height : this.#comingHeight);
    });
    keepPage(window, {
      page: POPUP_PAGE,
      clock: this.#deps.clock,
      isLeaving: () => this.#quitting || this.#window !== window,
      onGone: (waitMs) => {
        this.#loaded = false;
        this.#deps.onGone();
        if (waitMs === 0) return;
        // Nothing is better on top of everything than a page that is not there.
        window.hide();
        this.#deps.onFailing(true);
      },
      onStands: () => {
        this.#deps.onFailing(false);
      },
    });
  }
}
