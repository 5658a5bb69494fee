import { BrowserWindow, screen, type NativeImage } from 'electron';
import type { Cancel, Clock } from '../clock.ts';
import { MAIN_PAGE } from './appPages.ts';
import { fitPlace, type WindowPlace } from './fitPlace.ts';
import { crashWhenStuck } from './crashWhenStuck.ts';
import { RepairBudget } from './repairBudget.ts';
import { webPreferences } from './webPreferences.ts';

export interface MainWindowDeps {
  readonly appFolder: string;
  readonly icon: NativeImage;
  readonly clock: Clock;
  readonly background: () => string;
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
  readonly #repairs: RepairBudget;
  #window: BrowserWindow | undefined;
  #cancelSave: Cancel = () => undefined;
  #quitting = false;
  #printing = false;

  constructor(deps: MainWindowDeps) {
    this.#deps = deps;
    this.#repairs = new RepairBudget(deps.clock);
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
      if (this.#window === window) this.#window = undefined;
      this.#deps.onGone();
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      this.#printing = false;
      this.#deps.onGone();
      if (details.reason === 'clean-exit' || this.#quitting) return;
      if (this.#repairs.take()) window.webContents.reload();
      else window.destroy();
    });
    crashWhenStuck(window, this.#deps.clock, () => this.#printing);
    void window.loadURL(MAIN_PAGE);
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
