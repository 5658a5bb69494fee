import { describe, expect, test, vi } from 'vitest';
import { err, ok, type Result } from '../../../../contract/result.ts';
import { LocationId } from '../../../../contract/model/ids.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { CallPoller, type CallPollerDeps } from '../../../../main/calls/callPoller.ts';
import type { CallQuery } from '../../../../main/calls/locationWatch.ts';
import type { CallPage } from '../../../../main/calls/readCallList.ts';
import { aRow } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const empty: CallPage = { calls: [], rowCount: 0, oddRows: 0 };
type Answer = (query: CallQuery) => Result<CallPage, ApiError>;

function setUp({
  locations = 1,
  ...change
}: Partial<Omit<CallPollerDeps, 'locations'>> & { locations?: number } = {}) {
  const clock = new FakeClock();
  const asked: { id: number; at: number; query: CallQuery }[] = [];
  let answer: Answer = () => ok(empty);
  const onLook = vi.fn<CallPollerDeps['onLook']>();
  const onFailure = vi.fn<CallPollerDeps['onFailure']>();
  const onRefused = vi.fn();
  const onBug = vi.fn();
  const poller = new CallPoller({
    askCalls: (query) => {
      asked.push({ id: query.location.id, at: clock.monotonic(), query });
      return Promise.resolve(answer(query));
    },
    locations: Array.from({ length: locations }, (_, index) => ({
      id: LocationId.parse(index + 1),
      timeZone: 'America/New_York',
    })),
    isWatched: () => true,
    clock,
    serverNowMs: () => clock.now(),
    random: () => 0,
    targetMs: 5_000,
    pollsPerMinute: () => 50,
    slowdown: () => 1,
    lastPolledServerMs: () => null,
    onLook,
    onFailure,
    onRefused,
    onBug,
    ...change,
  });
  return {
    clock,
    asked,
    poller,
    onLook,
    onFailure,
    onRefused,
    onBug,
    answerWith: (next: Answer) => {
      answer = next;
    },
  };
}

const gaps = (asked: readonly { id: number; at: number }[], id: number): number[] => {
  const times = asked.filter((one) => one.id === id).map(({ at }) => at);
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
};

