import type { ClientId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import type { Appointment, BookedAppointment } from '../altegio/appointmentRow.ts';
import { listInDays } from '../altegio/appointments.ts';
import type { FoundClientRow } from '../altegio/clients.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import { dayIn } from '../calls/salonDay.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface KnownBeforeDeps {
  readonly api: AltegioApi;
  readonly book: BookDoor;
  readonly locations: readonly Location[];
  readonly clock: Clock;
  readonly serverNowMs: () => number;
}

interface Guest {
  readonly client: FoundClientRow;
  readonly appointments: Appointment[];
}

const DAYS_AROUND = 14;
const AT_ONCE = 100;
const AGAIN_MS = 6 * 3_600_000;
const RETRY_MS = 10 * 60_000;

/**
 * Keeps the clients with visits two weeks back and ahead in the call book, so that a card names them at once, also
 * offline. Asks quietly, after everything else; who rang lately is named with the past calls.
 */
export class KnownBefore {
  readonly #deps: KnownBeforeDeps;
  #running = false;
  #cancel: Cancel = () => undefined;

  constructor(deps: KnownBeforeDeps) {
    this.#deps = deps;
  }

  /** Now, unless it was done some hours ago, and every few hours again. */
  start(signal: AbortSignal): void {
    if (this.#running || signal.aborted) return;
    this.#running = true;
    this.#cancel();
    void this.#readAll(signal).then((whole) => {
      this.#running = false;
      if (signal.aborted) return;
      this.#cancel = this.#deps.clock.after(whole ? AGAIN_MS : RETRY_MS, () => {
        this.start(signal);
      });
    });
    const stop = (): void => {
      this.#cancel();
    };
    signal.addEventListener('abort', stop, { once: true });
  }

  async #readAll(signal: AbortSignal): Promise<boolean> {
    let whole = true;
    for (const location of this.#deps.locations) {
      if (signal.aborted) return false;
      whole = (await this.#read(location, signal)) && whole;
    }
    return whole;
  }

  async #read(location: Location, signal: AbortSignal): Promise<boolean> {
    const { api, book, serverNowMs } = this.#deps;
    const name = `knownBefore ${location.id}`;
    const done = await book.ask('readMemo', { name });
    if (!done.ok) return false;
    if (done.value !== null && serverNowMs() - Number(done.value) < AGAIN_MS) return true;
    const days = {
      fromDay: dayIn(location.timeZone, serverNowMs(), -DAYS_AROUND),
      toDay: dayIn(location.timeZone, serverNowMs(), DAYS_AROUND),
    };
    const booked = await listInDays(api, { locationId: location.id, ...days }, { priority: 'rest', signal });
    // A user who may not see appointments is not asked for them all day.
    if (!booked.ok) return booked.error.kind === 'forbidden';

    const clients = guestsOf(booked.value).map(({ client, appointments }) => ({
      ...client,
      visits: { appointments, days },
    }));
    for (let from = 0; from < clients.length; from += AT_ONCE) {
      const some = clients.slice(from, from + AT_ONCE);
      const nowMs = serverNowMs();
      const kept = await book.ask('putClients', { locationId: location.id, clients: some, gone: [], nowMs });
      if (!kept.ok || signal.aborted) return false;
    }
    return (await book.ask('writeMemo', { name, value: String(serverNowMs()) })).ok;
  }
}

function guestsOf(booked: readonly BookedAppointment[]): readonly Guest[] {
  const guests = new Map<ClientId, Guest>();
  for (const { appointment, client } of booked) {
    if (!client || client.name === '') continue;
    const guest = guests.get(client.id) ?? { client, appointments: [] };
    guest.appointments.push(appointment);
    guests.set(client.id, guest);
  }
  return [...guests.values()];
}
