import { describe, expect, it, test } from 'vitest';
import { type Episode, episodesOf } from '../../../../../main/book/queries/episodes.ts';
import type { Booking, Decision, PersonCall } from '../../../../../main/book/queries/personHistory.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const START = Date.parse('2026-11-21T12:00:00.000Z');
const OPEN_DAYS = 7;

type Step = PersonCall | Decision | Booking;
let rows = 0;

/** Minutes count from the start of the story. */
const call = (minute: number, change: Partial<PersonCall> = {}): PersonCall => {
  rows += 1;
  return {
    id: rows,
    locationId: 10,
    callId: rows,
    caller: '1',
    direction: 'incoming',
    status: 'success',
    startedAtMs: START + minute * MINUTE,
    durationSeconds: 0,
    missed: false,
    ...change,
  };
};
const missed = (minute: number, change: Partial<PersonCall> = {}): PersonCall =>
  call(minute, { status: 'missed', missed: true, ...change });
const outgoing = (minute: number, change: Partial<PersonCall> = {}): PersonCall =>
  call(minute, { direction: 'outgoing', ...change });
const decision = (kind: Decision['kind'], minute: number, change: Partial<Decision> = {}): Decision => {
  rows += 1;
  return { id: rows, kind, atMs: START + minute * MINUTE, untilMs: null, call: 0, ...change };
};
const later = (minute: number, until: number): Decision =>
  decision('later', minute, { untilMs: START + until * MINUTE });
const booking = (minute: number): Booking => ({ createdAtMs: START + minute * MINUTE, visit: '{}' });

function told(steps: readonly Step[], nowMinute = 60): Episode[] {
  const history = {
    calls: steps.filter((step) => 'callId' in step),
    decisions: steps.filter((step) => 'kind' in step),
    bookings: steps.filter((step) => 'visit' in step),
  };
  return episodesOf(history, OPEN_DAYS, START + nowMinute * MINUTE);
}

const inShort = (episodes: readonly Episode[]): string[] =>
  episodes.map(({ state, tries, solution }) => [state, tries.length, solution?.by ?? ''].join(' ').trim());

