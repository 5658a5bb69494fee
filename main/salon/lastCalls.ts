import type { CallKey, LocationId } from '../../contract/model/ids.ts';
import type { CallLog } from '../calls/callLog.ts';
import type { Look } from '../calls/locationWatch.ts';
import type { Clock } from '../clock.ts';
import { LastCallNames, type LastCallNamesDeps } from './lastCallNames.ts';
import { OlderCalls, type OlderCallsDeps } from './olderCalls.ts';

export interface LastCallsDeps extends OlderCallsDeps, Omit<LastCallNamesDeps, 'onNamed'> {
  readonly log: CallLog;
  readonly clock: Clock;
  /** The list, or the numbers of today, may have changed. */
  readonly onCalls: () => void;
}

// Enough for the day to change.
const STALE_MS = 60_000;

/** The list of the last calls: filled with older ones, given names, and told when it changes. */
export class LastCalls {
  readonly #deps: LastCallsDeps;
  readonly #names: LastCallNames;
  readonly #older: OlderCalls;
  #toldAtMono = -Infinity;

  constructor(deps: LastCallsDeps) {
    this.#deps = deps;
    this.#older = new OlderCalls(deps);
    this.#names = new LastCallNames({ ...deps, onNamed: deps.onCalls });
  }

  /** A card told who a call was. */
  name(key: CallKey, { name, vip }: { readonly name: string; readonly vip: boolean }): void {
    this.#deps.log.name(key, { name, vip });
    this.#deps.onCalls();
  }

  /** A card told that several people have the number, or a choice was taken back. */
  undecided(key: CallKey): void {
    this.#deps.log.undecided(key);
    this.#deps.onCalls();
  }

  /** Calls may be somebody else's by the book now. */
  async nameAgain(signal: AbortSignal): Promise<void> {
    await this.#names.again(signal);
  }

  /** A card told that nobody has the number. */
  foundNobody(key: CallKey): void {
    this.#deps.log.foundNobody(key);
    this.#deps.onCalls();
  }

  /** After a look at this location. Most looks bring nothing. `kept`: the book has what this one brought. */
  async refresh(
    id: LocationId,
    { changes, first }: Look,
    kept: Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    if (changes.length > 0 || first || this.#isStale()) this.#tell();
    const location = this.#deps.locationOf(id);
    if (location) await this.#older.fill(location, signal);
    // Else the book would tell whose a call was before.
    await kept;
    if (!signal.aborted) await this.#names.find(signal);
  }

  #isStale(): boolean {
    return this.#deps.clock.monotonic() - this.#toldAtMono > STALE_MS;
  }

  #tell(): void {
    this.#toldAtMono = this.#deps.clock.monotonic();
    this.#deps.onCalls();
  }
}
