import { Menu, nativeImage, Tray as ElectronTray, type MenuItemConstructorOptions } from 'electron';
import { texts } from '../texts.ts';
import dnd from './icons/dnd.png';
import off from './icons/off.png';
import ok from './icons/ok.png';
import warning from './icons/warning.png';

/** What the icon says by its shape, not by colour alone. */
export type TrayShape = 'ok' | 'warning' | 'off' | 'dnd';

export interface TrayState {
  readonly shape: TrayShape;
  readonly status: string;
  readonly newCalls: number;
  /** People who wait to be rung back. */
  readonly toRingBack: number;
  readonly doNotDisturb: boolean;
}

export interface TrayActions {
  readonly open: () => void;
  readonly test: () => void;
  readonly doNotDisturb: (length: number | 'tomorrow' | null) => void;
  readonly quit: () => void;
}

const icons: Readonly<Record<TrayShape, string>> = { ok, warning, off, dnd };

/** The icon beside the clock, where the system has a place for it. */
export class Tray {
  readonly #actions: TrayActions;
  #tray: ElectronTray | undefined;
  #shown = '';

  constructor(actions: TrayActions) {
    this.#actions = actions;
  }

  /** Makes the icon, or makes it anew: one that was made without a host, or for another one, never shows. */
  start(state: TrayState): void {
    this.stop();
    this.#tray = new ElectronTray(nativeImage.createFromDataURL(icons[state.shape]));
    this.#tray.on('click', this.#actions.open);
    this.show(state);
  }

  show(state: TrayState): void {
    const key = JSON.stringify(state);
    if (!this.#tray || key === this.#shown) return;
    this.#shown = key;
    this.#tray.setImage(nativeImage.createFromDataURL(icons[state.shape]));
    const lines = [
      'Ringdesk',
      state.status,
      ...(state.newCalls > 0 ? [texts.tray.newCalls(state.newCalls)] : []),
      ...(state.toRingBack > 0 ? [texts.tray.toRingBack(state.toRingBack)] : []),
    ];
    this.#tray.setToolTip(lines.join(' · '));
    this.#tray.setContextMenu(Menu.buildFromTemplate(this.#menu(state)));
  }

  stop(): void {
    this.#tray?.destroy();
    this.#tray = undefined;
    this.#shown = '';
  }

  #menu(state: TrayState): MenuItemConstructorOptions[] {
    const words = texts.tray;
    const { open, test, doNotDisturb, quit } = this.#actions;
    return [
      { label: state.status, enabled: false },
      { type: 'separator' },
      {
        label: words.dnd,
        submenu: [
          {
            label: words.dndOff,
            type: 'radio',
            checked: !state.doNotDisturb,
            click: () => {
              doNotDisturb(null);
            },
          },
          {
            label: words.dnd30,
            click: () => {
              doNotDisturb(30);
            },
          },
          {
            label: words.dnd60,
            click: () => {
              doNotDisturb(60);
            },
          },
          {
            label: words.dndTomorrow,
            click: () => {
              doNotDisturb('tomorrow');
            },
          },
        ],
      },
      { label: words.test, click: test },
      { label: words.open, click: open },
      { type: 'separator' },
      { label: words.quit, click: quit },
    ];
  }
}
