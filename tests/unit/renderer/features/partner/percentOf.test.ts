import { expect, test } from 'vitest';
import { percentOf } from '../../../../../renderer/features/partner/percentOf.ts';

test.each([
  ['0', 0],
  ['100', 100],
  [' 12,5 ', 12.5],
  ['7.25', 7.25],
])('"%s" is %d percent', (typed, expected) => {
  expect(percentOf(typed)).toBe(expected);
});

test.each(['', '101', '-5', '1e2', 'ten', '12.345', '5 %'])('"%s" is no percentage', (typed) => {
  expect(percentOf(typed)).toBeNull();
});
