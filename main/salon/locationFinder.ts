import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import { DictionaryCache } from '../altegio/dictionaryCache.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { backOffMs } from '../calls/backOff.ts';
import { CONFIRM_REFUSAL_MS, toldWaitOf } from '../calls/pollFailure.ts';
import type { Cancel, Clock } from '../clock.ts';
import { pickLocations, readLocations } from './readLocations.ts';

export interface LocationFinderDeps {
  readonly api: AltegioApi;
  readonly defaultCountry: string | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onFound: (locations: readonly Location[], gone: number) => void;
  readonly onRefused: () => void;
  readonly onFailure: (error: ApiError, retryInMs: number) => void;
}

const LONGEST_WAIT_MS = 30_000;

/** Reads the account's locations, again and again until it works or a token is refused. */
export class LocationFinder {
  readonly #deps: LocationFinderDeps;
  readonly #dictionaries: DictionaryCache;
  readonly #abort = new AbortController();
  #cancelRetry: Cancel = () => undefined;
  #retry: (() => void) | undefined;
  #refusedOnce = false;

  constructor(deps: LocationFinderDeps) {
    this.#deps = deps;
    this.#dictionaries = new DictionaryCache(deps.api, deps.clock);
  }

  start(wanted: readonly LocationId[] | 'all'): void {
    void this.#find(wanted, 1);
  }

  /** Where the next try is waited for, it is made now. */
  tryNow(): void {
    const retry = this.#retry;
    if (!retry) return;
    this.#cancelRetry();
    retry();
  }

  stop(): void {
    this.#abort.abort();
    this.#retry = undefined;
    this.#cancelRetry();
  }

  async #find(wanted: readonly LocationId[] | 'all', attempt: number): Promise<void> {
    const { api, defaultCountry, clock, random, onFound, onRefused, onFailure } = this.#deps;
    const { signal } = this.#abort;
    const all = await readLocations(api, this.#dictionaries, defaultCountry, { priority: 'lookup', signal });
    if (signal.aborted) return;
    if (all.ok) {
      this.#refusedOnce = false;
      const { locations, gone } = pickLocations(all.value, wanted === 'all' ? null : wanted);
      onFound(locations, gone);
      return;
    }
    const again = (): void => {
      this.#retry = undefined;
      void this.#find(wanted, attempt + 1);
    };
    if (all.error.kind === 'unauthorized') {
      const confirmed = this.#refusedOnce;
      this.#refusedOnce = !confirmed;
      if (confirmed) onRefused();
      else this.#cancelRetry = clock.after(CONFIRM_REFUSAL_MS, again);
      return;
    }
    const retryInMs = toldWaitOf(all.error) ?? backOffMs(attempt, random, LONGEST_WAIT_MS);
    onFailure(all.error, retryInMs);
    this.#retry = again;
    this.#cancelRetry = clock.after(retryInMs, again);
  }
}
