import {
  app,
  nativeTheme,
  globalShortcut,
  type BrowserWindow,
  type NativeImage,
  type WebContents,
} from 'electron';
import type { EventName, WindowName } from '../../contract/ipc/channels.ts';
import type { Health } from '../../contract/model/health.ts';
import type { Settings, SettingsChange } from '../../contract/model/settings.ts';
import { stepZoom, type ZoomStep } from '../../contract/model/zoom.ts';
import type { Result } from '../../contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Buses } from '../dbus/bus.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import type { NotificationWords } from '../notify/notifyCall.ts';
import { Notifier } from '../notify/notifier.ts';
import { doNotDisturbNow } from '../settings/doNotDisturb.ts';
import type { AppMemory } from '../settings/appMemory.ts';
import { GlobalKeys, type ShortcutError } from '../shortcut/globalKeys.ts';
import { texts } from '../texts.ts';
import { Tray } from '../tray/tray.ts';
import { TrayHost } from '../tray/trayHost.ts';
import type { TrayActions } from '../tray/trayMenu.ts';
import { type TrayCounts, trayState } from '../tray/trayState.ts';
import { MainWindow } from './mainWindow.ts';
import { PopupFirst } from './popupFirst.ts';
import { PopupWindow } from './popupWindow.ts';
import { paperColor } from './theme.ts';
import { watchSystem } from './watchSystem.ts';

export interface DesktopDeps {
  readonly appFolder: string;
  readonly icon: NativeImage;
  readonly platform: NodeJS.Platform;
  /** What a Linux desktop tells over them; null elsewhere. */
  readonly buses: Buses | null;
  /** The first window has its frame: what only listens may begin. */
  readonly painted: Promise<void>;
  readonly clock: Clock;
  readonly notices: NoticeBoard;
  readonly settings: () => Settings;
  readonly changeSettings: (change: SettingsChange) => void;
  readonly memory: () => AppMemory;
  readonly remember: (patch: Partial<AppMemory>) => void;
  readonly health: () => Health;
  readonly noCallToday: () => boolean;
  /** How many cards want to be seen. */
  readonly cards: () => number;
  readonly connected: () => boolean;
  readonly trayActions: Omit<TrayActions, 'open'>;
  readonly onPainted: () => void;
  readonly onPopupShown: (window: BrowserWindow) => void;
  /** A window closed or its page died: whatever was in use there is not any more. */
  readonly onWindowGone: (window: WindowName) => void;
  readonly onKeysWanted: () => void;
  readonly onSleep: () => void;
  readonly onWaking: () => void;
  readonly onWake: () => void;
  readonly onUnlocked: () => void;
  readonly onTheme: () => void;
  /** There is a place for the icon now, or none any more. */
  readonly onTray: () => void;
}

// A popup window costs a process start; the first call can wait for nothing, the main window's first paint can.
const POPUP_AFTER_MS = 2_000;
// A window asks its page before it closes, and a page that hangs would keep the app for ever.
const CLOSE_MS = 2_000;
// No timer takes any length of time.
const LOOK_AGAIN_MS = 3_600_000;
// A panel that is started anew is back by then.
const HOST_BACK_MS = 3_000;

/** Everything of Ringdesk that shows on the desktop: two windows, the icon beside the clock, notifications, the shortcut. */
export class Desktop {
  readonly main: MainWindow;
  readonly popup: PopupWindow;
  readonly notifier: Notifier;
  readonly #deps: DesktopDeps;
  readonly #tray: Tray;
  readonly #trayHost: TrayHost;
  readonly #keys: GlobalKeys;
  readonly #news: PopupFirst;
  #locked = false;
  #stopped = false;
  #waiting: TrayCounts = { newCalls: 0, toRingBack: 0 };
  #endWatching: Cancel = () => undefined;
  #cancelPrepare: Cancel = () => undefined;
  #cancelDestroy: Cancel = () => undefined;
  #cancelTray: Cancel = () => undefined;
  #cancelWayBack: Cancel = () => undefined;

