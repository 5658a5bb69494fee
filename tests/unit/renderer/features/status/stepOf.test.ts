import { expect, test } from 'vitest';
import type { ArrivalState, Health } from '../../../../../contract/model/health.ts';
import { stepOf } from '../../../../../renderer/features/status/stepOf.ts';

const health = (overall: Health['overall'], states: readonly ArrivalState[] = []): Health =>
  ({ overall, locations: states.map((state) => ({ state })) }) as unknown as Health;

test.each([
  ['signInAgain', 'signIn'],
  ['notFound', 'settings'],
  ['offline', 'tryNow'],
  ['rateLimited', null],
  ['networkBlock', 'tryNow'],
  ['paused', null],
  ['arriving', null],
] as const)('%s offers %s', (overall, step) => {
  expect(stepOf(health(overall))).toBe(step);
});

test('of several troubles the most pressing is offered, and one step only', () => {
  expect(stepOf(health('partly', ['noRightCalls', 'notFound', 'arriving']))).toBe('settings');
  expect(stepOf(health('partly', ['noRightCalls', 'arriving']))).toBe('tryNow');
  expect(stepOf(health('partly', ['rateLimited', 'arriving']))).toBeNull();
});
