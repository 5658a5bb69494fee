import { Notification, type NativeImage } from 'electron';
import { escapeMarkup, type NotificationWords } from './notifyCall.ts';

export interface NotifierDeps {
  readonly platform: NodeJS.Platform;
  readonly icon: NativeImage;
  readonly isAllowed: () => boolean;
}

const MOST_AT_ONCE = 5;

/** Raises the system's own notifications, which screen readers speak and which reach past a full screen. */
export class Notifier {
  readonly #deps: NotifierDeps;
  // A notification that nobody refers to is collected, and its click with it.
  readonly #shown = new Set<Notification>();

  constructor(deps: NotifierDeps) {
    this.#deps = deps;
  }

  show({ title, body }: NotificationWords, onClick: () => void): void {
    if (!this.#deps.isAllowed() || !Notification.isSupported()) return;
    const notification = new Notification({
      title,
      body: escapeMarkup(body, this.#deps.platform),
      icon: this.#deps.icon,
      silent: true,
    });
    const forget = (): void => void this.#shown.delete(notification);
    notification.on('click', () => {
      onClick();
      forget();
    });
    notification.on('close', forget);
    notification.on('failed', forget);
    this.#shown.add(notification);
    for (const oldest of this.#shown) {
      if (this.#shown.size <= MOST_AT_ONCE) break;
      oldest.close();
      this.#shown.delete(oldest);
    }
    notification.show();
  }

  stop(): void {
    for (const notification of this.#shown) notification.close();
    this.#shown.clear();
  }
}
