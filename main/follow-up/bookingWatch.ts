import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import { listOfClient } from '../altegio/appointments.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { WaitingClient } from '../book/queries/followUpTimes.ts';
import { dayIn } from '../calls/salonDay.ts';
import { visitOf } from '../clients/summarise.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface BookingWatchDeps {
  readonly book: BookDoor;
  /** Counts up with each change of the book: without one, whoever is due can be told without asking it. */
  readonly bookChange: () => number;
  readonly api: AltegioApi;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly requestsPerMinute: () => number;
  readonly onBug: (error: unknown) => void;
}

const MINUTE_MS = 60_000;
const LOOK_MS = 5_000;
const TROUBLE_MS = MINUTE_MS;
const AHEAD_DAYS = 180;
const MOST = 200;
const SHARE_OF_MINUTE = 0.05;

/**
 * Looks whether clients who wait to be rung back have booked meanwhile. One client at a time, after everything else in
 * the queue, and the seldomer the longer they wait.
 */
export class BookingWatch {
  readonly #deps: BookingWatchDeps;
  readonly #askedAtMono = new Map<string, number>();
  readonly #abort = new AbortController();
  #seenChange: number | null = null;
  #dueMono = Infinity;
  #cancel: Cancel = () => undefined;

  constructor(deps: BookingWatchDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#look().catch(this.#deps.onBug);
  }

  stop(): void {
    this.#abort.abort();
    this.#cancel();
  }

  async #look(): Promise<void> {
    const waitMs = await this.#step();
    if (this.#abort.signal.aborted) return;
    this.#cancel = this.#deps.clock.after(waitMs, () => {
      this.#look().catch(this.#deps.onBug);
    });
  }

  /** Asks about whoever is due, and tells how long to wait before the next. */
  async #step(): Promise<number> {
    const { book, bookChange, clock, requestsPerMinute } = this.#deps;
    const change = bookChange();
    if (change === this.#seenChange && clock.monotonic() < this.#dueMono) return LOOK_MS;
    const waiting = await book.ask('waitingClients', { limit: MOST });
    if (!waiting.ok) return TROUBLE_MS;
    this.#seenChange = change;
    this.#forgetOthers(waiting.value);
    const [next] = this.#byDueTime(waiting.value);
    this.#dueMono = next?.dueMono ?? Infinity;
    if (!next || next.dueMono > clock.monotonic()) return LOOK_MS;
    this.#askedAtMono.set(keyOf(next.client), clock.monotonic());
    const asked = await this.#ask(next.client);
    return asked ? MINUTE_MS / Math.max(1, requestsPerMinute() * SHARE_OF_MINUTE) : TROUBLE_MS;
  }

  async #ask({ clientId, locationId, firstTryAtMs }: WaitingClient): Promise<boolean> {
    const { api, book, serverNowMs, locationOf } = this.#deps;
    const location = locationOf(locationId);
    if (!location) return true;
    const fromDay = dayIn(location.timeZone, firstTryAtMs);
    const toDay = dayIn(location.timeZone, serverNowMs(), AHEAD_DAYS);
    const list = await listOfClient(
      api,
      { locationId, clientId, fromDay, toDay },
      { priority: 'rest', signal: this.#abort.signal },
    );
    // A client of another location, or one whose visits may not be seen, is no reason to keep the others waiting.
    if (!list.ok) return list.error.kind === 'forbidden' || list.error.kind === 'notFound';
    const bookings = list.value.appointments.flatMap(({ id, createdAt, ...appointment }) =>
      createdAt === null
        ? []
        : [
            {
              appointmentId: id,
              createdAtMs: Date.parse(createdAt),
              visit: visitOf({ ...appointment, id, createdAt }),
            },
          ],
    );
    const put = await book.ask('putBookings', {
      locationId,
      clientId,
      fromDay,
      bookings,
      nowMs: serverNowMs(),
    });
    return put.ok;
  }

  #byDueTime(waiting: readonly WaitingClient[]): readonly { client: WaitingClient; dueMono: number }[] {
    return waiting
      .map((client) => ({
        client,
        dueMono: (this.#askedAtMono.get(keyOf(client)) ?? -Infinity) + this.#intervalMs(client),
      }))
      .sort((a, b) => a.dueMono - b.dueMono || b.client.lastTryAtMs - a.client.lastTryAtMs);
  }

  #intervalMs({ lastTryAtMs }: WaitingClient): number {
    const ageMs = this.#deps.serverNowMs() - lastTryAtMs;
    if (ageMs < 10 * MINUTE_MS) return MINUTE_MS / 3;
    return ageMs < 60 * MINUTE_MS ? 2 * MINUTE_MS : 10 * MINUTE_MS;
  }

  #forgetOthers(waiting: readonly WaitingClient[]): void {
    const keys = new Set(waiting.map(keyOf));
    for (const key of this.#askedAtMono.keys()) if (!keys.has(key)) this.#askedAtMono.delete(key);
  }
}

const keyOf = ({ locationId, clientId }: WaitingClient): string => `${locationId}:${clientId}`;
