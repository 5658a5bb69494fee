import type { RequestInput, RequestOutput } from '../../contract/ipc/contract.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { Outcome, Problem, ProblemKind } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import { problemOf } from '../altegio/problemOf.ts';
import { clientCardLink, journalLink } from '../altegio/webLinks.ts';
import type { BookError } from '../book/bookDoor.ts';
import type { CallParty } from '../book/queries/callParty.ts';
import { dayIn } from '../calls/salonDay.ts';
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

type Refused = { readonly kind: 'problem'; readonly problem: Problem };

const done: Outcome = { kind: 'done' };
const problem = (kind: ProblemKind): Refused => ({ kind: 'problem', problem: { kind, detail: null } });
const refused = ({ kind, detail }: BookError): Refused => ({
  kind: 'problem',
  problem: { kind, detail: detail || null },
});

/** What a person does with past calls. Windows name a call; numbers, ids and addresses stay in main. */
export class BookDesk {
  readonly #deps: BookDeskDeps;

  constructor(deps: BookDeskDeps) {
    this.#deps = deps;
  }

  async page(input: RequestInput<'book.page'>): Promise<RequestOutput<'book.page'>> {
    const { keeper, serverNowMs } = this.#deps;
    const page = await keeper.ask('readPage', { ...input, nowMs: serverNowMs() });
    return page.ok ? { kind: 'page', page: page.value } : refused(page.error);
  }

  async count(input: RequestInput<'book.count'>): Promise<RequestOutput<'book.count'>> {
    const { keeper, serverNowMs } = this.#deps;
    const count = await keeper.ask('countCalls', { ...input, nowMs: serverNowMs() });
    return count.ok ? { kind: 'count', count: count.value } : refused(count.error);
  }

  async call(input: RequestInput<'book.call'>): Promise<RequestOutput<'book.call'>> {
    const call = await this.#deps.keeper.ask('readCall', input);
    if (!call.ok) return refused(call.error);
    return call.value ? { kind: 'call', call: call.value } : problem('gone');
  }

  async askAltegio({ filter }: RequestInput<'book.askAltegio'>): Promise<RequestOutput<'book.askAltegio'>> {
    const history = this.#deps.watch()?.history;
    if (!history) return problem('offline');
    const found = await history.search.ask(filter);
    if (found.ok) return { kind: 'asked', newCalls: found.value };
    const { from, error } = found.error;
    if (from === 'book') return refused(error);
    return error.kind === 'forbidden'
      ? problem('noRightCalls')
      : { kind: 'problem', problem: problemOf(error, 'wrongUserToken') };
  }

  async copyNumber(key: CallKey): Promise<Outcome> {
    const party = await this.#party(key);
    if (!party.ok) return refused(party.error);
    if (!party.value?.number) return problem('gone');
    this.#deps.copy(party.value.number);
    return done;
  }

  async openClient(key: CallKey): Promise<Outcome> {
    const party = await this.#party(key);
    if (!party.ok) return refused(party.error);
    if (!party.value) return problem('gone');
    const { locationId, clientId } = party.value;
    if (clientId === null) return problem('noClient');
    return this.#open(clientCardLink(locationId, clientId) ?? journalLink(locationId));
  }

  async newBooking(key: CallKey): Promise<Outcome> {
    const party = await this.#party(key);
    if (!party.ok) return refused(party.error);
    if (!party.value) return problem('gone');
    const { locationId } = party.value;
    const zone = this.#deps.watch()?.locationOf(locationId)?.timeZone;
    return this.#open(journalLink(locationId, zone ? dayIn(zone, this.#deps.serverNowMs()) : null));
  }

  async reopen(): Promise<Outcome> {
    const open = await this.#deps.keeper.reopen();
    return open.ok ? done : refused(open.error);
  }

  /** Pauses, resumes or cancels the fetching of past calls. */
  backfill(wish: 'pause' | 'resume' | 'cancel'): Outcome {
    const backfill = this.#deps.watch()?.history?.backfill;
    if (!backfill) return problem('offline');
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
