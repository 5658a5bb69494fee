import { expect, test, vi } from 'vitest';
import { CallLog } from '../../../../main/calls/callLog.ts';
import { JoinedCalls } from '../../../../main/calls/joinedCalls.ts';
import { aCall, clientId, downtown, NOON } from '../../../support/calls.ts';

function setUp() {
  return new CallLog({
    locationOf: () => downtown,
    serverNowMs: () => NOON,
    showNumber: (_call, _location, isClient) => ({ kind: 'number', text: '0147', masked: isClient }),
    sameCaller: (call) => call.callerPhone,
    callerText: (call) => call.callerPhone.replace('+', ''),
    clientOf: () => undefined,
  });
}
const newOnes = (log: CallLog): boolean[] => log.rows().map(({ isNewNumber }) => isNewNumber);

test('a number is new only when somebody was asked who has it', () => {
  const log = setUp();
  const call = aCall({ callId: 1 });
  log.put(call, false);
  expect(newOnes(log)).toEqual([false]);
  log.foundNobody(call.key);
  expect(newOnes(log)).toEqual([true]);
  // The list is asked again and again, and the call may have changed.
  log.put({ ...call, durationSeconds: (call.durationSeconds ?? 0) + 1 }, false);
  expect(newOnes(log)).toEqual([true]);
  // A colleague has made a client of it meanwhile, whose name is not read yet.
  log.put({ ...call, clientId: clientId(7) }, false);
  expect(newOnes(log)).toEqual([false]);
  log.put(call, false);
  log.name(call.key, { name: 'Nora', vip: false });
  expect(newOnes(log)).toEqual([false]);
});

test('whom one rings oneself is no new number', () => {
  const log = setUp();
  const call = aCall({ callId: 1, direction: 'outgoing', clientId: clientId(5) });
  log.put(call, false);
  log.foundNobody(call.key);
  expect(newOnes(log)).toEqual([false]);
});

test('what a card asks about its number never goes through the calls of everybody', () => {
  const log = setUp();
  const now = NOON;
  const others = Array.from({ length: 200 }, (_, index) =>
    aCall({ callId: 100 + index, callerPhone: `+1315666${1000 + index}`, startedAtMs: now - index * 1_000 }),
  );
  const ago = [50 * 3_600_000, 20 * 60_000, 9 * 60_000, 0];
  const calls = ago.map((ms, index) => aCall({ callId: index + 1, startedAtMs: now - ms }));
  for (const call of [...others, ...calls]) log.put(call, false);
  const [, , before, last] = calls;
  const all = vi.spyOn(JoinedCalls.prototype, 'all');
  expect(last && log.triesOf(last, downtown, 600_000)).toEqual([before?.startedAtMs, last?.startedAtMs]);
  expect(calls[0] && log.callOfToday(calls[0], downtown)).toBe(1);
  expect(all).not.toHaveBeenCalled();
  all.mockRestore();
});

test('a row is no earlier try of its own call, whichever of its rows stands for it', () => {
  const log = setUp();
  const legs = [0, 5_000, 10_000].map((afterMs, index) =>
    aCall({
      callId: index + 2,
      status: 'missed',
      durationSeconds: 0,
      startedAtMs: NOON - 60_000 + afterMs,
    }),
  );
  const before = aCall({ callId: 1, startedAtMs: NOON - 600_000 });
  for (const call of [before, ...legs]) log.put(call, false);
  for (const leg of legs) {
    expect(log.triesOf(leg, downtown, 600_000)).toEqual([before.startedAtMs, leg.startedAtMs]);
    expect(log.lastCalls()).toHaveLength(2);
  }
});
