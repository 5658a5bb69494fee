import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../contract/result.ts';
import { LocationId } from '../../../../contract/model/ids.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { RequestBudget } from '../../../../main/altegio/budget.ts';
import { CallPoller } from '../../../../main/calls/callPoller.ts';
import type { CallPage } from '../../../../main/calls/readCallList.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const empty: CallPage = { calls: [], rowCount: 0, oddRows: 0 };

/** The same numbers in each run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A desk that asks Altegio within the usual budget. */
function aDesk(locations: number, seed: number) {
  const clock = new FakeClock();
  const budget = new RequestBudget({ clock });
  const asked: { readonly id: number; readonly at: number; readonly ok: boolean }[] = [];
  let trouble: { readonly error: ApiError; readonly tookMs: number } | null = null;
  const poller = new CallPoller({
    askCalls: async ({ location }, signal): Promise<Result<CallPage, ApiError>> => {
      const turn = await budget.turn('poll', signal);
      if (!turn.ok) return turn;
      const met = trouble;
      asked.push({ id: location.id, at: clock.monotonic(), ok: met === null });
      if (met === null) return ok(empty);
      if (met.tookMs > 0) await new Promise<void>((over) => clock.after(met.tookMs, over));
      if (met.error.kind === 'rateLimited') budget.rateLimited(met.error.retryAfterMs);
      return err(met.error);
    },
    locations: Array.from({ length: locations }, (_, index) => ({
      id: LocationId.parse(index + 1),
      timeZone: 'America/New_York',
    })),
    isWatched: () => true,
    clock,
    serverNowMs: () => clock.now(),
    random: numbersFrom(seed),
    targetMs: 5_000,
    pollsPerMinute: () => 50,
    slowdown: () => budget.slowdown,
    lastPolledServerMs: () => null,
    onLook: () => undefined,
    onFailure: () => undefined,
    onRefused: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  const failWith = (error: ApiError | null, tookMs = 0): void => {
    trouble = error && { error, tookMs };
  };
  /** The longest that a location waits for its first good answer from now on. */
  const untilAllAsked = async (): Promise<number> => {
    const from = clock.monotonic();
    asked.length = 0;
    await clock.advance(120_000);
    const firsts = Array.from({ length: locations }, (_, index) =>
      asked.find((one) => one.ok && one.id === index + 1),
    );
    return Math.max(...firsts.map((first) => (first ? first.at - from : Infinity)));
  };
  return {
    clock,
    budget,
    poller,
    asked,
    failWith,
    untilAllAsked,
    interval: () => poller.plan.watchedIntervalMs,
  };
}

const outages: readonly { readonly what: string; readonly error: ApiError; readonly tookMs?: number }[] = [
  { what: 'no network', error: { kind: 'offline', detail: 'ERR_INTERNET_DISCONNECTED' } },
  { what: 'connections that break', error: { kind: 'broken', detail: 'ERR_CONNECTION_RESET' } },
  { what: 'a network service that died', error: { kind: 'broken', detail: 'ERR_FAILED' } },
  { what: '502', error: { kind: 'server', status: 502 } },
  { what: '503 after a while', error: { kind: 'server', status: 503 }, tookMs: 1_500 },
  { what: 'pages of something else', error: { kind: 'badResponse', detail: 'captive portal or proxy page' } },
  { what: 'a proxy', error: { kind: 'proxy', detail: 'ERR_PROXY_CONNECTION_FAILED' } },
  { what: 'a block', error: { kind: 'networkBlock' } },
  { what: 'a certificate', error: { kind: 'certificate', detail: 'ERR_CERT_DATE_INVALID' } },
];

describe('after an outage of some twenty seconds every location is asked within one interval and two seconds', () => {
  for (const { what, error, tookMs } of outages) {
    test.each([1, 2, 4, 10])(`${what}, with %i locations`, async (locations) => {
      for (let seed = 1; seed <= 8; seed += 1) {
        const desk = aDesk(locations, seed);
        desk.poller.start();
        await desk.clock.advance(120_000 + seed * 1_700);
        desk.failWith(error, tookMs);
        await desk.clock.advance(18_000 + seed * 500);
        desk.failWith(null);
        expect(await desk.untilAllAsked(), `seed ${seed}`).toBeLessThanOrEqual(desk.interval() + 2_000);
        desk.poller.stop();
      }
    });
  }

  test('requests that nobody answers, with ten locations', async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const desk = aDesk(10, seed);
      desk.poller.start();
      await desk.clock.advance(120_000 + seed * 1_700);
      desk.failWith({ kind: 'timedOut', phase: 'headers' }, 8_000);
      await desk.clock.advance(20_000);
      desk.failWith(null);
      expect(await desk.untilAllAsked()).toBeLessThanOrEqual(desk.interval() + 2_000);
      desk.poller.stop();
    }
  });
});

