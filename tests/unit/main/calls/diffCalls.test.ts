import { describe, expect, it, test } from 'vitest';
import { diffCalls } from '../../../../main/calls/diffCalls.ts';
import type { KnownCall } from '../../../../main/calls/knownCall.ts';
import { aCall, aRow, clientId, NOON } from '../../../support/calls.ts';

const known = (...calls: KnownCall[]): Map<KnownCall['key'], KnownCall> =>
  new Map(calls.map((call) => [call.key, call]));
const told = (...args: Parameters<typeof diffCalls>): string[] =>
  diffCalls(...args).map(({ kind, call }) => `${kind} ${call.callId}`);

describe('diffCalls', () => {
  it.each([
    { name: 'a row nobody knew is new', known: [], seen: [aRow()], expected: ['new 1'] },
    { name: 'the same row again tells nothing', known: [aCall()], seen: [aRow()], expected: [] },
    {
      name: 'a row that comes twice on shifted pages counts once',
      known: [],
      seen: [aRow(), aRow()],
      expected: ['new 1'],
    },
    {
      name: 'a recording arrives later',
      known: [aCall()],
      seen: [aRow({ recordingUrl: 'https://r.example/1' })],
      expected: ['changed 1'],
    },
    {
      name: 'a status is corrected',
      known: [aCall()],
      seen: [aRow({ status: 'missed' })],
      expected: ['changed 1'],
    },
    {
      name: 'a client is linked',
      known: [aCall()],
      seen: [aRow({ clientId: clientId(5) })],
      expected: ['changed 1'],
    },
    {
      name: 'older rows come first, whatever the order of the list',
      known: [],
      seen: [aRow({ callId: 2, endedSecondsAgo: 1 }), aRow({ endedSecondsAgo: 60 })],
      expected: ['new 1', 'new 2'],
    },
    { name: 'a row that vanished stays as it was', known: [aCall()], seen: [], expected: [] },
  ])('$name', ({ known: before, seen, expected }) => {
    expect(told(known(...before), seen, NOON)).toEqual(expected);
  });

  const first = Date.parse('2026-11-01T05:30:00Z');
  const second = Date.parse('2026-11-01T06:30:00Z');
  const repeated = aRow({
    durationSeconds: 0,
    startedAtCandidatesMs: [first, second],
    callDateText: '2026-11-01 01:30:00',
  });
  const startAt = (nowMs: number): number | undefined =>
    diffCalls(new Map(), [repeated], nowMs)[0]?.call.startedAtMs;

  test('in the repeated hour of autumn the call is the one that can be over by now', () => {
    expect(startAt(first + 20_000)).toBe(first);
    expect(startAt(second + 20_000)).toBe(second);
  });

  test('a start once settled does not jump an hour when the clock goes on', () => {
    const settled = diffCalls(new Map(), [repeated], first + 20_000)[0];
    expect(settled && told(known(settled.call), [repeated], second + 20_000)).toEqual([]);
  });
});
