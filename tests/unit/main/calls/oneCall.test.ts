import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinRows, type OneCall, type RowOfCall, wholeOf } from '../../../../main/calls/oneCall.ts';
import { NOON } from '../../../support/calls.ts';

let ids = 0;
const row = (second: number, change: Partial<RowOfCall> = {}): RowOfCall => {
  ids += 1;
  return {
    locationId: 10,
    callId: ids,
    caller: '+13155550175',
    direction: 'incoming',
    status: 'missed',
    startedAtMs: NOON + second * 1000,
    durationSeconds: 0,
    ...change,
  };
};
const answered = (second: number, change: Partial<RowOfCall> = {}): RowOfCall =>
  row(second, { status: 'success', durationSeconds: 60, ...change });
const there = { locationId: 20 };
const sizes = (rows: readonly RowOfCall[]): number[] => joinRows(rows).map((call) => call.length);
const wholes = (rows: readonly RowOfCall[]) => joinRows(rows).map((call) => wholeOf(call));

describe('legs', () => {
  test.each([
    { name: 'a queue that one phone answers', rows: [row(0), row(4), answered(9), row(9)], calls: [4] },
    { name: 'twenty seconds from one to the next', rows: [row(0), row(20), row(40)], calls: [3] },
    { name: 'more than twenty seconds apart', rows: [row(0), row(20.001)], calls: [1, 1] },
    { name: 'two that were answered', rows: [answered(0), row(5), answered(9), row(12)], calls: [2, 2] },
    { name: 'two callers', rows: [row(0), row(1, { caller: '+13155550199' })], calls: [1, 1] },
    { name: 'there and back', rows: [row(0), answered(9, { direction: 'outgoing' })], calls: [1, 1] },
    { name: 'two locations', rows: [row(0), row(9, there)], calls: [1, 1] },
  ])('$name', ({ rows, calls }) => {
    expect(sizes(rows)).toEqual(calls);
  });

  test('are answered when any was, with its length, and begin with the first', () => {
    expect(wholes([row(9), answered(4), row(0)])).toMatchObject([
      { told: { status: 'success' }, startedAtMs: NOON, endedAtMs: NOON + 64_000, durationSeconds: 60 },
    ]);
  });

  test('of which none was answered are missed, however else some of them ended, and rang from first to last', () => {
    const ended = (status: string, second: number) => row(second, { status, durationSeconds: 4 });
    expect(wholes([ended('busy', 0), ended('missed', 5), ended('notavailable', 10)])).toMatchObject([
      { told: { status: 'missed' }, durationSeconds: 14 },
    ]);
    expect(wholes([ended('busy', 0), ended('cancel', 1)])).toMatchObject([{ told: { status: 'busy' } }]);
  });

  test('of which no length is known have none', () => {
    expect(wholes([row(0), row(9)])).toMatchObject([{ durationSeconds: 0 }]);
  });

  test('of which one length cannot be read rang nobody knows how long', () => {
    const [unread, short] = [{ durationSeconds: null }, { durationSeconds: 3 }];
    expect(wholes([row(0, unread), row(4, unread)])).toMatchObject([{ durationSeconds: null }]);
    expect(wholes([row(0, short), row(4, unread)])).toMatchObject([{ durationSeconds: null }]);
    expect(wholes([row(0, unread), row(4, short)])).toMatchObject([{ durationSeconds: null }]);
    // A copy of the same call tells it.
    expect(
      wholes([row(0, { ...unread, callId: 7 }), row(0, { ...there, ...short, callId: 7 })]),
    ).toMatchObject([{ durationSeconds: 3 }]);
  });
});

