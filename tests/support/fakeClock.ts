import type { Cancel, Clock } from '../../main/clock.ts';

interface Booking {
  readonly dueAt: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that moves only when told. `advance` runs what falls due in order and lets promises settle in between. */
export class FakeClock implements Clock {
  #now: number;
  #monotonic = 0;
  #order = 0;
  readonly #bookings = new Set<Booking>();

  constructor(start = '2026-11-21T12:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(ms: number, run: () => void): Cancel {
    const booking = { dueAt: this.#monotonic + Math.max(0, ms), order: (this.#order += 1), run };
    this.#bookings.add(booking);
    return () => void this.#bookings.delete(booking);
  }

  /** The PC's clock is set by hand; timers do not notice. */
  setPcClock(iso: string): void {
    this.#now = Date.parse(iso);
  }

  get pending(): number {
    return this.#bookings.size;
  }

  async advance(ms: number): Promise<void> {
    const until = this.#monotonic + ms;
    await settle();
    for (;;) {
      const next = [...this.#bookings]
        .filter((booking) => booking.dueAt <= until)
        .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)[0];
      if (!next) break;
      this.#bookings.delete(next);
      this.#moveTo(next.dueAt);
      next.run();
      await settle();
    }
    this.#moveTo(until);
  }

  #moveTo(monotonic: number): void {
    const step = Math.max(0, monotonic - this.#monotonic);
    this.#monotonic += step;
    this.#now += step;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
