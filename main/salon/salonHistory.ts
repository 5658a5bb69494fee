import type { BackfillState } from '../../contract/model/callBook.ts';
import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { listCalls, type CallListMemory, type CallListPage } from '../altegio/calls.ts';
import { Backfill } from '../calls/backfill.ts';
import type { KnownCall } from '../calls/knownCall.ts';
import { WiderSearch } from '../calls/widerSearch.ts';
import { BulkNames } from '../clients/bulkNames.ts';
import { KnownBefore } from '../clients/knownBefore.ts';
import { RegularCards } from '../clients/regularCards.ts';
import type { Clock } from '../clock.ts';
import type { BookKeeper } from './bookKeeper.ts';

export interface SalonHistoryDeps {
  readonly api: AltegioApi;
  readonly callListMemory: CallListMemory;
  readonly keeper: BookKeeper;
  readonly retentionDays: () => number;
  readonly locations: readonly Location[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly serverNowMs: () => number;
  readonly requestsPerMinute: () => number;
  /** Every answer of the call list, for whoever counts what could not be read. */
  readonly onAnswer: (id: LocationId, answer: Result<CallListPage, ApiError>) => void;
  readonly onBug: (error: unknown) => void;
}

/** Fills the call book behind everything else: past calls of these locations, and who rang. */
export class SalonHistory {
  readonly backfill: Backfill;
  readonly search: WiderSearch;
  readonly #deps: SalonHistoryDeps;
  readonly #names: BulkNames;
  readonly #known: KnownBefore;
  readonly #cards: RegularCards;
  readonly #abort = new AbortController();

  constructor(deps: SalonHistoryDeps) {
    this.#deps = deps;
    const { api, callListMemory, keeper } = deps;
    const book = keeper.doorNow();
    this.#names = new BulkNames({ api, book, serverNowMs: deps.serverNowMs });
    this.#known = new KnownBefore({ ...deps, book });
    this.#cards = new RegularCards({ ...deps, book });
    this.search = new WiderSearch({
      ...deps,
      put: (calls) => keeper.put(calls),
      signal: this.#abort.signal,
    });
    this.backfill = new Backfill({
      ...deps,
      book,
      askCalls: async (query, signal) => {
        const answer = await listCalls(api, callListMemory, query, { priority: 'rest', signal });
        deps.onAnswer(query.location.id, answer);
        return answer;
      },
      put: (calls) => keeper.put(calls),
      onRange: (location, calls, signal) => this.#names.find(location, clientsOf(calls), signal),
      onDone: (signal) => this.#names.findAll(deps.locations, signal),
      onChange: (state: BackfillState) => {
        keeper.setBackfill(state);
      },
    });
  }

  /** Also when the book was opened anew, or more of it is wanted. */
  start(): void {
    const { keeper, locations, onBug } = this.#deps;
    keeper.putLocations(locations).catch(onBug);
    this.#known.start(this.#abort.signal);
    this.#cards.start(this.#abort.signal);
    this.backfill.start();
  }

  /** Calls that came by the way have no card to name them: outgoing ones, and those that were told late. */
  async nameClients(id: LocationId, calls: readonly KnownCall[]): Promise<void> {
    const location = this.#deps.locations.find((its) => its.id === id);
    const clients = clientsOf(calls);
    if (location && clients.length > 0) await this.#names.find(location, clients, this.#abort.signal);
  }

  stop(): void {
    this.#abort.abort();
    this.backfill.stop();
  }
}

const clientsOf = (calls: readonly KnownCall[]): ClientId[] =>
  calls.flatMap(({ clientId }) => clientId ?? []);
