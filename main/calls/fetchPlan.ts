import type { BackfillState } from '../../contract/model/callBook.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import { dayOfEpoch, epochDay } from './epochDay.ts';

/** Days in a row, both included, as epoch days. */
export interface DayRun {
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface PlannedLocation {
  readonly id: LocationId;
  /** The location's own calendar day. */
  readonly today: number;
  /** What need not be fetched again. */
  readonly fetched: readonly DayRun[];
}

export interface FetchRange extends DayRun {
  readonly locationId: LocationId;
}

interface Course {
  readonly id: LocationId;
  readonly today: number;
  /** By age: 0 is today. */
  readonly done: Uint8Array;
  /** Every younger day is done. */
  age: number;
  /** How many days to ask for at once. */
  stride: number;
  /** So many turns of others come first. */
  rests: number;
}

type Progress = Pick<BackfillState, 'month' | 'daysDone' | 'days' | 'completeSince'>;

// A page holds a thousand; days differ.
const MOST_ROWS = 800;
const MOST_DAYS = 62;
const RESTS = 10;

// Each range is asked for with a day more on both ends.
const MARGIN = 2;
const lengthOf = ({ firstDay, lastDay }: DayRun): number => lastDay - firstDay + 1;

/** Which days of which location to fetch next: newest first everywhere, longer ranges where calls are sparse. */
export class FetchPlan {
  readonly #days: number;
  #courses: readonly Course[];

  constructor(locations: readonly PlannedLocation[], days: number) {
    this.#days = days;
    this.#courses = locations.map(({ id, today, fetched }) => {
      const done = new Uint8Array(days);
      for (const { firstDay, lastDay } of fetched) mark(done, today - lastDay, today - firstDay);
      return { id, today, done, age: firstOpen(done, 0), stride: 1, rests: 0 };
    });
  }

  next(): FetchRange | null {
    const [next] = this.#courses
      .filter(({ age }) => age < this.#days)
      .sort((a, b) => a.rests - b.rests || a.age - b.age);
    if (!next) return null;
    const { id, today, done, age, stride } = next;
    let oldest = age;
    while (oldest + 1 < this.#days && oldest + 1 < age + stride && done[oldest + 1] === 0) oldest += 1;
    return { locationId: id, firstDay: today - oldest, lastDay: today - age };
  }

  /** `full`: there was more than one page. */
  fetched(range: FetchRange, { rows, full }: { readonly rows: number; readonly full: boolean }): void {
    this.#turnOf(range.locationId, 0);
    const course = this.#find(range.locationId);
    if (!course) return;
    mark(course.done, course.today - range.lastDay, course.today - range.firstDay);
    course.age = firstOpen(course.done, course.age);
    if (full) course.stride = Math.max(1, Math.floor(course.stride / 2));
    else if ((rows * (2 * course.stride + MARGIN)) / (lengthOf(range) + MARGIN) < MOST_ROWS)
      course.stride = Math.min(MOST_DAYS, course.stride * 2);
  }

  /** It could not be read just now: the others go on meanwhile, and next time it is asked for less. */
  rest(id: LocationId): void {
    this.#turnOf(id, RESTS);
    const course = this.#find(id);
    if (course) course.stride = Math.max(1, Math.floor(course.stride / 2));
  }

  /** Its calls cannot be read: the others are complete without it. */
  skip(id: LocationId): void {
    this.#courses = this.#courses.filter((course) => course.id !== id);
  }

  /** A day is done when it is done everywhere. */
  progress(): Progress {
    const today = Math.max(...this.#courses.map((course) => course.today));
    if (!Number.isFinite(today)) return { month: null, daysDone: 0, days: 0, completeSince: null };
    const done = Array.from({ length: this.#days }, (_, age) =>
      this.#courses.every((course) => course.done[age] === 1),
    );
    const open = done.indexOf(false);
    const complete = open === -1 ? this.#days : open;
    return {
      month: open === -1 ? null : monthOf(done, today, open),
      daysDone: done.filter(Boolean).length,
      days: this.#days,
      completeSince: complete === 0 ? null : dayOfEpoch(today - complete + 1),
    };
  }

  #turnOf(id: LocationId, rests: number): void {
    for (const course of this.#courses)
      course.rests = course.id === id ? rests : Math.max(0, course.rests - 1);
  }

  #find(id: LocationId): Course | undefined {
    return this.#courses.find((course) => course.id === id);
  }
}

function mark(done: Uint8Array, youngest: number, oldest: number): void {
  done.fill(1, Math.max(0, youngest), Math.max(0, oldest + 1));
}

function firstOpen(done: Uint8Array, from: number): number {
  const open = done.indexOf(0, from);
  return open === -1 ? Infinity : open;
}

function monthOf(done: readonly boolean[], today: number, open: number): Progress['month'] {
  const month = dayOfEpoch(today - open).slice(0, 7);
  const first = epochDay(`${month}-01`);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = Date.UTC(year, number, 1) / 86_400_000 - 1;
  const within = done.slice(Math.max(0, today - last), Math.max(0, today - first + 1));
  return { month, daysDone: within.filter(Boolean).length, days: within.length };
}
