import { EMPTY_NOTE } from '../../contract/model/emptyNote.ts';
import type { CallCard } from '../../contract/model/card.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { BookDoor } from '../book/bookDoor.ts';

/** What the book says on a card. */
export type CardPage = Pick<CallCard, 'note' | 'toCallBack'>;

export interface CardPagesDeps {
  readonly book: BookDoor;
  /** Calls that have a card. */
  readonly keys: () => readonly CallKey[];
  readonly onChange: () => void;
}

const EMPTY: CardPage = { note: EMPTY_NOTE, toCallBack: false };

/** Test calls are in no book: what is written about them lasts as long as their card. */
export const isTestCall = (key: CallKey): boolean => key.includes(':-');

/** What is written about the calls on cards, as the book last told. */
export class CardPages {
  readonly #deps: CardPagesDeps;
  #pages = new Map<CallKey, CardPage>();

  constructor(deps: CardPagesDeps) {
    this.#deps = deps;
  }

  of(key: CallKey): CardPage {
    return this.#pages.get(key) ?? EMPTY;
  }

  /** A card came, or something was written into the book. */
  async refresh(): Promise<void> {
    const live = new Set(this.#deps.keys());
    for (const key of this.#pages.keys()) if (!live.has(key)) this.#pages.delete(key);
    const keys = [...live].filter((key) => !isTestCall(key));
    if (keys.length === 0) return;
    const told = await this.#deps.book.ask('cardPages', { keys });
    if (!told.ok) return;
    let changed = false;
    for (const { key, ...page } of told.value) {
      if (JSON.stringify(page) === JSON.stringify(this.of(key))) continue;
      this.#pages.set(key, page);
      changed = true;
    }
    if (changed) this.#deps.onChange();
  }

  /** Writes on the card only. */
  jot(key: CallKey, change: Partial<CallCard['note']>): void {
    const { note, toCallBack } = this.of(key);
    this.#pages.set(key, { note: { ...note, ...change }, toCallBack });
    this.#deps.onChange();
  }

  markToCallBack(key: CallKey, toCallBack: boolean): void {
    this.#pages.set(key, { ...this.of(key), toCallBack });
    this.#deps.onChange();
  }
}
