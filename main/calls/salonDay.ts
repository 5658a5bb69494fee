import type { CalendarDate } from '@internationalized/date';
import { dateAt, instantOf, wallClockAt } from '../zoneClock.ts';

// Every poll asks for days, and zone arithmetic is slow: the day last asked for in each zone is kept.
const lastAsked = new Map<string, Day>();

/** The calendar day ("2026-11-21") of an instant in a location's zone, moved by whole days. */
export function dayIn(timeZone: string, atMs: number, plusDays = 0): string {
  const known = lastAsked.get(timeZone);
  const day = known && atMs >= known.startMs && atMs < known.endMs ? known : dayAround(timeZone, atMs);
  lastAsked.set(timeZone, day);
  return day.date.add({ days: plusDays }).toString();
}

/** Wall-clock text "2026-11-21T14:30" of an instant in a location's zone. */
export function wallClockIn(timeZone: string, atMs: number): string {
  return wallClockAt(timeZone, atMs).toString().slice(0, 16);
}

interface Day {
  readonly date: CalendarDate;
  readonly startMs: number;
  readonly endMs: number;
}

/** Tells today's calls from others. Zone arithmetic is slow, so it is done once a day per zone. */
export class SalonDays {
  readonly #today = new Map<string, Day>();

  isToday(timeZone: string, atMs: number, nowMs: number): boolean {
    const known = this.#today.get(timeZone);
    const today = known && nowMs >= known.startMs && nowMs < known.endMs ? known : dayAround(timeZone, nowMs);
    this.#today.set(timeZone, today);
    return atMs >= today.startMs && atMs < today.endMs;
  }
}

// 23 or 25 hours on the two days a year when the clocks change.
function dayAround(timeZone: string, atMs: number): Day {
  const date = dateAt(timeZone, atMs);
  const startOf = (plusDays: number): number => instantOf(date.add({ days: plusDays }), timeZone);
  return { date, startMs: startOf(0), endMs: startOf(1) };
}
