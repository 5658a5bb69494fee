import type { ClientId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Appointment } from '../altegio/appointmentRow.ts';
import type { ClientRecord } from '../altegio/clients.ts';
import type { Result } from '../../contract/result.ts';
import type { BookDoor, BookError } from '../book/bookDoor.ts';
import type { KeptClient } from '../book/queries/knownClient.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { E164 } from './e164.ts';

const WAIT_MS = 250;

/** The clients that the call book keeps, for a name at once and while Altegio cannot be asked. */
export class KeptClients {
  readonly #book: BookDoor;
  readonly #clock: Clock;

  constructor(book: BookDoor, clock: Clock) {
    this.#book = book;
    this.#clock = clock;
  }

  read(location: Location, id: ClientId): Promise<KeptClient | null> {
    const kept = this.#book.ask('readClient', { locationId: location.id, clientId: id });
    return this.#soon(kept, null);
  }

  ofNumber(location: Location, numbers: readonly E164[]): Promise<readonly KeptClient[]> {
    const kept = this.#book.ask('clientsOfNumber', { locationId: location.id, numbers });
    return this.#soon(kept, []);
  }

  keep(
    location: Location,
    card: ClientRecord,
    appointments: readonly Appointment[] | null,
    nowMs: number,
  ): void {
    const { importance, categories, comment, balance, spent } = card;
    const told = {
      ...card,
      details: { importance, categories, comment, balance, spent },
      visits: appointments === null ? undefined : { appointments },
    };
    void this.#book.ask('putClients', { locationId: location.id, clients: [told], gone: [], nowMs });
  }

  /** No card waits for a book that is slow or still opening. */
  async #soon<T>(answer: Promise<Result<T, BookError>>, otherwise: T): Promise<T> {
    let cancel: Cancel = () => undefined;
    const late = new Promise<T>((resolve) => {
      cancel = this.#clock.after(WAIT_MS, () => {
        resolve(otherwise);
      });
    });
    const first = await Promise.race([answer.then((kept) => (kept.ok ? kept.value : otherwise)), late]);
    cancel();
    return first;
  }
}
