import { describe, expect, it, test } from 'vitest';
import { planPolls } from '../../../../main/calls/pollPlan.ts';

const wish = { watched: 0, others: 0, targetMs: 5_000, pollsPerMinute: 50, slowdown: 1 };
const perMinute = (count: number, intervalMs: number): number => (60_000 / intervalMs) * count;

describe('planPolls', () => {
  it.each([
    { locations: 1, intervalMs: 5_000 },
    { locations: 4, intervalMs: 5_000 },
    { locations: 10, intervalMs: 12_000 },
    { locations: 100, intervalMs: 120_000 },
  ])(
    '$locations locations are asked every $intervalMs ms within half of 100 a minute',
    ({ locations, intervalMs }) => {
      const plan = planPolls({ ...wish, watched: locations });
      expect(plan).toEqual({ watchedIntervalMs: intervalMs, otherIntervalMs: intervalMs });
      expect(perMinute(locations, plan.watchedIntervalMs)).toBeLessThanOrEqual(50);
    },
  );

  test('watched locations come first when the budget is short, and the rest is not forgotten', () => {
    const plan = planPolls({ ...wish, watched: 3, others: 97 });
    expect(plan.watchedIntervalMs).toBe(5_000);
    expect(perMinute(3, plan.watchedIntervalMs) + perMinute(97, plan.otherIntervalMs)).toBeCloseTo(50);
  });

  test('many watched locations leave a quarter for the others', () => {
    const plan = planPolls({ ...wish, watched: 50, others: 50 });
    expect(perMinute(50, plan.otherIntervalMs)).toBeCloseTo(12.5);
  });

  test('after a refusal for too many requests everything is asked less often', () => {
    expect(planPolls({ ...wish, watched: 1, slowdown: 2 }).watchedIntervalMs).toBe(10_000);
    expect(planPolls({ ...wish, watched: 100, slowdown: 32 }).watchedIntervalMs).toBe(240_000);
  });

  test('many refusals in a row cost a popup half a minute at most', () => {
    expect(planPolls({ ...wish, watched: 1, slowdown: 32 }).watchedIntervalMs).toBe(30_000);
    expect(planPolls({ ...wish, watched: 20, slowdown: 32 }).watchedIntervalMs).toBe(30_000);
    const many = planPolls({ ...wish, watched: 3, others: 97, slowdown: 32 });
    expect(many.watchedIntervalMs).toBe(30_000);
    expect(many.otherIntervalMs).toBeGreaterThan(100_000);
  });
});
