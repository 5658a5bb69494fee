import type { CallKey, LocationId } from '../../contract/model/ids.ts';

/** Which calls should pop here: since when each location is watched, and which calls had a reason not to pop at once. */
export class ExpectedPopups {
  readonly #watchedSince = new Map<LocationId, number>();
  readonly #excused = new Set<CallKey>();

  /** A first look at a location; it is watched from then on. */
  watched(id: LocationId, serverNowMs: number): void {
    if (!this.#watchedSince.has(id)) this.#watchedSince.set(id, serverNowMs);
  }

  /** It came while nobody could see a popup: the machine slept, or the screen was locked. */
  excuse(key: CallKey): void {
    this.#excused.add(key);
  }

  watchedSinceMs(id: LocationId): number | null {
    return this.#watchedSince.get(id) ?? null;
  }

  isExcused(key: CallKey): boolean {
    return this.#excused.has(key);
  }
}
