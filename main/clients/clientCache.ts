import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Appointment } from '../altegio/appointmentRow.ts';
import type { ClientRecord } from '../altegio/clients.ts';
import type { Clock } from '../clock.ts';

export interface CachedClient {
  readonly card: ClientRecord;
  readonly appointments: readonly Appointment[] | null;
  readonly atServerMs: number;
  readonly fresh: boolean;
}

interface Entry extends Omit<CachedClient, 'fresh'> {
  readonly atMono: number;
}

const FRESH_MS = 5 * 60_000;
const MOST = 2_000;

/** The clients met in this run, in memory only; the oldest make room. */
export class ClientCache {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(location: LocationId, id: ClientId): CachedClient | undefined {
    const entry = this.#entries.get(keyOf(location, id));
    return entry && { ...entry, fresh: this.#clock.monotonic() - entry.atMono < FRESH_MS };
  }

  put(
    location: LocationId,
    card: ClientRecord,
    appointments: readonly Appointment[] | null,
    atServerMs: number,
  ): void {
    this.#put(location, { card, appointments, atServerMs, atMono: this.#clock.monotonic() });
  }

  /** From the call book: good to show, but to be asked for again. */
  putOld(
    location: LocationId,
    card: ClientRecord,
    appointments: readonly Appointment[] | null,
    atServerMs: number,
  ): void {
    this.#put(location, { card, appointments, atServerMs, atMono: -Infinity });
  }

  #put(location: LocationId, entry: Entry): void {
    const key = keyOf(location, entry.card.id);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size <= MOST) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      break;
    }
  }
}

const keyOf = (location: LocationId, id: ClientId): string => `${location}:${id}`;
