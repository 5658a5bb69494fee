import type { CallCard } from '../../contract/model/card.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { NotificationLevel } from '../../contract/model/settings.ts';
import type { Cancel, Clock } from '../clock.ts';
import { texts } from '../texts.ts';
import { notificationWords, type NotificationWords } from './notifyCall.ts';

export interface CallNoticesDeps {
  readonly clock: Clock;
  readonly card: (key: CallKey) => CallCard | undefined;
  readonly level: () => NotificationLevel;
  readonly show: (words: NotificationWords) => void;
}

const NAME_WAIT_MS = 1_500;
const AFTER_POPUP_MS = 250;
const RUSH_MS = 3_000;
const RUSH = 3;

/** One system notification per call, with the name if it comes soon; a rush becomes one sentence. */
export class CallNotices {
  readonly #deps: CallNoticesDeps;
  readonly #waiting = new Map<CallKey, Cancel>();
  #recent: number[] = [];

  constructor(deps: CallNoticesDeps) {
    this.#deps = deps;
  }

  opened(key: CallKey): void {
    this.#waiting.set(
      key,
      this.#deps.clock.after(NAME_WAIT_MS, () => {
        this.#tell(key);
      }),
    );
  }

  /** The popup comes first: telling the system blocks for some milliseconds. */
  identified(key: CallKey): void {
    if (!this.#waiting.has(key)) return;
    this.#waiting.get(key)?.();
    this.#waiting.set(
      key,
      this.#deps.clock.after(AFTER_POPUP_MS, () => {
        this.#tell(key);
      }),
    );
  }

  stop(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #tell(key: CallKey): void {
    const cancel = this.#waiting.get(key);
    if (!cancel) return;
    cancel();
    this.#waiting.delete(key);
    const card = this.#deps.card(key);
    if (!card) return;

    const now = this.#deps.clock.monotonic();
    this.#recent = [...this.#recent.filter((at) => now - at < RUSH_MS), now];
    if (this.#recent.length <= RUSH) this.#deps.show(notificationWords(card, this.#deps.level()));
    else if (this.#recent.length === RUSH + 1) {
      this.#deps.show({ title: texts.severalCalls(this.#recent.length), body: '' });
    }
  }
}
