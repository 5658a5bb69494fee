import { offsetAt } from '../../zoneClock.ts';

/** The wall clock of a location: day as 20261121, weekday 1 Monday … 7 Sunday. */
export interface LocalTime {
  readonly day: number;
  readonly hour: number;
  readonly weekday: number;
}

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const MOST_KEPT = 20_000;

/** Zone arithmetic is slow, so a zone's offset is asked once a UTC day, and once a quarter hour when clocks change. */
export class LocalTimes {
  readonly #offsets = new Map<string, number | null>();

  at(timeZone: string, atMs: number): LocalTime {
    const wall = new Date(atMs + this.#offsetMs(timeZone, atMs));
    return {
      day: wall.getUTCFullYear() * 10_000 + (wall.getUTCMonth() + 1) * 100 + wall.getUTCDate(),
      hour: wall.getUTCHours(),
      weekday: wall.getUTCDay() || 7,
    };
  }

  #offsetMs(timeZone: string, atMs: number): number {
    const day = Math.floor(atMs / DAY_MS);
    const ofDay = this.#kept(`${timeZone} ${day}`, () => {
      const [first, last] = [day, day + 1].map((each) => offsetAt(timeZone, each * DAY_MS));
      return first === last ? (first ?? null) : null;
    });
    if (ofDay !== null) return ofDay;
    const quarter = Math.floor(atMs / QUARTER_MS);
    return this.#kept(`${timeZone} ${day} ${quarter}`, () => offsetAt(timeZone, quarter * QUARTER_MS)) ?? 0;
  }

  #kept(name: string, ask: () => number | null): number | null {
    const known = this.#offsets.get(name);
    if (known !== undefined) return known;
    if (this.#offsets.size >= MOST_KEPT) this.#offsets.clear();
    const found = ask();
    this.#offsets.set(name, found);
    return found;
  }
}
