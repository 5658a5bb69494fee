import { expect, test } from 'vitest';
import { rowMove } from '../../../../../renderer/features/calls/rowMove.ts';

test.each([
  ['ArrowDown', 5, 6],
  ['j', 5, 6],
  ['ArrowUp', 5, 4],
  ['K', 0, 0],
  ['PageDown', 5, 14],
  ['PageDown', 95, 99],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['x', 50, null],
])('%s on row %i of 100 leads to %s', (key, row, to) => {
  expect(rowMove(key, row, 100, 10)).toBe(to);
});

test('an empty list leads nowhere', () => {
  expect(rowMove('End', 0, 0, 10)).toBeNull();
});
