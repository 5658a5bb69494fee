import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import { listByIds, MOST_IDS } from '../altegio/clients.ts';
import type { BookDoor } from '../book/bookDoor.ts';

export interface BulkNamesDeps {
  readonly api: AltegioApi;
  readonly book: BookDoor;
  readonly serverNowMs: () => number;
}

/** Names for the clients of past calls, two hundred at a time, after everything else in the queue. */
export class BulkNames {
  readonly #deps: BulkNamesDeps;
  /** Locations that do not tell their clients. */
  readonly #closed = new Set<LocationId>();

  constructor(deps: BulkNamesDeps) {
    this.#deps = deps;
  }

  /** Those of these clients that the book cannot name yet. */
  async find(location: Location, ids: readonly ClientId[], signal: AbortSignal): Promise<void> {
    const question = { locationId: location.id, clientIds: [...new Set(ids)] };
    const nameless = await this.#deps.book.ask('namelessClients', question);
    if (nameless.ok) await this.#ask(location, nameless.value, signal);
  }

  /** Whoever was left without a name by a failure earlier. */
  async findAll(locations: readonly Location[], signal: AbortSignal): Promise<void> {
    for (const location of locations) {
      const left = await this.#deps.book.ask('namelessCallers', { locationId: location.id });
      if (signal.aborted) return;
      if (left.ok) await this.#ask(location, left.value, signal);
    }
  }

  async #ask(location: Location, ids: readonly ClientId[], signal: AbortSignal): Promise<void> {
    const { api, book, serverNowMs } = this.#deps;
    const locationId = location.id;
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      if (signal.aborted || this.#closed.has(locationId)) return;
      const some = ids.slice(from, from + MOST_IDS);
      const found = await listByIds(api, { locationId, ids: some }, { priority: 'rest', signal });
      if (!found.ok) {
        if (found.error.kind === 'forbidden') this.#closed.add(locationId);
        return;
      }
      const known = new Set(found.value.rows.map(({ id }) => id));
      await book.ask('putClients', {
        locationId,
        clients: found.value.rows,
        // Not asked for again and again.
        gone: some.filter((id) => !known.has(id)),
        nowMs: serverNowMs(),
      });
    }
  }
}
