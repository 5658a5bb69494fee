import { expect, it } from 'vitest';
import { bookHandlers } from '../../../../../main/book/bookHandlers.ts';
import type { KnownCall } from '../../../../../main/calls/knownCall.ts';
import { aCall, downtown, NOON, riverside } from '../../../../support/calls.ts';
import { aBookWith } from '../../../../support/filledBook.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

function figuresOf(
  calls: readonly KnownCall[],
  fetched: readonly string[] = [],
  watchedSinceMs = NOON - HOUR,
) {
  const book = aBookWith(calls);
  for (const day of fetched)
    bookHandlers.putFetched(book, { locationId: downtown.id, firstDay: day, lastDay: day, nowMs: NOON });
  const [figures, other] = bookHandlers.callFigures(book, {
    locations: [
      { ...downtown, watchedSinceMs },
      { ...riverside, watchedSinceMs: null },
    ],
    nowMs: NOON,
  });
  if (!figures || !other) throw new Error('no figures');
  return { ...figures, other };
}

it('knows the last call of each location, whatever kind it was', () => {
  const figures = figuresOf([
    aCall({ callId: 1, startedAtMs: NOON - 5 * HOUR }),
    aCall({ callId: 2, startedAtMs: NOON - 2 * HOUR, direction: 'outgoing', status: 'busy' }),
    aCall({ callId: 3, startedAtMs: NOON - 9 * HOUR, locationId: riverside.id }),
  ]);
  expect(figures.lastCallAtMs).toBe(NOON - 2 * HOUR);
  expect(figures.other.lastCallAtMs).toBe(NOON - 9 * HOUR);
  expect(figuresOf([]).lastCallAtMs).toBeNull();
});

it('averages this hour of the week over the weeks that were fetched, on the wall clock', () => {
  // Noon of UTC is seven in New York now, and was eight on the day four weeks ago, before the clocks changed.
  const figures = figuresOf(
    [
      aCall({ callId: 1, startedAtMs: NOON - WEEK + MINUTE }),
      aCall({ callId: 2, startedAtMs: NOON - WEEK + 59 * MINUTE }),
      aCall({ callId: 3, startedAtMs: NOON - 4 * WEEK - 30 * MINUTE }),
      aCall({ callId: 4, startedAtMs: NOON - 4 * WEEK - 20 * MINUTE }),
      aCall({ callId: 7, startedAtMs: NOON - 4 * WEEK + 30 * MINUTE }),
      aCall({ callId: 5, startedAtMs: NOON - 2 * WEEK + MINUTE, locationId: riverside.id }),
      aCall({ callId: 6, startedAtMs: NOON - 9 * WEEK + MINUTE }),
    ],
    ['2026-11-14', '2026-10-24'],
  );
  expect(figures.usualPerHour).toBe(2);
});

it('tells how the two hours before usually are', () => {
  const figures = figuresOf(
    [
      aCall({ callId: 1, startedAtMs: NOON - WEEK - MINUTE }),
      aCall({ callId: 2, startedAtMs: NOON - WEEK - 2 * MINUTE }),
      aCall({ callId: 3, startedAtMs: NOON - WEEK - HOUR - MINUTE }),
    ],
    ['2026-11-14'],
  );
  expect(figures.usualBefore).toEqual([2, 1]);
});

it('has no average where no week was fetched', () => {
  const figures = figuresOf([aCall({ startedAtMs: NOON - WEEK + MINUTE })]);
  expect(figures.usualPerHour).toBeNull();
  expect(figures.usualBefore).toEqual([0, 0]);
});

it('lists the incoming calls of today that ended while this app watched', () => {
  const figures = figuresOf([
    aCall({ callId: 1, startedAtMs: NOON - 61 * MINUTE, durationSeconds: 120 }),
    aCall({ callId: 2, startedAtMs: NOON - 61 * MINUTE, durationSeconds: 30 }),
    aCall({ callId: 3, startedAtMs: NOON - MINUTE, direction: 'outgoing' }),
    aCall({ callId: 4, startedAtMs: NOON - MINUTE, locationId: riverside.id }),
  ]);
  expect(figures.endedToday).toEqual([{ key: '10:1', endedAtMs: NOON - 59 * MINUTE }]);
  expect(figures.other.endedToday).toEqual([]);
});

it('leaves out what began yesterday on the clock of each location', () => {
  const book = aBookWith([
    aCall({ callId: 1, startedAtMs: NOON - 7 * HOUR - 2 * MINUTE }),
    aCall({ callId: 2, startedAtMs: NOON - 7 * HOUR + MINUTE }),
    aCall({ callId: 3, startedAtMs: NOON - 4 * HOUR - 2 * MINUTE, locationId: riverside.id }),
    aCall({ callId: 4, startedAtMs: NOON - 4 * HOUR + MINUTE, locationId: riverside.id }),
  ]);
  const locations = [downtown, riverside].map((place) => ({ ...place, watchedSinceMs: NOON - 12 * HOUR }));
  const ended = bookHandlers
    .callFigures(book, { locations, nowMs: NOON })
    .map(({ endedToday }) => endedToday);
  expect(ended.flat().map(({ key }) => key)).toEqual(['10:2', '20:4']);
});
