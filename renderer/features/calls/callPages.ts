import type { BookCursor, BookOrder, BookPage, BookRow } from '../../../contract/model/callBook.ts';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import type { Trouble } from '../../ui/bridge.ts';
import { EMPTY_FILTER } from './callFilters.ts';

export const PAGE_ROWS = 100;
const MOST_PAGES = 6;

type PageAnswer =
  | { readonly kind: 'page'; readonly page: BookPage }
  | { readonly kind: 'problem'; readonly problem: Trouble };

/** Which list: its calls, and from which end they are counted. */
interface Listed {
  readonly filter: CallFilter;
  readonly order: BookOrder;
}
type AskPage = (list: Listed, after: BookCursor | null, limit: number) => Promise<PageAnswer>;

export interface ShownPages extends Listed {
  /** The pages held just now, by their place in the list. */
  readonly pages: ReadonlyMap<number, readonly BookRow[]>;
  /** How many rows from the first one of the order on have been met so far. */
  readonly known: number;
  /** No row comes after the known ones. */
  readonly ended: boolean;
  /** The first page of a filter is on its way. */
  readonly loading: boolean;
  readonly trouble: Trouble | null;
  /** The first row of the order: what is newer is told of, but does not push the others down. */
  readonly first: BookCursor | null;
  /** Counts up each time the list begins again at an end. */
  readonly begun: number;
}

const sameCursor = (one: BookCursor | undefined, other: BookCursor | undefined): boolean =>
  one?.startedAtMs === other?.startedAtMs && one?.id === other?.id;

/**
 * The list of past calls in windows of rows, counted from the end where it began. It keeps where each page begins, and the rows only of pages near those
 * looked at; the rest is asked for again, by key, when somebody scrolls back.
 */
