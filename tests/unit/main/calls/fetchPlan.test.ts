import { describe, expect, test } from 'vitest';
import { dayOfEpoch, epochDay } from '../../../../main/calls/epochDay.ts';
import { FetchPlan, type FetchRange } from '../../../../main/calls/fetchPlan.ts';
import { downtown, riverside } from '../../../support/calls.ts';

const today = epochDay('2026-11-21');
const few = { rows: 10, full: false };
const many = { rows: 900, full: false };
const some = { rows: 375, full: false };

const words = (range: FetchRange | null): string | null =>
  range && `${range.locationId}: ${dayOfEpoch(range.firstDay)} - ${dayOfEpoch(range.lastDay)}`;

/** Fetches whatever comes next and tells it. */
function take(plan: FetchPlan, answer = few): string | null {
  const range = plan.next();
  if (range) plan.fetched(range, answer);
  return words(range);
}

describe('FetchPlan', () => {
  test('goes backwards and takes longer ranges where calls are sparse', () => {
    const plan = new FetchPlan([{ id: downtown.id, today, fetched: [] }], 31);
    expect([take(plan), take(plan), take(plan), take(plan), take(plan), take(plan)]).toEqual([
      '10: 2026-11-21 - 2026-11-21',
      '10: 2026-11-19 - 2026-11-20',
      '10: 2026-11-15 - 2026-11-18',
      '10: 2026-11-07 - 2026-11-14',
      '10: 2026-10-22 - 2026-11-06',
      null,
    ]);
  });

  test('asks for less where an answer did not come through', () => {
    const plan = new FetchPlan([{ id: downtown.id, today, fetched: [] }], 200);
    take(plan);
    take(plan);
    expect(words(plan.next())).toBe('10: 2026-11-15 - 2026-11-18');
    plan.rest(downtown.id);
    expect(words(plan.next())).toBe('10: 2026-11-17 - 2026-11-18');
    plan.rest(downtown.id);
    plan.rest(downtown.id);
    expect(words(plan.next())).toBe('10: 2026-11-18 - 2026-11-18');
  });

  test('keeps to a length that fills a page, and shrinks when one page does not hold it', () => {
    const plan = new FetchPlan([{ id: downtown.id, today, fetched: [] }], 200);
    take(plan);
    take(plan);
    take(plan, many);
    expect(take(plan, { rows: 1_400, full: true })).toBe('10: 2026-11-11 - 2026-11-14');
    expect(take(plan, many)).toBe('10: 2026-11-09 - 2026-11-10');
  });

  test('a location that cannot be read holds up no other', () => {
    const both = [downtown.id, riverside.id].map((id) => ({ id, today, fetched: [] }));
    const plan = new FetchPlan(both, 2_000);
    plan.rest(downtown.id);
    plan.rest(riverside.id);
    // Downtown goes on failing, Riverside answers.
    const turns = Array.from({ length: 24 }, () => {
      const range = plan.next();
      if (range?.locationId === riverside.id) plan.fetched(range, few);
      else plan.rest(downtown.id);
      return range?.locationId;
    });
    expect(turns.filter((id) => id === downtown.id)).toHaveLength(3);
  });

  test('a longer range must fit into a page as well', () => {
    const plan = new FetchPlan([{ id: downtown.id, today, fetched: [] }], 200);
    expect([
      take(plan, some),
      take(plan, { rows: 500, full: false }),
      take(plan, { rows: 750, full: false }),
    ]).toEqual(['10: 2026-11-21 - 2026-11-21', '10: 2026-11-19 - 2026-11-20', '10: 2026-11-15 - 2026-11-18']);
    expect(take(plan, many)).toBe('10: 2026-11-11 - 2026-11-14');
  });

  test('moves through all locations together, each by its own calendar', () => {
    const locations = [
      { id: downtown.id, today, fetched: [] },
      { id: riverside.id, today: today - 1, fetched: [] },
    ];
    const plan = new FetchPlan(locations, 10);
    expect([take(plan, many), take(plan, many), take(plan, many), take(plan, many)]).toEqual([
      '10: 2026-11-21 - 2026-11-21',
      '20: 2026-11-20 - 2026-11-20',
      '10: 2026-11-20 - 2026-11-20',
      '20: 2026-11-19 - 2026-11-19',
    ]);
  });

  test('leaves out what was fetched before', () => {
    const fetched = [{ firstDay: today - 5, lastDay: today - 2 }];
    const plan = new FetchPlan([{ id: downtown.id, today, fetched }], 8);
    expect([take(plan), take(plan), take(plan), take(plan)]).toEqual([
      '10: 2026-11-21 - 2026-11-21',
      '10: 2026-11-20 - 2026-11-20',
      '10: 2026-11-14 - 2026-11-15',
      null,
    ]);
  });

  test('tells the month at work, and since when everything is there', () => {
    const fetched = [
      { firstDay: today - 29, lastDay: today },
      { firstDay: today - 40, lastDay: today - 36 },
    ];
    const plan = new FetchPlan([{ id: downtown.id, today, fetched }], 181);
    expect(plan.progress()).toEqual({
      month: { month: '2026-10', daysDone: 14, days: 31 },
      daysDone: 35,
      days: 181,
      completeSince: '2026-10-23',
    });
  });

  test('a location that is not done holds the day back; one that is skipped does not', () => {
    const locations = [
      { id: downtown.id, today, fetched: [{ firstDay: today - 9, lastDay: today }] },
      { id: riverside.id, today, fetched: [] },
    ];
    const plan = new FetchPlan(locations, 10);
    expect(plan.progress()).toMatchObject({ daysDone: 0, completeSince: null });
    plan.skip(riverside.id);
    expect(plan.progress()).toEqual({ month: null, daysDone: 10, days: 10, completeSince: '2026-11-12' });
    expect(plan.next()).toBeNull();
  });

  test('counts only the days of a month that are wanted', () => {
    const plan = new FetchPlan([{ id: downtown.id, today, fetched: [] }], 31);
    expect(plan.progress().month).toEqual({ month: '2026-11', daysDone: 0, days: 21 });
    expect(new FetchPlan([], 31).progress()).toEqual({
      month: null,
      daysDone: 0,
      days: 0,
      completeSince: null,
    });
  });
});