  constructor(deps: DesktopDeps) {
    this.#deps = deps;
    const { appFolder, icon, platform, clock, settings } = deps;
    const background = (): string => paperColor(settings().theme);
    const open = (): void => {
      this.main.open();
    };
    this.popup = new PopupWindow({
      appFolder,
      clock,
      platform,
      background,
      corner: () => settings().popupCorner,
      zoom: () => settings().popupZoom,
      onZoom: (step) => {
        this.#zoom('popupZoom', step);
      },
      onGone: () => {
        deps.onWindowGone('popup');
      },
      onFailing: (failing) => {
        if (failing) deps.notices.put({ kind: 'popupFailing' });
        else deps.notices.remove('popupFailing');
      },
      onShown: deps.onPopupShown,
    });
    this.main = new MainWindow({
      appFolder,
      icon,
      clock,
      background,
      zoom: () => settings().windowZoom,
      onZoom: (step) => {
        this.#zoom('windowZoom', step);
      },
      readPlace: () => deps.memory().windowPlace,
      savePlace: (windowPlace) => {
        deps.remember({ windowPlace });
      },
      onClose: () => this.#closeTo(),
      onGone: () => {
        deps.onWindowGone('main');
      },
      onPainted: () => {
        deps.onPainted();
      },
      onFocus: () => {
        this.#setBadge({ newCalls: 0 });
      },
    });
    this.#news = new PopupFirst({
      clock,
      send: (window, ...news) => {
        this[window].send(...news);
      },
      isPopupComing: () => this.#popupWanted() && this.popup.isReady,
    });
    this.notifier = new Notifier({
      platform,
      icon,
      isAllowed: () => !this.#locked && settings().notificationsOn,
    });
    this.#tray = new Tray({ ...deps.trayActions, open });
    this.#trayHost = new TrayHost({
      bus: deps.buses?.session ?? null,
      clock,
      onCome: () => {
        this.#cancelWayBack();
        deps.notices.remove('noTray');
        this.#tray.start(this.#trayState());
        deps.onTray();
      },
      onGone: () => {
        this.#tray.stop();
        deps.onTray();
        this.#cancelWayBack();
        this.#cancelWayBack = clock.after(HOST_BACK_MS, () => {
          this.#leaveWayBack();
        });
      },
    });
    this.#keys = new GlobalKeys(globalShortcut, () => {
      this.#moveKeys();
    });
  }

  get locked(): boolean {
    return this.#locked;
  }

  get trayAvailable(): boolean {
    return this.#trayHost.there;
  }

  async start(hidden: boolean): Promise<void> {
    this.#endWatching = watchSystem(this.#deps.clock, this.#deps.buses, {
      onSleep: this.#deps.onSleep,
      onWaking: this.#deps.onWaking,
      onWake: this.#deps.onWake,
      onLock: (locked) => {
        this.#locked = locked;
        this.showPopup();
        if (!locked) this.#deps.onUnlocked();
      },
      onScreens: () => {
        this.popup.replace();
      },
      onTheme: this.#deps.onTheme,
    });
    this.applySettings();
    this.#cancelPrepare = this.#deps.clock.after(POPUP_AFTER_MS, () => {
      this.popup.prepare();
    });
    const known = this.#trayHost.start();
    void this.#deps.painted.then(() => {
      this.#deps.buses?.system.start();
      this.#deps.buses?.session.start();
    });
    await known;
    if (this.#stopped) return;
    // Started hidden without an icon to click: the window is the only way in.
    if (!this.trayAvailable && hidden) this.main.open();
  }

  letClose(): void {
    this.main.letClose();
    this.popup.letClose();
    this.#cancelDestroy();
    this.#cancelDestroy = this.#deps.clock.after(CLOSE_MS, () => {
      this.main.window?.destroy();
      this.popup.window?.destroy();
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#endWatching();
    this.#cancelPrepare();
    this.#cancelDestroy();
    this.#cancelTray();
    this.#cancelWayBack();
    this.#trayHost.stop();
    this.#deps.buses?.system.stop();
    this.#deps.buses?.session.stop();
    this.#news.stop();
    this.#keys.stop();
    this.notifier.stop();
    this.#tray.stop();
    this.popup.stop();
    this.main.stop();
  }

  send(window: WindowName, channel: EventName, payload: unknown): void {
    this.#news.send(window, channel, payload);
  }

  windowOf(contents: WebContents): WindowName | undefined {
    if (contents === this.main.window?.webContents) return 'main';
    return contents === this.popup.window?.webContents ? 'popup' : undefined;
  }

  /** From the menu, for the window that has the keys. */
  zoom(step: ZoomStep): void {
    if (this.popup.window?.isFocused()) this.#zoom('popupZoom', step);
    else if (this.main.window?.isFocused()) this.#zoom('windowZoom', step);
  }

  /** Cards came or went, or the screen was locked or unlocked. */
  showPopup(): void {
    this.popup.setWanted(this.#popupWanted());
  }

  countBadge(): void {
    this.#setBadge({ newCalls: this.#waiting.newCalls + 1 });
  }

  /** How many people wait to be rung back. */
  setToRingBack(toRingBack: number): void {
    this.#setBadge({ toRingBack });
  }

  notify(words: NotificationWords): void {
    this.notifier.show(words, () => {
      this.main.open();
    });
  }

  useShortcut(accelerator: string | null): Result<null, ShortcutError> {
    return this.#keys.use(accelerator);
  }

  applySettings(): void {
    const { theme, shortcut } = this.#deps.settings();
    nativeTheme.themeSource = theme;
    this.main.setBackground(paperColor(theme));
    this.popup.setBackground(paperColor(theme));
    this.main.applyZoom();
    this.popup.replace();
    if (this.#keys.use(shortcut).ok) this.#deps.notices.remove('shortcutTaken');
    else this.#deps.notices.put({ kind: 'shortcutTaken', shortcut: shortcut ?? '' });
    this.showTray();
  }

  showTray(): void {
    const state = this.#trayState();
    this.#tray.show(state);
    this.#cancelTray();
    const { clock } = this.#deps;
    if (state.doNotDisturb === null) return;
    const leftMs = Date.parse(state.doNotDisturb.until) - clock.now();
    // Nothing else may happen at its end.
    this.#cancelTray = clock.after(Math.min(leftMs + 1, LOOK_AGAIN_MS), () => {
      this.showTray();
    });
  }

  #zoom(of: 'windowZoom' | 'popupZoom', step: ZoomStep): void {
    this.#deps.changeSettings({ [of]: stepZoom(this.#deps.settings()[of], step) });
  }

  #trayState(): ReturnType<typeof trayState> {
    const { settings, clock, health, connected, noCallToday } = this.#deps;
    const silent = doNotDisturbNow(settings(), clock.now());
    return trayState(health(), connected(), silent, this.#waiting, noCallToday());
  }

  #setBadge(change: Partial<TrayCounts>): void {
    const { newCalls, toRingBack } = { ...this.#waiting, ...change };
    if (newCalls === this.#waiting.newCalls && toRingBack === this.#waiting.toRingBack) return;
    this.#waiting = { newCalls, toRingBack };
    app.setBadgeCount(newCalls + toRingBack);
    this.showTray();
  }

  /** None shows while the screen is locked. */
  #popupWanted(): boolean {
    return this.#deps.cards() > 0 && !this.#locked;
  }

  /** The icon that a closed window would be opened by has gone. */
  #leaveWayBack(): void {
    if (this.main.window) return;
    this.#deps.notices.put({ kind: 'noTray' });
    this.main.openMinimised();
  }

  #moveKeys(): void {
    if (this.popup.window?.isFocused()) {
      this.popup.giveKeysBack();
      return;
    }
    this.popup.takeKeys();
    this.#deps.onKeysWanted();
  }

  #closeTo(): 'close' | 'minimise' {
    if (!this.trayAvailable) {
      this.#deps.notices.put({ kind: 'noTray' });
      return 'minimise';
    }
    if (!this.#deps.memory().toldAboutTray) {
      this.notify(texts.staysInTray);
      this.#deps.notices.put({ kind: 'staysInTray' });
      this.#deps.remember({ toldAboutTray: true });
    }
    return 'close';
  }
}