describe('copies', () => {
  test.each([
    { name: 'under other ids', rows: [answered(0), answered(2, there)], calls: [2] },
    { name: 'more than two seconds apart', rows: [answered(0), answered(2.001, there)], calls: [1, 1] },
    { name: 'another status', rows: [answered(0), row(0, there)], calls: [1, 1] },
    {
      name: 'another length',
      rows: [answered(0), answered(0, { ...there, durationSeconds: 61 })],
      calls: [1, 1],
    },
    {
      name: 'the same id, of which one list tells a change first',
      rows: [row(0, { callId: 7 }), answered(0, { ...there, callId: 7 })],
      calls: [2],
    },
    {
      name: 'of a queue with legs',
      rows: [row(0), row(5), answered(9), answered(10, there), row(6, there)],
      calls: [5],
    },
    {
      name: 'of each of two calls that follow one another',
      rows: [answered(0), answered(1), answered(0, there), answered(1, there)],
      calls: [2, 2],
    },
    {
      name: 'in three locations, from the first to the last more than two seconds',
      rows: [answered(0), answered(1.5, there), answered(3, { locationId: 30 })],
      calls: [3],
    },
  ])('$name', ({ rows, calls }) => {
    expect(sizes(rows)).toEqual(calls);
  });

  test('do not make a call longer', () => {
    const rang = (second: number, change: Partial<RowOfCall>) =>
      row(second, { durationSeconds: 4, ...change });
    expect(wholes([rang(0, {}), rang(2, there)])).toMatchObject([{ durationSeconds: 4 }]);
  });
});

const anyRows: fc.Arbitrary<RowOfCall[]> = fc.uniqueArray(
  fc.record({
    locationId: fc.constantFrom(10, 20, 30),
    callId: fc.nat(8),
    caller: fc.constantFrom('', '+13155550175'),
    direction: fc.constantFrom('incoming', 'outgoing'),
    status: fc.constantFrom('success', 'missed', 'busy'),
    startedAtMs: fc.nat(120).map((halfSecond) => NOON + halfSecond * 500),
    durationSeconds: fc.constantFrom(0, 4, 60),
  }),
  { maxLength: 14, selector: ({ locationId, callId }) => `${locationId}:${callId}` },
);
const shuffled = anyRows.chain((rows) =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
);
const inPlace = (rows: OneCall<RowOfCall>): RowOfCall[] =>
  rows.filter(({ locationId }) => locationId === rows[0].locationId);

describe('whatever rows there are', () => {
  test('calls and what they tell do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const inShort = (list: readonly RowOfCall[]) =>
          joinRows(list).map((call) => ({ call, whole: wholeOf(call) }));
        expect(inShort(others)).toEqual(inShort(rows));
      }),
    );
  });

  test('each row belongs to one call, of one caller and one direction', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const calls = joinRows(rows);
        expect(new Set(calls.flat())).toEqual(new Set(rows));
        expect(calls.flat()).toHaveLength(rows.length);
        for (const call of calls)
          expect(new Set(call.map(({ caller, direction }) => `${caller} ${direction}`)).size).toBe(1);
      }),
    );
  });

  test('legs of one location lie close and at most one of them was answered', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const call of joinRows(rows)) {
          const legs = inPlace(call);
          expect(legs.filter(({ status }) => status === 'success').length).toBeLessThanOrEqual(1);
          legs.forEach((leg, index) => {
            expect(leg.startedAtMs - (legs[index - 1] ?? leg).startedAtMs).toBeLessThanOrEqual(20_000);
          });
        }
      }),
    );
  });

  test('a missed row beside another of its caller is part of that call', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const heads = joinRows(rows.map((one) => ({ ...one, locationId: 10, status: 'missed' }))).map(
          ([first]) => first,
        );
        for (const [index, head] of heads.entries())
          for (const other of heads.slice(index + 1))
            if (head.caller === other.caller && head.direction === other.direction)
              expect(other.startedAtMs - head.startedAtMs).toBeGreaterThan(20_000);
      }),
    );
  });

  test('a call is answered just when one of its rows is', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const call of joinRows(rows))
          expect(wholeOf(call).told.status === 'success').toBe(
            call.some(({ status }) => status === 'success'),
          );
      }),
    );
  });
});
