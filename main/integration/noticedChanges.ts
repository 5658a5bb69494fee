import type { LocationId } from '../../contract/model/ids.ts';
import type { InstallationState, StatusChange } from '../../contract/model/integration.ts';
import type { Location } from '../../contract/model/location.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { Cancel, Clock } from '../clock.ts';

/** Telephony has stopped in these locations. */
export interface StoppedTelephony {
  readonly word: 'frozen' | 'notInstalled';
  readonly titles: readonly string[];
}

export interface NoticedChangesDeps {
  readonly book: BookDoor;
  readonly clock: Clock;
  readonly onStopped: (stopped: StoppedTelephony) => void;
}

// Locations are read one after another: what was done to a whole chain belongs into one sentence.
const GATHER_MS = 5_000;

/** Compares what the app is in each location with what it was when last seen, also by an earlier run. */
export class NoticedChanges {
  readonly #deps: NoticedChangesDeps;
  readonly #seen = new Map<LocationId, InstallationState>();
  readonly #uninstalledAtMs = new Map<LocationId, number>();
  readonly #stopped = { frozen: new Set<string>(), notInstalled: new Set<string>() };
  #cancel: Cancel = () => undefined;
  #ended = false;

  constructor(deps: NoticedChangesDeps) {
    this.#deps = deps;
  }

  stop(): void {
    this.#ended = true;
    this.#cancel();
  }

  /** Another app counts from now on. */
  startOver(): void {
    this.#seen.clear();
    this.#uninstalledAtMs.clear();
  }

  /** When it was noticed that the app is gone; null: it was never seen there. */
  uninstalledAtMs(id: LocationId): number | null {
    return this.#uninstalledAtMs.get(id) ?? null;
  }

  async see(
    location: Location,
    applicationId: number,
    state: InstallationState,
    seenAtMs: number,
  ): Promise<void> {
    if (state === 'other') return;
    const { book } = this.#deps;
    const place = { locationId: location.id, applicationId };
    const kept = await book.ask('putInstallationState', { ...place, state, seenAtMs });
    // Without a book at least this run is compared with itself.
    const before = (kept.ok ? kept.value : null) ?? this.#seen.get(location.id) ?? null;
    this.#seen.set(location.id, state);
    if (state === 'notInstalled') await this.#readWhen(place);
    if ((before === 'active' || before === 'pending') && (state === 'frozen' || state === 'notInstalled'))
      this.#gather(state, location.title);
  }

  /** What was noticed here and `told` does not tell, newest first. */
  async noticed(
    locationId: LocationId,
    applicationId: number,
    told: readonly StatusChange[],
  ): Promise<StatusChange[]> {
    const history = await this.#deps.book.ask('installationHistory', { locationId, applicationId });
    if (!history.ok) return [];
    return history.value.flatMap(({ state, seenAtMs }, index) => {
      const before = history.value[index + 1];
      // What it was when first seen is no change.
      if (!before) return [];
      const isTold = told.some(
        ({ to, at }) => to === state && Date.parse(at) > before.seenAtMs && Date.parse(at) <= seenAtMs,
      );
      if (isTold) return [];
      const at = new Date(seenAtMs).toISOString();
      return [{ at, from: before.state, to: state, source: '', toldBy: 'here' as const }];
    });
  }

  async #readWhen(place: { readonly locationId: LocationId; readonly applicationId: number }): Promise<void> {
    const history = await this.#deps.book.ask('installationHistory', place);
    const [last, before] = history.ok ? history.value : [];
    if (last && before) this.#uninstalledAtMs.set(place.locationId, last.seenAtMs);
  }

  #gather(word: StoppedTelephony['word'], title: string): void {
    // The book may answer when another salon is at work already.
    if (this.#ended) return;
    this.#stopped[word].add(title);
    this.#cancel();
    this.#cancel = this.#deps.clock.after(GATHER_MS, () => {
      for (const each of ['frozen', 'notInstalled'] as const) {
        const titles = [...this.#stopped[each]].sort((a, b) => a.localeCompare(b));
        this.#stopped[each].clear();
        if (titles.length > 0) this.#deps.onStopped({ word: each, titles });
      }
    });
  }
}
