import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JoinedCalls } from '../../../../main/calls/joinedCalls.ts';
import { aCall, clientId, NOON, riverside } from '../../../support/calls.ts';

const rows = [
  aCall({ callId: 1, startedAtMs: NOON, status: 'missed', durationSeconds: 0 }),
  aCall({ callId: 2, startedAtMs: NOON + 15_000, status: 'busy', durationSeconds: 0 }),
  aCall({ callId: 3, startedAtMs: NOON + 30_000, recordingUrl: 'https://records.example/3' }),
  aCall({ callId: 4, startedAtMs: NOON + 31_000, locationId: riverside.id }),
  aCall({ callId: 5, startedAtMs: NOON + 90_000, status: 'missed', durationSeconds: 0 }),
  aCall({ callId: 6, startedAtMs: NOON, callerPhone: '+13155550199' }),
];
const joined = (these: readonly (typeof rows)[number][]) => {
  const calls = new JoinedCalls();
  for (const row of these) {
    calls.put(row, row.callerPhone);
    // What was joined meanwhile must not stay so.
    calls.all();
  }
  return calls;
};

test('rows are the same calls in whatever order they come', () => {
  const inOrder = joined(rows).all();
  expect(inOrder.map(({ call }) => [call.key, call.status, call.durationSeconds])).toEqual([
    ['10:1', 'success', 30],
    ['10:6', 'success', 30],
    ['10:5', 'missed', 0],
  ]);
  expect(inOrder[0]?.call.recordingUrl).toBe('https://records.example/3');
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (others) => {
      expect(joined(others).all()).toEqual(inOrder);
    }),
    { numRuns: 50 },
  );
});

test('a row that changes, or goes, changes its call', () => {
  const calls = joined(rows.slice(0, 3));
  const [first, , answered] = rows;
  if (!first || !answered) throw new Error('no rows');
  calls.put({ ...answered, status: 'missed' }, answered.callerPhone);
  expect(calls.of(first.key)?.call.status).toBe('missed');
  calls.delete(answered.key);
  expect(calls.of(answered.key)).toBeUndefined();
  expect(calls.of(first.key)?.rows).toHaveLength(2);
  calls.put(first, 'somebody else');
  expect(calls.of(first.key)?.rows).toHaveLength(1);
  expect(calls.all().map(({ call }) => call.key)).toEqual(['10:1', '10:2']);
});

test('a call has the client of whichever row has one, but never another location’s', () => {
  const here = { callId: 1, startedAtMs: NOON };
  const copy = aCall({ ...here, locationId: riverside.id, clientId: clientId(7) });
  const leg = aCall({ ...here, callId: 2, status: 'missed', startedAtMs: NOON + 1, clientId: clientId(5) });
  expect(joined([aCall(here), copy]).all()).toMatchObject([{ call: { clientId: null } }]);
  expect(joined([aCall(here), copy, leg]).all()).toMatchObject([{ call: { clientId: 5 } }]);
});