test('with forty locations every one is asked within an interval and two seconds, as the budget allows', async () => {
  for (const error of [
    { kind: 'offline', detail: '' },
    { kind: 'server', status: 502 },
  ] as const) {
    const desk = aDesk(40, 2);
    desk.poller.start();
    await desk.clock.advance(120_000);
    desk.failWith(error);
    await desk.clock.advance(20_000);
    desk.failWith(null);
    // Forty of the fifty questions of a minute are theirs, and the probes have taken some of the others.
    expect(await desk.untilAllAsked()).toBeLessThanOrEqual(desk.interval() * 1.1 + 2_000);
    desk.poller.stop();
  }
});

test.each([1, 10])(
  'a long outage is asked about ever more rarely, and the first answer wakes every location, with %i',
  async (locations) => {
    for (const { what, error } of outages) {
      const desk = aDesk(locations, 3);
      desk.poller.start();
      await desk.clock.advance(120_000);
      desk.failWith(error);
      await desk.clock.advance(600_000);
      desk.asked.length = 0;
      await desk.clock.advance(600_000);
      // A dead network costs Altegio nothing: it is only asked for all at once.
      const most = error.kind === 'offline' ? 220 : error.kind === 'networkBlock' ? 12 : 60;
      expect(desk.asked.length, what).toBeLessThanOrEqual(most);
      desk.failWith(null);
      const longestMs = error.kind === 'networkBlock' ? 300_000 : 30_000;
      await desk.clock.advance(longestMs - 100_000 > 0 ? longestMs - 100_000 : 0);
      expect(await desk.untilAllAsked(), what).toBeLessThanOrEqual(longestMs + 10_000);
      desk.poller.stop();
    }
  },
);

test('one location in trouble is asked about ever more rarely, and the others go on', async () => {
  const clock = new FakeClock();
  const asked: number[] = [];
  const poller = new CallPoller({
    askCalls: ({ location }) => {
      asked.push(location.id);
      return Promise.resolve(location.id === 1 ? err({ kind: 'server', status: 500 }) : ok(empty));
    },
    locations: [1, 2, 3].map((id) => ({ id: LocationId.parse(id), timeZone: 'America/New_York' })),
    isWatched: () => true,
    clock,
    serverNowMs: () => clock.now(),
    random: numbersFrom(5),
    targetMs: 5_000,
    pollsPerMinute: () => 50,
    slowdown: () => 1,
    lastPolledServerMs: () => null,
    onLook: () => undefined,
    onFailure: () => undefined,
    onRefused: () => undefined,
    onBug: () => undefined,
  });
  poller.start();
  await clock.advance(90_000);
  asked.length = 0;
  await clock.advance(600_000);
  const times = (id: number): number => asked.filter((one) => one === id).length;
  expect(times(1)).toBeLessThan(60);
  expect(times(2)).toBeGreaterThanOrEqual(120);
});

describe('too many requests', () => {
  /** The longest gap between two looks at a location in the next half minute. */
  const longestGap = async (desk: ReturnType<typeof aDesk>): Promise<number> => {
    desk.asked.length = 0;
    await desk.clock.advance(30_000);
    const times = desk.asked.filter(({ id }) => id === 1).map(({ at }) => at);
    return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
  };

  test('for ninety seconds: back at its pace within five clean minutes, and slower again at the next one', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const desk = aDesk(3, seed);
      desk.poller.start();
      await desk.clock.advance(120_000);
      desk.failWith({ kind: 'rateLimited', retryAfterMs: 5_000 });
      await desk.clock.advance(90_000);
      desk.failWith(null);
      expect(desk.budget.slowdown).toBeGreaterThan(2);
      await desk.clock.advance(5 * 60_000);
      expect(desk.budget.slowdown).toBe(1);
      expect(await longestGap(desk)).toBeLessThan(6_000);

      desk.failWith({ kind: 'rateLimited', retryAfterMs: 1_000 });
      await desk.clock.advance(5_000);
      desk.failWith(null);
      expect(desk.budget.slowdown).toBeGreaterThanOrEqual(2);
      expect(desk.interval()).toBeGreaterThanOrEqual(10_000);
      desk.poller.stop();
    }
  });
});
