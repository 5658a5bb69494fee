import type { CallKey, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { CallLog } from '../calls/callLog.ts';
import type { ClientDirectory } from '../clients/clientDirectory.ts';

export interface LastCallNamesDeps {
  readonly log: CallLog;
  readonly directory: ClientDirectory;
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly onNamed: () => void;
}

/** Names for the last ten: a card each for those that Altegio knows, one after another, after everything else. */
export class LastCallNames {
  readonly #deps: LastCallNamesDeps;
  readonly #asked = new Set<CallKey>();
  #busy = false;

  constructor(deps: LastCallNamesDeps) {
    this.#deps = deps;
  }

  async find(signal: AbortSignal): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const { log, directory, locationOf, onNamed } = this.#deps;
    for (const call of log.lastCalls()) {
      const location = locationOf(call.locationId);
      if (!location || call.clientId === null || this.#asked.has(call.key)) continue;
      this.#asked.add(call.key);
      if (directory.clientOf(location, call.clientId)) continue;
      await directory.learn(location, call.clientId, signal);
      if (signal.aborted) break;
      onNamed();
    }
    this.#busy = false;
  }
}