export class CallPages {
  readonly #ask: AskPage;
  readonly #listeners = new Set<() => void>();
  #shown: ShownPages = {
    filter: EMPTY_FILTER,
    order: 'newest',
    pages: new Map(),
    known: 0,
    ended: false,
    loading: true,
    trouble: null,
    first: null,
    begun: 0,
  };
  /** After which call each page begins. */
  #starts: BookCursor[] = [];
  #view = { from: 0, to: 0 };
  #onTheWay = new Set<number>();
  /** Answers meant for an earlier list are thrown away. */
  #round = 0;

  constructor(ask: AskPage) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly read = (): ShownPages => this.#shown;

  /** Begins at one end. The old rows stay until the new ones are there. */
  async show(filter: CallFilter, order: BookOrder = 'newest'): Promise<void> {
    const list = { filter, order };
    this.#round += 1;
    const round = this.#round;
    this.#onTheWay.clear();
    this.#tell({ loading: true });
    const answer = await this.#ask(list, null, PAGE_ROWS);
    if (round !== this.#round) return;

    const page = answer.kind === 'page' ? answer.page : null;
    if (!page?.next || page.rows.length >= PAGE_ROWS) {
      this.#begin(list, answer);
      return;
    }
    if (page.rows.length > 0) this.#begin(list, answer, { more: true });
    const rest = await this.#ask(list, page.next, PAGE_ROWS - page.rows.length);
    if (round !== this.#round) return;
    if (page.rows.length === 0) this.#begin(list, rest);
    else if (rest.kind === 'problem') this.#tell({ pages: new Map(), loading: false, trouble: rest.problem });
    else {
      const whole = { rows: [...page.rows, ...rest.page.rows], next: rest.page.next };
      this.#tell({ loading: false });
      this.#take(0, [whole], new Map());
    }
  }

  /** Puts a list in place of the one before; with `more`, the rest of its first page is still looked for. */
  #begin(list: Listed, answer: PageAnswer, { more = false } = {}): void {
    const begun = this.#shown.begun + 1;
    const empty = { ...list, pages: new Map(), known: 0, ended: !more, loading: more, first: null, begun };
    const top = answer.kind === 'page' ? answer.page.rows[0]?.cursor : undefined;
    this.#view = { from: 0, to: 0 };
    // The first page begins right beside the row it began with, or a new call would push the others away.
    const beside = list.order === 'newest' ? 1 : -1;
    this.#starts = top ? [{ startedAtMs: top.startedAtMs, id: top.id + beside }] : [];
    this.#tell({ ...empty, first: top ?? null, trouble: answer.kind === 'problem' ? answer.problem : null });
    if (answer.kind !== 'page' || !top) return;
    if (more) this.#tell({ pages: new Map([[0, answer.page.rows]]), known: answer.page.rows.length });
    else this.#take(0, [answer.page], new Map());
  }

  /** Asks for what is missing between two rows, and lets go of what is far from them. */
  need(firstRow: number, lastRow: number): void {
    this.#view = {
      from: Math.floor(Math.max(0, firstRow) / PAGE_ROWS),
      to: Math.floor(Math.max(0, lastRow) / PAGE_ROWS),
    };
    if (this.#shown.loading || this.#shown.trouble) return;
    for (let place = this.#view.from; place <= this.#view.to; place += 1) void this.#fetch(place);
  }

  retry(): void {
    if (this.#shown.first === null) void this.show(this.#shown.filter, this.#shown.order);
    else this.#tell({ trouble: null });
  }

  /** Reads the rows in view again, all at once, so that none is missing or twice where pages meet. */
  async refresh(): Promise<void> {
    if (this.#shown.loading) return;
    const { from, to } = this.#view;
    const round = this.#round;
    const start = this.#starts[from];
    if (this.#shown.first === null) return this.show(this.#shown.filter, this.#shown.order);

    const read: BookPage[] = [];
    for (let after: BookCursor | null = start ?? null; after && read.length <= to - from;) {
      const answer = await this.#ask(this.#shown, after, PAGE_ROWS);
      if (round !== this.#round || answer.kind === 'problem') return;
      read.push(answer.page);
      after = answer.page.next;
    }
    if (sameCursor(start, this.#starts[from])) this.#take(from, read, new Map());
  }

  async #fetch(place: number): Promise<void> {
    const start = this.#starts[place];
    if (!start || this.#shown.pages.has(place) || this.#onTheWay.has(place)) return;
    const round = this.#round;
    this.#onTheWay.add(place);
    const answer = await this.#ask(this.#shown, start, PAGE_ROWS);
    if (round !== this.#round) return;
    this.#onTheWay.delete(place);
    if (answer.kind === 'problem') this.#tell({ trouble: answer.problem });
    else if (sameCursor(start, this.#starts[place])) this.#take(place, [answer.page], this.#shown.pages);
  }

  /** Takes in pages that follow one another. Where the next one now begins elsewhere, the rest is met anew. */
  #take(place: number, read: readonly BookPage[], held: ShownPages['pages']): void {
    const end = read.at(-1);
    if (!end) return;
    const pages = new Map(held);
    read.forEach((page, index) => {
      pages.set(place + index, page.rows);
      const start = read[index - 1]?.next;
      if (start) this.#starts[place + index] = start;
    });

    const last = place + read.length - 1;
    if (!sameCursor(this.#starts[last + 1], end.next ?? undefined)) {
      this.#starts.length = last + 1;
      for (const later of [...pages.keys()]) if (later > last) pages.delete(later);
      if (end.next) this.#starts.push(end.next);
    }
    const wasLast = this.#starts.length === last + 1;
    const { known, ended } = this.#shown;
    this.#letGo(pages);
    this.#tell(
      wasLast
        ? { pages, known: last * PAGE_ROWS + end.rows.length, ended: true }
        : // What is known of the end stays known while pages before it are read again.
          ended && this.#starts.length === Math.ceil(known / PAGE_ROWS)
          ? { pages }
          : { pages, known: (this.#starts.length - 1) * PAGE_ROWS, ended: false },
    );
  }

  #letGo(pages: Map<number, readonly BookRow[]>): void {
    const middle = (this.#view.from + this.#view.to) / 2;
    const far = [...pages.keys()].sort((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
    for (const place of far.slice(0, Math.max(0, far.length - MOST_PAGES))) pages.delete(place);
  }

  #tell(news: Partial<ShownPages>): void {
    this.#shown = { ...this.#shown, ...news };
    for (const listener of this.#listeners) listener();
  }
}
