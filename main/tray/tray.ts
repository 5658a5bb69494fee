import { Menu, nativeImage, Tray as ElectronTray } from 'electron';
import { texts } from '../texts.ts';
import dnd from './icons/dnd.png';
import off from './icons/off.png';
import ok from './icons/ok.png';
import warning from './icons/warning.png';
import { type TrayActions, trayMenu } from './trayMenu.ts';
import type { TrayShape, TrayState } from './trayState.ts';

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
    const { doNotDisturb, ...actions } = this.#actions;
    const choose: TrayActions['doNotDisturb'] = (length) => {
      // The system has marked what was clicked, also where it could not be saved.
      this.#shown = '';
      doNotDisturb(length);
      if (this.#shown === '') this.show(state);
    };
    const menu = trayMenu(state, { ...actions, doNotDisturb: choose });
    this.#tray.setContextMenu(Menu.buildFromTemplate(menu));
  }

  stop(): void {
    this.#tray?.destroy();
    this.#tray = undefined;
    this.#shown = '';
  }
}
