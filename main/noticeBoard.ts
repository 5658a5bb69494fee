import type { Notice } from '../contract/model/account.ts';

/** What the person should know and may put away. One notice of a kind; a newer one takes its place. */
export class NoticeBoard {
  readonly #onChange: () => void;
  #notices: readonly Notice[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get notices(): Notice[] {
    return [...this.#notices];
  }

  put(notice: Notice): void {
    this.#notices = [...this.#notices.filter(({ kind }) => kind !== notice.kind), notice];
    this.#onChange();
  }

  remove(kind: Notice['kind']): void {
    if (!this.#notices.some((notice) => notice.kind === kind)) return;
    this.#notices = this.#notices.filter((notice) => notice.kind !== kind);
    this.#onChange();
  }

  /** Another account is at work: what concerned the last one is gone. */
  clear(...kinds: readonly Notice['kind'][]): void {
    this.#notices = this.#notices.filter(({ kind }) => !kinds.includes(kind));
    this.#onChange();
  }
}
