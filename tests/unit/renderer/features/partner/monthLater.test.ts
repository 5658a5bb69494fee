import { expect, test } from 'vitest';
import { monthLater } from '../../../../../renderer/features/partner/monthLater.ts';

test.each([
  ['2026-11-21', '2026-12-21', 'the same day of the next month'],
  ['2026-12-05', '2027-01-05', 'the next year begins'],
  ['2027-01-31', '2027-02-28', 'a shorter month ends it'],
  ['2028-01-31', '2028-02-29', 'a leap day is the last one'],
  ['2026-02-28', '2026-03-28', 'a longer month adds nothing'],
])('a month after %s is %s: %s', (day, expected) => {
  expect(monthLater(day)).toBe(expected);
});
