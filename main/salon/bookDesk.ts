import type { RequestInput, RequestOutput } from '../../contract/ipc/contract.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import { problemOf } from '../altegio/problemOf.ts';
import { clientCardLink, journalLink } from '../altegio/webLinks.ts';
import type { BookError } from '../book/bookDoor.ts';
import type { CallParty } from '../book/queries/callParty.ts';
import { refusedByBook } from '../book/refusedByBook.ts';
import { dayIn } from '../calls/salonDay.ts';
import { done, refused, refusedFor } from '../outcome.ts';
import type { BookKeeper } from './bookKeeper.ts';
import { openPage } from './openPage.ts';
import type { SalonWatch } from './salonWatch.ts';

export interface BookDeskDeps {
  readonly keeper: BookKeeper;
  readonly watch: () => SalonWatch | undefined;
  readonly serverNowMs: () => number;
  /** Hands an address that was checked to the system's browser. */
  readonly openLink: (url: string) => Promise<void>;
  readonly copy: (text: string) => void;
}

/** What a person does with past calls. Windows name a call; numbers, ids and addresses stay in main. */
export class BookDesk {
  readonly #deps: BookDeskDeps;

  constructor(deps: BookDeskDeps) {
    this.#deps = deps;
  }

  async page(input: RequestInput<'book.page'>): Promise<RequestOutput<'book.page'>> {
    const { keeper, serverNowMs } = this.#deps;
    const page = await keeper.ask('readPage', { ...input, nowMs: serverNowMs() });
    return page.ok ? { kind: 'page', page: page.value } : refusedByBook(page.error);
  }

  async count(input: RequestInput<'book.count'>): Promise<RequestOutput<'book.count'>> {
    const { keeper, serverNowMs } = this.#deps;
    const count = await keeper.ask('countCalls', { ...input, nowMs: serverNowMs() });
    return count.ok ? { kind: 'count', count: count.value } : refusedByBook(count.error);
  }

  async call(input: RequestInput<'book.call'>): Promise<RequestOutput<'book.call'>> {
    const call = await this.#deps.keeper.ask('readCall', input);
    if (!call.ok) return refusedByBook(call.error);
    return call.value ? { kind: 'call', call: call.value } : refusedFor('gone');
  }

  async askAltegio({ filter }: RequestInput<'book.askAltegio'>): Promise<RequestOutput<'book.askAltegio'>> {
    const history = this.#deps.watch()?.history;
    if (!history) return refusedFor('offline');
    const found = await history.search.ask(filter);
    if (found.ok) return { kind: 'asked', newCalls: found.value };
    const { from, error } = found.error;
    if (from === 'book') return refusedByBook(error);
    return error.kind === 'forbidden'
      ? refusedFor('noRightCalls')
      : refused(problemOf(error, 'wrongUserToken'));
  }

  async copyNumber(key: CallKey): Promise<Outcome> {
    const party = await this.#party(key);
    if (!party.ok) return refusedByBook(party.error);
    if (!party.value?.number) return refusedFor('gone');
    this.#deps.copy(party.value.number);
    return done;
  }

  async openClient(key: CallKey): Promise<Outcome> {
    const party = await this.#party(key);
    if (!party.ok) return refusedByBook(party.error);
    if (!party.value) return refusedFor('gone');
    const { locationId, clientId } = party.value;
    if (clientId === null) return refusedFor('noClient');
    return this.#open(clientCardLink(locationId, clientId) ?? journalLink(locationId));
  }

  async newBooking(key: CallKey): Promise<Outcome> {
    const party = await this.#party(key);
    if (!party.ok) return refusedByBook(party.error);
    if (!party.value) return refusedFor('gone');
    const { locationId } = party.value;
    const zone = this.#deps.watch()?.locationOf(locationId)?.timeZone;
    return this.#open(journalLink(locationId, zone ? dayIn(zone, this.#deps.serverNowMs()) : null));
  }

  async reopen(): Promise<Outcome> {
    const open = await this.#deps.keeper.reopen();
    return open.ok ? done : refusedByBook(open.error);
  }

  /** Pauses, resumes or cancels the fetching of past calls. */
  backfill(wish: 'pause' | 'resume' | 'cancel'): Outcome {
    const backfill = this.#deps.watch()?.history?.backfill;
    if (!backfill) return refusedFor('offline');
    backfill[wish]();
    return done;
  }

  #party(key: CallKey): Promise<Result<CallParty | null, BookError>> {
    return this.#deps.keeper.ask('callParty', { key });
  }

  #open(url: string | null): Promise<Outcome> {
    return openPage(this.#deps.openLink, url);
  }
}
