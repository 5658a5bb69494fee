import * as z from 'zod';
import { Visit } from '../../../contract/model/visit.ts';
import { isOver, visitOf } from '../../clients/summarise.ts';
import { wallClockIn } from '../../calls/salonDay.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { appointmentsOf } from './clientCards.ts';

export interface VisitQuestion {
  readonly locationId: number;
  readonly clientId: number;
  readonly timeZone: string;
  /** JSON of the appointments kept with the client. */
  readonly appointments: string | null;
}

const NO_SHOW = -1;
const BookingRow = z.object({ visit: z.string() });

/** Finds the next appointment of clients, from what was read with their card and from what was booked since. */
export class NextVisits {
  readonly #nowMs: number;
  readonly #ofClient;
  readonly #clocks = new Map<string, string>();

  constructor(database: BookDatabase, nowMs: number) {
    this.#nowMs = nowMs;
    this.#ofClient = database.prepare(
      'SELECT visit FROM bookings WHERE client_id = ? AND location_id = ? AND gone = 0',
    );
  }

  of({ locationId, clientId, timeZone, appointments }: VisitQuestion): Visit | null {
    const booked = z
      .array(BookingRow)
      .parse(this.#ofClient.all(clientId, locationId))
      .map(({ visit }) => Visit.parse(JSON.parse(visit)));
    const kept = (appointments === null ? null : appointmentsOf(appointments)) ?? [];
    const known = kept.filter(({ deleted, attendance }) => !deleted && attendance !== NO_SHOW).map(visitOf);
    const nowLocal = this.#wallClock(timeZone, this.#nowMs);
    const coming = [...known, ...booked].filter((visit) => !isOver(visit, nowLocal));
    return coming.sort((a, b) => a.localStart.localeCompare(b.localStart))[0] ?? null;
  }

  /** Still to begin, and within this time. */
  isWithin({ localStart }: Visit, timeZone: string, ms: number): boolean {
    return (
      localStart >= this.#wallClock(timeZone, this.#nowMs) &&
      localStart <= this.#wallClock(timeZone, this.#nowMs + ms)
    );
  }

  // Zone arithmetic is slow, and a list asks the same again and again.
  #wallClock(timeZone: string, atMs: number): string {
    const key = `${timeZone} ${atMs}`;
    const known = this.#clocks.get(key) ?? wallClockIn(timeZone, atMs);
    this.#clocks.set(key, known);
    return known;
  }
}