describe('a person to ring back', () => {
  it.each<{ name: string; steps: () => Step[]; rows: string[]; at?: number }>([
    { name: 'nobody, when every call was answered', steps: () => [call(0), call(5)], rows: [] },
    { name: 'one missed call opens a row', steps: () => [missed(0)], rows: ['open 1'] },
    {
      name: 'a call that the rule does not count opens none',
      steps: () => [call(0, { status: 'busy' })],
      rows: [],
    },
    { name: 'another missed call adds a try', steps: () => [missed(0), missed(5)], rows: ['open 2'] },
    {
      name: 'an answered call to them closes it',
      steps: () => [missed(0), outgoing(5)],
      rows: ['done 1 calledBack'],
    },
    {
      name: 'a call to them of ten seconds closes it, whatever its status',
      steps: () => [missed(0), outgoing(5, { status: 'cancel', durationSeconds: 10 })],
      rows: ['done 1 calledBack'],
    },
    {
      name: 'a call to them that nobody took does not',
      steps: () => [missed(0), outgoing(5, { status: 'missed', durationSeconds: 9 })],
      rows: ['open 1'],
    },
    {
      name: 'a call to them from before does not',
      steps: () => [outgoing(0), missed(5)],
      rows: ['open 1'],
    },
    {
      name: 'their next call that gets through closes it',
      steps: () => [missed(0), missed(2), call(5)],
      rows: ['done 2 rangAgain'],
    },
    {
      name: 'an appointment made after the call closes it',
      steps: () => [missed(0), booking(3)],
      rows: ['done 1 booked'],
    },
    {
      name: 'an appointment made before does not',
      steps: () => [booking(-3), missed(0)],
      rows: ['open 1'],
    },
    {
      name: 'a later appointment belongs to nothing',
      steps: () => [missed(0), outgoing(3), booking(5)],
      rows: ['done 1 calledBack'],
    },
    {
      name: 'an internal call does nothing',
      steps: () => [missed(0), call(3, { direction: 'internal' })],
      rows: ['open 1'],
    },
    {
      name: 'marked as called back',
      steps: () => [missed(0), decision('calledBack', 5)],
      rows: ['done 1 markedCalledBack'],
    },
    {
      name: 'not needed',
      steps: () => [missed(0), decision('notNeeded', 5)],
      rows: ['done 1 notNeeded'],
    },
    {
      name: 'the next missed call after an end is a new row',
      steps: () => [missed(0), decision('notNeeded', 5), missed(6), missed(7)],
      rows: ['done 1 notNeeded', 'open 2'],
    },
    { name: 'put off', steps: () => [missed(0), later(5, 90)], rows: ['waiting 1'] },
    { name: 'back when its time comes', steps: () => [missed(0), later(5, 60)], rows: ['open 1'] },
    {
      name: 'back before its time when they ring again',
      steps: () => [missed(0), later(5, 90), missed(10)],
      rows: ['open 2'],
    },
    {
      name: 'closed while it was put off',
      steps: () => [missed(0), later(5, 90), outgoing(10)],
      rows: ['done 1 calledBack'],
    },
    {
      name: 'put off twice, the last counts',
      steps: () => [missed(0), later(5, 30), later(6, 90)],
      rows: ['waiting 1'],
    },
    { name: 'one day before it lapses', steps: () => [missed(0)], at: 6 * 1_440, rows: ['open 1'] },
    { name: 'after the days of the rule', steps: () => [missed(0)], at: 7 * 1_440, rows: ['done 1 lapsed'] },
    {
      name: 'each try keeps it open for as long again',
      steps: () => [missed(0), missed(6 * 1_440)],
      at: 12 * 1_440,
      rows: ['open 2'],
    },
    {
      name: 'a try after it lapsed is a new row',
      steps: () => [missed(0), missed(8 * 1_440)],
      at: 9 * 1_440,
      rows: ['done 1 lapsed', 'open 1'],
    },
    {
      name: 'a call to them after it lapsed changes nothing',
      steps: () => [missed(0), outgoing(8 * 1_440)],
      at: 9 * 1_440,
      rows: ['done 1 lapsed'],
    },
    {
      name: 'put off beyond the days of the rule it does not lapse',
      steps: () => [missed(0), later(5, 10 * 1_440)],
      at: 9 * 1_440,
      rows: ['waiting 1'],
    },
  ])('$name', ({ steps, rows: expected, at }) => {
    expect(inShort(told(steps(), at))).toEqual(expected);
  });

  test('does not depend on the order in which things come to be known', () => {
    const steps = [missed(0), missed(2), outgoing(5), missed(9), later(10, 90), booking(11), missed(20)];
    const straight = told(steps);

    expect(inShort(straight)).toEqual(['done 2 calledBack', 'done 1 booked', 'open 1']);
    expect(told(steps.toReversed())).toEqual(straight);
    expect(told([...steps.slice(3), ...steps.slice(0, 3)])).toEqual(straight);
  });

  test('says when it ended and with which appointment', () => {
    expect(told([missed(0), outgoing(5)])[0]?.solution).toEqual({
      by: 'calledBack',
      atMs: START + 5 * MINUTE,
      visit: null,
    });
    expect(told([missed(0), booking(3)])[0]?.solution).toMatchObject({ visit: '{}' });
    expect(told([missed(0)])[0]?.lapsesAtMs).toBe(START + OPEN_DAYS * DAY);
    expect(told([missed(0)], 20 * 1_440)[0]?.solution?.atMs).toBe(START + OPEN_DAYS * DAY);
  });

  test('a call that a chain lists twice is one try of two rows', () => {
    const [episode] = told([missed(0, { id: 900, callId: 7 }), missed(0, { id: 901, callId: 7 })]);

    expect(episode?.tries.map((copies) => copies.map(({ id }) => id))).toEqual([[900, 901]]);
  });

  test('a call that one location took was not missed at the other', () => {
    expect(told([missed(0, { callId: 7 }), call(0, { callId: 7 })])).toEqual([]);
  });
});

describe('put on the list by hand', () => {
  test('whatever became of the call', () => {
    const answered = call(0);
    const [episode] = told([answered, decision('add', 5, { call: answered.id })]);

    expect(episode).toMatchObject({ state: 'open', byHand: true, tries: [[answered]] });
  });

  test('only what happens afterwards closes it', () => {
    const answered = call(0);
    const add = decision('add', 5, { call: answered.id });

    expect(inShort(told([answered, outgoing(3), add]))).toEqual(['open 1']);
    expect(inShort(told([answered, add, outgoing(6)]))).toEqual(['done 1 calledBack']);
  });

  test('marks a row that is open already', () => {
    const first = missed(0);
    const episodes = told([first, missed(2), decision('add', 5, { call: first.id })]);

    expect(inShort(episodes)).toEqual(['open 2']);
    expect(episodes[0]?.byHand).toBe(true);
  });

  test('takes up again what was done with', () => {
    const first = missed(0);
    const steps = [first, outgoing(2), decision('add', 5, { call: first.id })];

    expect(inShort(told(steps))).toEqual(['open 1']);
  });

  test('a call that is no longer in the book adds nothing', () => {
    expect(told([call(0), decision('add', 5, { call: -1 })])).toEqual([]);
  });

  test('lapses as many days after it was wanted', () => {
    const answered = call(0);
    const add = decision('add', 3 * 1_440, { call: answered.id });

    expect(inShort(told([answered, add], 9 * 1_440))).toEqual(['open 1']);
    expect(inShort(told([answered, add], 10 * 1_440))).toEqual(['done 1 lapsed']);
  });
});

test('a row knows the decisions that made it, latest last', () => {
  const first = decision('later', 1, { untilMs: START + 2 * MINUTE });
  const second = decision('notNeeded', 5);
  const idle = decision('calledBack', 6);

  expect(told([missed(0), first, second, idle])[0]?.decisions).toEqual([first.id, second.id]);
});
