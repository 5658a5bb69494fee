import type { EventName, WindowName } from '../../contract/ipc/channels.ts';
import type { Clock } from '../clock.ts';
import { HeldNews } from './heldNews.ts';

export interface PopupFirstDeps {
  readonly clock: Pick<Clock, 'after'>;
  readonly send: (window: WindowName, channel: EventName, payload: unknown) => void;
  /** The popup is about to appear. */
  readonly isPopupComing: () => boolean;
}

/** As long as the popup takes to appear, with room to spare. */
const OTHERS_HELD_MS = 150;
/** A second state that came while the first is being drawn would have the window drawn twice before it shows once. */
const NEXT_HELD_MS = 50;

/**
 * While the popup is on its way, its first card has the machine for itself: news for the main window wait, or the large
 * window would be drawn before the small one that somebody is waiting for, and so does whatever is found meanwhile.
 */
export class PopupFirst {
  readonly #isPopupComing: () => boolean;
  readonly #news: Readonly<Record<WindowName, HeldNews>>;

  constructor({ clock, send, isPopupComing }: PopupFirstDeps) {
    this.#isPopupComing = isPopupComing;
    const newsOf = (window: WindowName, heldMs: number): HeldNews =>
      new HeldNews({ clock, heldMs, send: (...news) => send(window, ...news) });
    this.#news = { main: newsOf('main', OTHERS_HELD_MS), popup: newsOf('popup', NEXT_HELD_MS) };
  }

  send(window: WindowName, channel: EventName, payload: unknown): void {
    const { main, popup } = this.#news;
    if (this.#isPopupComing()) main.hold();
    const first = window === 'popup' && channel === 'cards.changed' && !popup.isHolding;
    this.#news[window].send(channel, payload);
    if (first && this.#isPopupComing()) popup.hold();
  }

  stop(): void {
    this.#news.main.stop();
    this.#news.popup.stop();
  }
}
