import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { listOfClient } from '../altegio/appointments.ts';
import { getClient } from '../altegio/clients.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { CardlessClient } from '../book/queries/cardlessClients.ts';
import { dayIn } from '../calls/salonDay.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface RegularCardsDeps {
  readonly api: AltegioApi;
  readonly book: BookDoor;
  readonly locations: readonly Location[];
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  readonly requestsPerMinute: () => number;
  readonly onBug: (error: unknown) => void;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const LATELY_DAYS = 60;
const [BACK_DAYS, AHEAD_DAYS] = [400, 180];
const MOST_A_DAY = 200;
const REQUESTS_EACH = 2;
const SHARE_OF_MINUTE = 0.05;
const IDLE_MS = 30 * MINUTE_MS;
const TROUBLE_MS = 10 * MINUTE_MS;
const MEMO = 'regularCards';

/**
 * Keeps the cards and visits of clients who rang twice lately or were missed, so that a card tells of them offline too.
 * One client at a time, after everything else in the queue, and no more than so many a day.
 */
export class RegularCards {
  readonly #deps: RegularCardsDeps;
  readonly #closed = new Set<LocationId>();
  readonly #asked = new Set<string>();
  #running = false;
  #cancel: Cancel = () => undefined;

  constructor(deps: RegularCardsDeps) {
    this.#deps = deps;
  }

  start(signal: AbortSignal): void {
    if (this.#running || signal.aborted) return;
    this.#running = true;
    const stop = (): void => {
      this.#cancel();
    };
    signal.addEventListener('abort', stop, { once: true });
    this.#go(signal);
  }

  #go(signal: AbortSignal): void {
    this.#step(signal)
      .then((waitMs) => {
        if (signal.aborted) return;
        this.#cancel = this.#deps.clock.after(waitMs, () => {
          this.#go(signal);
        });
      })
      .catch(this.#deps.onBug);
  }

  /** One client, and how long to wait before the next. */
  async #step(signal: AbortSignal): Promise<number> {
    const { book, serverNowMs, requestsPerMinute } = this.#deps;
    const today = Math.floor(serverNowMs() / DAY_MS);
    const memo = await book.ask('readMemo', { name: MEMO });
    if (!memo.ok) return TROUBLE_MS;
    const [day, count] = (memo.value ?? '').split(' ').map(Number);
    const askedToday = day === today ? (count ?? 0) : 0;
    if (askedToday >= MOST_A_DAY) return IDLE_MS;

    const sinceMs = serverNowMs() - LATELY_DAYS * DAY_MS;
    const found = await book.ask('cardlessClients', { sinceMs, limit: MOST_A_DAY + this.#asked.size });
    if (!found.ok) return TROUBLE_MS;
    const next = found.value.find((one) => !this.#asked.has(keyOf(one)) && !this.#closed.has(one.locationId));
    const location = this.#deps.locations.find(({ id }) => id === next?.locationId);
    if (!next) return IDLE_MS;
    this.#asked.add(keyOf(next));
    if (!location) return 0;

    const noted = await book.ask('writeMemo', { name: MEMO, value: `${today} ${askedToday + 1}` });
    if (!noted.ok || signal.aborted) return TROUBLE_MS;
    const error = await this.#keep(location, next, signal);
    if (error?.kind === 'forbidden') this.#closed.add(location.id);
    else if (error && error.kind !== 'notFound') {
      this.#asked.delete(keyOf(next));
      return TROUBLE_MS;
    }
    return (REQUESTS_EACH * MINUTE_MS) / Math.max(1, requestsPerMinute() * SHARE_OF_MINUTE);
  }

  async #keep(
    location: Location,
    { locationId, clientId }: CardlessClient,
    signal: AbortSignal,
  ): Promise<ApiError | null> {
    const { api, book, serverNowMs } = this.#deps;
    const how = { priority: 'rest', signal } as const;
    const card = await getClient(api, { locationId, clientId }, how);
    if (!card.ok) return card.error;
    const fromDay = dayIn(location.timeZone, serverNowMs(), -BACK_DAYS);
    const toDay = dayIn(location.timeZone, serverNowMs(), AHEAD_DAYS);
    const list = await listOfClient(api, { locationId, clientId, fromDay, toDay, withDeleted: true }, how);
    // Some may see clients but not their appointments.
    if (!list.ok && list.error.kind !== 'forbidden') return list.error;
    const { importance, categories, comment, balance, spent } = card.value;
    const told = {
      ...card.value,
      details: { importance, categories, comment, balance, spent },
      visits: list.ok ? { appointments: list.value.appointments } : undefined,
    };
    await book.ask('putClients', { locationId, clients: [told], gone: [], nowMs: serverNowMs() });
    return null;
  }
}

const keyOf = ({ locationId, clientId }: CardlessClient): string => `${locationId}:${clientId}`;
