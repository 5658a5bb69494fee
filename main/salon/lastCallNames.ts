import type { CallKey, ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { CallLog } from '../calls/callLog.ts';
import type { KnownCall } from '../calls/knownCall.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { ClientDirectory } from '../clients/clientDirectory.ts';
import type { Caller } from '../clients/phoneNumber.ts';

export interface LastCallNamesDeps {
  readonly book: BookDoor;
  readonly log: CallLog;
  readonly directory: Pick<ClientDirectory, 'clientOf' | 'learn' | 'clientOfNumber'>;
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly callerOf: (call: KnownCall, location: Location) => Caller;
  readonly onNamed: () => void;
}

/** The book may still be opening when the first calls come. */
const TRIES_BY_NUMBER = 3;

/**
 * Names for the last ten, one after another, after everything else: whom the book keeps them for, a card each for those
 * that Altegio knows, and for the others whoever the book knows by their number, so that no client is left a bare number.
 */
export class LastCallNames {
  readonly #deps: LastCallNamesDeps;
  /** Of whom the book has told, and whom Altegio had put beside the call by then. */
  #told = new Map<CallKey, ClientId | null>();
  readonly #asked = new Set<CallKey>();
  readonly #tries = new Map<CallKey, number>();
  #busy = false;

  constructor(deps: LastCallNamesDeps) {
    this.#deps = deps;
  }

  async find(signal: AbortSignal): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const { log, locationOf, onNamed } = this.#deps;
    await this.#nameByBook(signal);
    for (const call of log.lastCalls()) {
      const location = locationOf(call.locationId);
      const named =
        location &&
        (call.clientId === null
          ? await this.#nameByNumber(call, location)
          : await this.#learn(call, call.clientId, location, signal));
      if (signal.aborted) break;
      if (named) onNamed();
    }
    this.#busy = false;
  }

  /** Asks the book again for all of them. */
  async again(signal: AbortSignal): Promise<void> {
    this.#told = new Map();
    await this.#nameByBook(signal);
  }

  async #nameByBook(signal: AbortSignal): Promise<void> {
    const { log, book, onNamed } = this.#deps;
    const told = this.#told;
    const untold = log.lastCalls().filter(({ key, clientId }) => told.get(key) !== clientId);
    if (untold.length === 0) return;
    const clients = new Map(untold.map(({ key, clientId }) => [key, clientId]));
    const keys = [...clients.keys()];
    const persons = await book.ask('callPersons', { keys });
    // Somebody may have asked anew meanwhile.
    if (!persons.ok || signal.aborted || told !== this.#told) return;
    let isNews = persons.value.some(({ name, nobody }) => name !== null || nobody);
    for (const { key, name, vip, nobody } of persons.value) {
      const client = clients.get(key) ?? null;
      told.set(key, client);
      if (name === null && client !== null && log.isNamed(key)) {
        // Whom it was taken for before Altegio said who it is.
        log.undecided(key);
        isNews = true;
      }
      if (name !== null) log.name(key, { name, vip });
      if (!nobody) continue;
      log.undecided(key);
      this.#tries.set(key, TRIES_BY_NUMBER);
    }
    if (isNews) onNamed();
  }

  async #learn(call: KnownCall, id: ClientId, location: Location, signal: AbortSignal): Promise<boolean> {
    if (this.#asked.has(call.key)) return false;
    this.#asked.add(call.key);
    if (this.#deps.directory.clientOf(location, id)) return false;
    await this.#deps.directory.learn(location, id, signal);
    return true;
  }

  async #nameByNumber(call: KnownCall, location: Location): Promise<boolean> {
    const { log, directory, callerOf } = this.#deps;
    const tries = this.#tries.get(call.key) ?? 0;
    const caller = callerOf(call, location);
    if (tries >= TRIES_BY_NUMBER || caller.kind !== 'number' || log.isNamed(call.key)) return false;
    this.#tries.set(call.key, tries + 1);
    const client = await directory.clientOfNumber(location, caller.candidates);
    if (!client) return false;
    this.#tries.set(call.key, TRIES_BY_NUMBER);
    log.name(call.key, client);
    return true;
  }
}