describe('CallPoller', () => {
  test('asks at once and then at the target interval', async () => {
    const { poller, clock, asked } = setUp();
    poller.start();
    await clock.advance(20_000);
    expect(asked.map(({ at }) => at)).toEqual([0, 5_000, 10_000, 15_000, 20_000]);
  });

  test('spreads ten locations evenly and keeps to half of the budget', async () => {
    const { poller, clock, asked } = setUp({ locations: 10 });
    poller.start();
    await clock.advance(30_000);
    asked.length = 0;
    await clock.advance(60_000);
    const distances = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(asked.length).toBe(50);
    for (const distance of distances) expect(distance).toBeCloseTo(1_200, -1);
  });

  test('never waits longer than the interval, also between the first and the second look', async () => {
    const { poller, clock, asked } = setUp({ locations: 3 });
    poller.start();
    await clock.advance(60_000);
    for (const id of [1, 2, 3]) expect(Math.max(...gaps(asked, id))).toBeLessThanOrEqual(5_000.001);
  });

  test('asks yesterday to tomorrow in the zone of the location', async () => {
    const { poller, clock, asked } = setUp();
    clock.setPcClock('2026-11-21T03:00:00.000Z');
    poller.start();
    await clock.advance(0);
    expect(asked[0]?.query).toMatchObject({ fromDay: '2026-11-19', toDay: '2026-11-21', page: 1 });
  });

  test('the first look is a catch-up, the next ones are live', async () => {
    const { poller, clock, onLook } = setUp();
    poller.start();
    await clock.advance(5_000);
    expect(onLook.mock.calls.map(([, look]) => look.kind)).toEqual(['catchUp', 'live']);
  });

  test('after a silence of more than a minute the next look is a catch-up', async () => {
    const { poller, clock, onLook, answerWith } = setUp();
    poller.start();
    await clock.advance(0);
    answerWith(() => err({ kind: 'offline', detail: 'ECONNREFUSED' }));
    await clock.advance(70_000);
    answerWith(() => ok(empty));
    await clock.advance(9_000);
    expect(onLook.mock.calls.map(([, look]) => look.kind).slice(0, 2)).toEqual(['catchUp', 'catchUp']);
  });

  test.each([
    { outageMs: 1_500, what: 'a look that failed', kind: 'live' },
    { outageMs: 22_000, what: 'an outage of some twenty seconds', kind: 'catchUp' },
  ])('the look of each location after $what is a $kind one', async ({ outageMs, kind }) => {
    const { poller, clock, onLook, answerWith } = setUp({
      locations: 8,
      pollsPerMinute: () => 200,
      random: () => 1,
    });
    poller.start();
    await clock.advance(4_000);
    onLook.mockClear();
    answerWith(() => err({ kind: 'offline', detail: 'ECONNREFUSED' }));
    await clock.advance(outageMs);
    answerWith(() => ok(empty));
    await clock.advance(9_000);
    const first = (id: number) => onLook.mock.calls.find(([of]) => of === id)?.[1].kind;
    for (const id of [1, 2, 3, 4, 5, 6, 7, 8]) expect(first(id), String(id)).toBe(kind);
  });

  test('an outage that is over makes nothing of a slow answer', async () => {
    const answers: Result<CallPage, ApiError>[] = [
      ok(empty),
      err({ kind: 'server', status: 500 }),
      ok(empty),
    ];
    const clock = new FakeClock();
    const { poller, onLook } = setUp({
      clock,
      askCalls: () => {
        const answer = answers.shift();
        return answer
          ? Promise.resolve(answer)
          : new Promise((resolve) => clock.after(12_000, () => resolve(ok(empty))));
      },
    });
    poller.start();
    await clock.advance(60_000);
    expect(onLook.mock.calls.slice(1).map(([, look]) => look.kind)).toEqual(['live', 'live', 'live', 'live']);
  });

  test('a try that somebody wanted makes no outage shorter', async () => {
    const { poller, clock, onLook, answerWith } = setUp();
    poller.start();
    await clock.advance(0);
    answerWith(() => err({ kind: 'server', status: 500 }));
    await clock.advance(30_000);
    answerWith(() => ok(empty));
    poller.lookNow();
    await clock.advance(0);
    expect(onLook.mock.calls.map(([, look]) => look.kind)).toEqual(['catchUp', 'catchUp']);
  });

  test('asleep, nothing is asked and nothing that was under way is told', async () => {
    const { poller, clock, asked, onLook, answerWith } = setUp({ locations: 2 });
    poller.start();
    await clock.advance(4_999);
    const [looks, requests] = [onLook.mock.calls.length, asked.length];
    answerWith(() => {
      poller.pause();
      return ok({ calls: [aRow({ callId: 1 })], rowCount: 1, oddRows: 0 });
    });
    await clock.advance(25_000);
    expect([onLook.mock.calls.length, asked.length]).toEqual([looks, requests + 1]);

    answerWith(() => ok({ calls: [aRow({ callId: 1 })], rowCount: 1, oddRows: 0 }));
    poller.catchUp();
    await clock.advance(1_000);
    expect(
      onLook.mock.calls.slice(looks).map(([id, { kind, changes }]) => [id, kind, changes.length]),
    ).toEqual([
      [1, 'catchUp', 1],
      [2, 'catchUp', 1],
    ]);
  });

  test('a question that ends only after the waking leaves no location unasked', async () => {
    let answerLate = (): void => undefined;
    const late = new Promise<Result<CallPage, ApiError>>((resolve) => {
      answerLate = () => {
        resolve(ok(empty));
      };
    });
    let asked = 0;
    const { poller, clock, onLook } = setUp({
      askCalls: () => {
        asked += 1;
        return asked === 1 ? late : Promise.resolve(ok(empty));
      },
    });
    poller.start();
    await clock.advance(0);
    poller.pause();
    poller.catchUp();
    await clock.advance(2_000);
    answerLate();
    await clock.advance(2_000);
    expect(onLook.mock.calls.map(([, look]) => look.kind)).toEqual(['catchUp']);
  });

  test('where nobody tells of the waking, it is noticed after half a minute', async () => {
    const { poller, clock, onLook } = setUp();
    poller.start();
    await clock.advance(1_000);
    poller.pause();
    await clock.advance(31_000);
    expect(onLook.mock.calls.map(([, look]) => look.kind)).toEqual(['catchUp', 'catchUp']);
  });

  test.each(['without trouble', 'in trouble'])('a pause %s is over when it is over', async (how) => {
    const { poller, clock, onLook, answerWith } = setUp();
    poller.start();
    await clock.advance(1_000);
    if (how === 'in trouble') answerWith(() => err({ kind: 'offline', detail: 'ECONNREFUSED' }));
    await clock.advance(6_000);
    poller.pause();
    answerWith(() => ok(empty));
    poller.catchUp();
    await clock.advance(60_000);
    expect(onLook.mock.calls.filter(([, look]) => look.kind === 'catchUp')).toHaveLength(2);
    poller.pause();
    poller.stop();
    expect(clock.pending).toBe(0);
  });

  test('somebody who does not want to wait is served at once, and the waits begin anew', async () => {
    const { poller, clock, asked, answerWith, onFailure } = setUp({ locations: 2 });
    answerWith(({ location }) => (location.id === 2 ? err({ kind: 'licenceEnded' }) : ok(empty)));
    poller.start();
    await clock.advance(40_000);
    for (let press = 0; press < 5; press += 1) {
      asked.length = 0;
      poller.lookNow();
      await clock.advance(100);
      expect(asked.map(({ id }) => id)).toContain(2);
      expect(onFailure.mock.lastCall?.[2]).toBe(30_000);
    }
    // The location that is well went on as if nothing had been.
    asked.length = 0;
    await clock.advance(20_000);
    expect(asked.filter(({ id }) => id === 1).length).toBeGreaterThanOrEqual(4);
  });

  test('waking up again and again puts no look off', async () => {
    const { poller, clock, asked } = setUp();
    poller.start();
    await clock.advance(5_100);
    for (let wake = 0; wake < 5; wake += 1) {
      poller.catchUp();
      await clock.advance(100);
    }
    asked.length = 0;
    await clock.advance(6_000);
    expect(asked.length).toBeGreaterThanOrEqual(1);
  });

  test('waking up asks everywhere now, as a catch-up', async () => {
    const { poller, clock, asked, onLook } = setUp({ locations: 2 });
    poller.start();
    await clock.advance(5_100);
    asked.length = 0;
    onLook.mockClear();
    poller.catchUp();
    await clock.advance(400);
    expect(asked.map(({ id }) => id)).toEqual([1, 2]);
    expect(onLook.mock.calls.every(([, look]) => look.kind === 'catchUp')).toBe(true);
  });

  test('a dead network makes one location probe while the others wait', async () => {
    const { poller, clock, asked, answerWith, onFailure } = setUp({ locations: 10, random: () => 1 });
    answerWith(() => err({ kind: 'offline', detail: 'ECONNREFUSED' }));
    poller.start();
    await clock.advance(60_000);
    // Ten locations would be asked fifty times.
    expect(asked.length).toBeLessThan(20);
    expect(onFailure).toHaveBeenCalled();
  });

  test('when the network is back, every location is asked without delay', async () => {
    const { poller, clock, asked, answerWith } = setUp({ locations: 3 });
    answerWith(() => err({ kind: 'offline', detail: 'ECONNREFUSED' }));
    poller.start();
    await clock.advance(30_000);
    asked.length = 0;
    answerWith(() => ok(empty));
    await clock.advance(2_000);
    expect(new Set(asked.map(({ id }) => id))).toEqual(new Set([1, 2, 3]));
  });

  test('one location without the right does not hold up the others', async () => {
    const { poller, clock, asked, answerWith } = setUp({ locations: 2 });
    answerWith(({ location }) =>
      location.id === 1 ? err({ kind: 'forbidden', message: 'Access denied.' }) : ok(empty),
    );
    poller.start();
    await clock.advance(60_000);
    expect(asked.filter(({ id }) => id === 1).length).toBe(1);
    expect(asked.filter(({ id }) => id === 2).length).toBeGreaterThan(10);
  });

  test('what blocks one location of three is its own trouble: the others keep their pace', async () => {
    const { poller, clock, asked, answerWith, onFailure, onLook } = setUp({ locations: 3, random: () => 1 });
    poller.start();
    await clock.advance(20_000);
    answerWith(({ location }) => (location.id === 2 ? err({ kind: 'networkBlock' }) : ok(empty)));
    await clock.advance(600_000);
    for (const id of [1, 3]) expect(Math.max(...gaps(asked, id))).toBeLessThanOrEqual(5_001);
    expect(onLook.mock.calls.filter(([id, look]) => id !== 2 && look.kind !== 'live')).toHaveLength(2);
    expect(new Set(onFailure.mock.calls.map(([id]) => id))).toEqual(new Set([2]));
    // Asked as ever in its first minute, then rarely.
    const times = asked.filter(({ id, at }) => id === 2 && at > 90_000).length;
    expect(times).toBeGreaterThan(1);
    expect(times).toBeLessThan(10);
  });

  test('what blocks every location is asked about by one of them, and ever more rarely', async () => {
    const { poller, clock, asked, answerWith } = setUp({ locations: 3, random: () => 1 });
    poller.start();
    await clock.advance(20_000);
    answerWith(() => err({ kind: 'networkBlock' }));
    await clock.advance(10_000);
    asked.length = 0;
    await clock.advance(60_000);
    // Three locations would be asked thirty-six times.
    expect(asked.length).toBeLessThanOrEqual(12);
    await clock.advance(600_000);
    asked.length = 0;
    await clock.advance(1_200_000);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(Math.min(...asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0)))).toBeGreaterThan(
      29_999,
    );
  });

  test.each<readonly [string, ApiError]>([
    ["an answer that is nobody's", { kind: 'badResponse', detail: 'captive portal or proxy page' }],
    ['a fault of Altegio', { kind: 'server', status: 502 }],
    ['a block', { kind: 'networkBlock' }],
  ])(
    '%s met once beside locations that fail for good costs the one that is well no look',
    async (_, error) => {
      const forGood: readonly ApiError[] = [
        { kind: 'forbidden', message: '' },
        { kind: 'licenceEnded' },
        { kind: 'server', status: 500 },
      ];
      const { poller, clock, asked, answerWith } = setUp({ locations: 4, random: () => 1 });
      let odd = 0;
      answerWith(({ location }) => {
        const bad = forGood[location.id - 2];
        if (bad) return err(bad);
        odd += 1;
        return odd % 7 === 0 ? err(error) : ok(empty);
      });
      poller.start();
      await clock.advance(600_000);
      expect(Math.max(...gaps(asked, 1))).toBeLessThanOrEqual(5_001);
      // Nor are those asked more often than they should be.
      expect(asked.filter(({ id }) => id === 2).length).toBeLessThanOrEqual(6);
      expect(asked.filter(({ id }) => id === 4).length).toBeLessThan(60);
    },
  );

  test('a token that is refused again fifteen seconds later ends the polling, and nobody is told before', async () => {
    const { poller, clock, asked, answerWith, onRefused, onFailure } = setUp({ locations: 3 });
    poller.start();
    await clock.advance(20_000);
    asked.length = 0;
    answerWith(() => err({ kind: 'unauthorized' }));
    const first = clock.monotonic();
    await clock.advance(14_900);
    expect(onRefused).not.toHaveBeenCalled();
    expect(onFailure).not.toHaveBeenCalled();
    await clock.advance(5_100);
    expect(onRefused).toHaveBeenCalledOnce();
    expect(onFailure.mock.calls.map(([, error, retryInMs]) => [error.kind, retryInMs])).toEqual([
      ['unauthorized', null],
    ]);
    const last = asked.at(-1);
    expect((last?.at ?? 0) - (asked.find(({ id }) => id === last?.id)?.at ?? 0)).toBeGreaterThanOrEqual(
      14_999,
    );
    expect((last?.at ?? 0) - first).toBeLessThanOrEqual(20_000);
    asked.length = 0;
    await clock.advance(600_000);
    expect(asked).toEqual([]);
  });

  test.each([1, 3])(
    'a single refusal stops nothing and is told to nobody, with %i locations',
    async (locations) => {
      for (const odd of [1, 2, 3]) {
        let refusals = 0;
        const { poller, clock, asked, answerWith, onRefused, onFailure, onLook } = setUp({ locations });
        poller.start();
        await clock.advance(20_000);
        answerWith(({ location }) => {
          if (location.id !== Math.min(odd, locations) || refusals === 1) return ok(empty);
          refusals += 1;
          return err({ kind: 'unauthorized' });
        });
        await clock.advance(21_000);
        onLook.mockClear();
        asked.length = 0;
        await clock.advance(60_000);
        expect(asked.length).toBeGreaterThanOrEqual(11 * locations);
        expect(onLook.mock.calls.every(([, look]) => look.kind === 'live')).toBe(true);
        expect(onRefused).not.toHaveBeenCalled();
        expect(onFailure).not.toHaveBeenCalled();
        poller.stop();
      }
    },
  );

  test('one location that refuses for good silences no other, and is told as its own trouble', async () => {
    const { poller, clock, asked, answerWith, onRefused, onFailure } = setUp({ locations: 3 });
    answerWith(({ location }) => (location.id === 2 ? err({ kind: 'unauthorized' }) : ok(empty)));
    poller.start();
    await clock.advance(600_000);
    expect(onRefused).not.toHaveBeenCalled();
    expect(asked.filter(({ id }) => id === 1).length).toBeGreaterThanOrEqual(118);
    expect(new Set(onFailure.mock.calls.map(([id, error]) => `${id} ${error.kind}`))).toEqual(
      new Set(['2 badResponse']),
    );
  });

  test('a refusal is confirmed after an outage as well', async () => {
    const { poller, clock, answerWith, onRefused } = setUp();
    poller.start();
    await clock.advance(10_000);
    answerWith(() => err({ kind: 'unauthorized' }));
    await clock.advance(6_000);
    answerWith(() => err({ kind: 'offline', detail: 'ECONNREFUSED' }));
    await clock.advance(60_000);
    expect(onRefused).not.toHaveBeenCalled();
    answerWith(() => err({ kind: 'unauthorized' }));
    await clock.advance(20_000);
    expect(onRefused).toHaveBeenCalledOnce();
    expect(clock.pending).toBe(0);
  });

  test('waits as long as a 429 says', async () => {
    const { poller, clock, asked, answerWith } = setUp();
    answerWith(() => err({ kind: 'rateLimited', retryAfterMs: 30_000 }));
    poller.start();
    await clock.advance(29_000);
    expect(asked.length).toBe(1);
    await clock.advance(2_000);
    expect(asked.length).toBe(2);
  });

  test('waits as long as a 503 says, and the other locations do not wait with it', async () => {
    const { poller, clock, asked, answerWith } = setUp({ locations: 2 });
    poller.start();
    await clock.advance(20_000);
    answerWith(({ location }) =>
      location.id === 1 ? err({ kind: 'server', status: 503, retryAfterMs: 120_000 }) : ok(empty),
    );
    await clock.advance(5_000);
    asked.length = 0;
    await clock.advance(114_000);
    expect(asked.filter(({ id }) => id === 1)).toEqual([]);
    expect(asked.filter(({ id }) => id === 2).length).toBeGreaterThan(20);
    await clock.advance(10_000);
    expect(asked.filter(({ id }) => id === 1)).toHaveLength(1);
  });

  test('a listener that throws does not end the polling', async () => {
    const { poller, clock, asked, onLook, onBug } = setUp();
    onLook.mockImplementationOnce(() => {
      throw new Error('listener');
    });
    poller.start();
    await clock.advance(10_000);
    expect(onBug).toHaveBeenCalledOnce();
    expect(asked.length).toBe(3);
  });

  test('tells what is new only once', async () => {
    const { poller, clock, onLook, answerWith } = setUp();
    answerWith(() => ok({ calls: [aRow({ locationId: LocationId.parse(1) })], rowCount: 1, oddRows: 0 }));
    poller.start();
    await clock.advance(10_000);
    expect(onLook.mock.calls.map(([, look]) => look.changes.length)).toEqual([1, 0, 0]);
  });

  test('stopped means stopped', async () => {
    const { poller, clock, asked } = setUp({ locations: 3 });
    poller.start();
    await clock.advance(100);
    poller.stop();
    asked.length = 0;
    await clock.advance(60_000);
    expect(asked).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('after an outage, a probe that meets a location without the right does not leave the others waiting', async () => {
    for (const seed of [0, 0.3, 0.6, 1]) {
      const { poller, clock, asked, answerWith } = setUp({ locations: 3, random: () => seed });
      const mixed: Answer = ({ location }) =>
        location.id === 2 ? err({ kind: 'forbidden', message: 'Access denied.' }) : ok(empty);
      answerWith(mixed);
      poller.start();
      await clock.advance(30_000);
      answerWith(() => err({ kind: 'offline', detail: 'ECONNREFUSED' }));
      await clock.advance(150_000);
      asked.length = 0;
      answerWith(mixed);
      await clock.advance(60_000);
      expect(asked.filter(({ id }) => id === 1).length).toBeGreaterThan(5);
      expect(asked.filter(({ id }) => id === 3).length).toBeGreaterThan(5);
      poller.stop();
    }
  });

  test('a sleep in which monotonic time stood still is a silence all the same, over the right days', async () => {
    const { poller, clock, asked, onLook } = setUp();
    poller.start();
    await clock.advance(5_000);
    clock.setPcClock('2026-11-24T12:00:00.000Z');
    asked.length = 0;
    onLook.mockClear();
    await clock.advance(5_000);
    expect(onLook.mock.calls[0]?.[1].kind).toBe('catchUp');
    expect(asked.at(-1)?.query).toMatchObject({ fromDay: '2026-11-20', toDay: '2026-11-25' });
  });

  test('a hiccup that answers "not found" is asked about again in half a minute, then ever more rarely', async () => {
    const { poller, clock, asked, answerWith } = setUp();
    answerWith(() => err({ kind: 'notFound' }));
    poller.start();
    await clock.advance(3_600_000);
    const waits = gaps(asked, 1);
    expect(waits.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
    expect(Math.max(...waits)).toBe(600_000);
  });
});
