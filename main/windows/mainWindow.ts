import { BrowserWindow, screen, type NativeImage } from 'electron';
import type { ZoomStep } from '../../contract/model/zoom.ts';
import type { Cancel, Clock } from '../clock.ts';
import { MAIN_PAGE } from './appPages.ts';
import { fitPlace, type WindowPlace } from './fitPlace.ts';
import { keepPage, type KeptPage } from './keepPage.ts';
import { webPreferences } from './webPreferences.ts';
import { takeZoomKeys } from './zoomKeys.ts';

export interface MainWindowDeps {
  readonly appFolder: string;
  readonly icon: NativeImage;
  readonly clock: Clock;
  readonly background: () => string;
  /** In percent. */
  readonly zoom: () => number;
  readonly onZoom: (step: ZoomStep) => void;
  readonly readPlace: () => WindowPlace | null;
  readonly savePlace: (place: WindowPlace) => void;
  /** What the close button does: `close` leaves the app in the tray, `minimise` where there is no tray. */
  readonly onClose: () => 'close' | 'minimise';
  readonly onGone: () => void;
  readonly onPainted: () => void;
  readonly onFocus: () => void;
}

const SIZE = { width: 1120, height: 740 };
const LEAST = { minWidth: 860, minHeight: 560 };

/** The main window: made when wanted, gone when closed; everything it shows lives in main. */
export class MainWindow {
  readonly #deps: MainWindowDeps;
  #window: BrowserWindow | undefined;
  #page: KeptPage | undefined;
  #cancelSave: Cancel = () => undefined;
  #quitting = false;
  #printing = false;

  constructor(deps: MainWindowDeps) {
    this.#deps = deps;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Shows and focuses it; makes it first when it is not there. A window that comes while the app is quitting would keep it. */
  open(): void {
    if (this.#quitting) return;
    if (!this.#window) {
      this.#create();
      return;
    }
    this.#page?.loadNow();
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Puts it among the minimised windows where it is closed, without taking anybody's keys. */
  openMinimised(): void {
    if (!this.#quitting && !this.#window) this.#create(true);
  }

  send(channel: string, payload: unknown): void {
    if (this.#window && !this.#window.webContents.isDestroyed() && !this.#window.webContents.isCrashed()) {
      this.#window.webContents.send(channel, payload);
    }
  }

  /** The system's print dialog for what the window shows. */
  print(): void {
    if (!this.#window) return;
    this.#printing = true;
    this.#window.webContents.print({}, () => {
      this.#printing = false;
    });
  }

  setBackground(color: string): void {
    this.#window?.setBackgroundColor(color);
  }

  applyZoom(): void {
    if (this.#window && !this.#window.webContents.isDestroyed()) {
      this.#window.webContents.setZoomFactor(this.#deps.zoom() / 100);
    }
  }

  /** The app is quitting: closing means closing now. */
  letClose(): void {
    this.#quitting = true;
  }

  stop(): void {
    this.#quitting = true;
    this.#cancelSave();
    this.#window?.destroy();
    this.#window = undefined;
  }

  #create(minimised = false): void {
    const place = fitPlace(
      this.#deps.readPlace(),
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const window = new BrowserWindow({
      ...SIZE,
      ...LEAST,
      ...(place && { x: place.x, y: place.y, width: place.width, height: place.height }),
      title: 'Ringdesk',
      icon: this.#deps.icon,
      show: false,
      backgroundColor: this.#deps.background(),
      webPreferences: webPreferences(this.#deps.appFolder),
    });
    this.#window = window;
    window.setMenuBarVisibility(false);
    window.once('ready-to-show', () => {
      if (minimised) {
        // One that never showed would not be in any list of windows.
        window.showInactive();
        window.minimize();
        if (place?.maximized) {
          window.once('restore', () => {
            window.maximize();
          });
        }
      } else {
        if (place?.maximized) window.maximize();
        window.show();
      }
      this.#deps.onPainted();
    });
    window.on('focus', this.#deps.onFocus);
    window.on('resize', () => {
      this.#saveSoon(window);
    });
    window.on('move', () => {
      this.#saveSoon(window);
    });
    window.on('close', (event) => {
      this.#save(window);
      if (this.#quitting) return;
      if (this.#deps.onClose() === 'minimise') {
        event.preventDefault();
        window.minimize();
      }
    });
    window.on('closed', () => {
      this.#cancelSave();
      // The print dialog goes with the window and does not say so.
      this.#printing = false;
      if (this.#window === window) this.#window = undefined;
      this.#deps.onGone();
    });
    this.#page = keepPage(window, {
      page: MAIN_PAGE,
      clock: this.#deps.clock,
      mayBeStill: () => this.#printing,
      isLeaving: () => this.#quitting,
      onGone: () => {
        this.#printing = false;
        this.#deps.onGone();
      },
    });
    takeZoomKeys(window.webContents, this.#deps.onZoom);
    // As soon as the page is there, before it is drawn: Chromium has a zoom of its own in mind for it.
    window.webContents.on('did-navigate', () => {
      this.applyZoom();
    });
  }

  #saveSoon(window: BrowserWindow): void {
    this.#cancelSave();
    this.#cancelSave = this.#deps.clock.after(500, () => {
      this.#save(window);
    });
  }

  #save(window: BrowserWindow): void {
    this.#cancelSave();
    if (window.isDestroyed() || window.isMinimized()) return;
    const bounds = window.getNormalBounds();
    this.#deps.savePlace({ ...bounds, maximized: window.isMaximized() });
  }
}
