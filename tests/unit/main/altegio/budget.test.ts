import { describe, expect, it, test } from 'vitest';
import { type Priority, RequestBudget, type RequestLimits } from '../../../../main/altegio/budget.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

interface Sent {
  readonly atMs: number;
  readonly priority: Priority;
  readonly name: string;
}

function setup(limits: RequestLimits = { requestsPerSecond: 3, requestsPerMinute: 100 }) {
  const clock = new FakeClock();
  const budget = new RequestBudget({ clock, limits });
  const sent: Sent[] = [];
  const ask = async (priority: Priority, name = '', signal?: AbortSignal): Promise<void> => {
    const turn = await budget.turn(priority, signal);
    if (turn.ok) sent.push({ atMs: clock.monotonic(), priority, name });
  };
  const askMany = (count: number, priority: Priority): void => {
    for (let index = 0; index < count; index += 1) void ask(priority, `${priority} ${index}`);
  };
  const names = (): string[] => sent.map(({ name }) => name);
  return { clock, budget, sent, ask, askMany, names };
}

function mostWithin(sent: readonly Sent[], windowMs: number): number {
  return Math.max(
    0,
    ...sent.map((a) => sent.filter((b) => b.atMs >= a.atMs && b.atMs < a.atMs + windowMs).length),
  );
}

const count = (sent: readonly Sent[], priority: Priority): number =>
  sent.filter((one) => one.priority === priority).length;

describe('limits', () => {
  it.each<RequestLimits>([
    { requestsPerSecond: 3, requestsPerMinute: 100 },
    { requestsPerSecond: 4, requestsPerMinute: 180 },
    { requestsPerSecond: 1, requestsPerMinute: 2 },
  ])('are kept in any second and any minute: $requestsPerSecond and $requestsPerMinute', async (limits) => {
    const { clock, sent, askMany } = setup(limits);

    for (let round = 0; round < 30; round += 1) {
      askMany(10, 'lookup');
      askMany(5, 'poll');
      askMany(3, 'rest');
      await clock.advance(4_321);
    }

    expect(mostWithin(sent, 1_000)).toBe(limits.requestsPerSecond);
    expect(mostWithin(sent, 60_000)).toBe(limits.requestsPerMinute);
  });

  test('can be changed while requests wait, and the last minute still counts', async () => {
    const { clock, budget, sent, askMany } = setup({ requestsPerSecond: 1, requestsPerMinute: 5 });
    askMany(20, 'lookup');
    await clock.advance(10_000);
    expect(sent).toHaveLength(5);

    budget.configure({ requestsPerSecond: 4, requestsPerMinute: 9 });
    await clock.advance(10_000);

    expect(sent).toHaveLength(9);
    expect(budget.requestsLastMinute()).toBe(9);
  });

  test('can be lifted for a server on this machine', async () => {
    const { clock, sent, askMany } = setup({ requestsPerSecond: Infinity, requestsPerMinute: Infinity });

    askMany(500, 'poll');
    await clock.advance(0);

    expect(sent).toHaveLength(500);
  });
});

describe('priorities', () => {
  test('look-ups go before polls, polls before the rest, each in order of arrival', async () => {
    const { clock, ask, names } = setup();
    await ask('lookup');
    await ask('lookup');
    await ask('lookup');

    for (const name of ['r1', 'r2']) void ask('rest', name);
    for (const name of ['p1', 'p2']) void ask('poll', name);
    for (const name of ['l1', 'l2']) void ask('lookup', name);
    await clock.advance(10_000);

    expect(names().slice(3)).toEqual(['l1', 'l2', 'p1', 'p2', 'r1', 'r2']);
  });

  test('polls take at most half of a minute', async () => {
    const { clock, sent, askMany } = setup();

    askMany(80, 'poll');
    await clock.advance(59_000);
    expect(count(sent, 'poll')).toBe(50);

    await clock.advance(60_000);
    expect(count(sent, 'poll')).toBe(80);
  });

  test('a look-up is sent at once in a second that polls have filled', async () => {
    const { clock, sent, ask, askMany } = setup();
    askMany(50, 'poll');
    askMany(50, 'rest');
    await clock.advance(20_500);

    await ask('lookup');

    expect(sent.at(-1)).toMatchObject({ priority: 'lookup', atMs: 20_500 });
  });

  test('look-ups get through when polls and the rest have used up what they may', async () => {
    const { clock, sent, askMany } = setup();
    askMany(200, 'poll');
    askMany(200, 'rest');
    await clock.advance(55_000);
    expect(count(sent, 'poll') + count(sent, 'rest')).toBe(80);

    askMany(12, 'lookup');
    await clock.advance(5_000);

    expect(count(sent, 'lookup')).toBe(12);
  });

  test('polls are not starved by the rest, nor the rest by polls', async () => {
    const { clock, sent, askMany } = setup();
    askMany(300, 'rest');
    await clock.advance(30_000);
    askMany(50, 'poll');
    await clock.advance(29_000);

    expect(count(sent, 'poll')).toBe(50);
    expect(count(sent, 'rest')).toBe(30);
  });
});

describe('a pause after a 429', () => {
  test('holds everyone and ends by itself', async () => {
    const { clock, budget, sent, askMany } = setup();
    budget.rateLimited(7_000);
    askMany(1, 'lookup');
    askMany(1, 'poll');

    await clock.advance(6_999);
    expect(sent).toHaveLength(0);

    await clock.advance(1);
    expect(sent.map(({ priority }) => priority)).toEqual(['lookup', 'poll']);
  });

  test('slows polling down once per burst and is over after four clean minutes', async () => {
    const { clock, budget } = setup();
    budget.rateLimited(2_000);
    budget.rateLimited(2_000);
    expect(budget.slowdown).toBe(2);

    await clock.advance(2_000);
    budget.rateLimited(2_000);
    expect(budget.slowdown).toBe(4);

    await clock.advance(60_000);
    expect(budget.slowdown).toBe(4);
    await clock.advance(62_000);
    expect(budget.slowdown).toBeCloseTo(4 ** 0.5);
    await clock.advance(2 * 60_000);
    expect(budget.slowdown).toBe(1);
    budget.rateLimited(2_000);
    expect(budget.slowdown).toBe(2);
  });

  test('is never shortened by a later answer', async () => {
    const { clock, budget, sent, askMany } = setup();
    budget.rateLimited(60_000);
    budget.rateLimited(1_000);
    askMany(1, 'lookup');

    await clock.advance(59_999);
    expect(sent).toHaveLength(0);
    await clock.advance(1);
    expect(sent).toHaveLength(1);
  });
});

describe('waiting', () => {
  test('ends with the signal, and the place in the queue is free', async () => {
    const { clock, budget, ask, names } = setup({ requestsPerSecond: 1, requestsPerMinute: 100 });
    await ask('lookup', 'first');
    const leaving = new AbortController();
    const refused = budget.turn('lookup', leaving.signal);
    void ask('lookup', 'next');

    leaving.abort();
    expect(await refused).toEqual({ ok: false, error: { kind: 'aborted' } });

    await clock.advance(1_100);
    expect(names()).toEqual(['first', 'next']);
  });

  test('leaves nothing booked when the only one who waited has left', async () => {
    const { clock, budget } = setup();
    budget.rateLimited(60_000);
    const leaving = new AbortController();
    void budget.turn('poll', leaving.signal);
    expect(clock.pending).toBe(1);

    leaving.abort();
    expect(clock.pending).toBe(0);
  });

  test('does not begin with a signal that has fired', async () => {
    const { budget } = setup();

    expect(await budget.turn('poll', AbortSignal.abort())).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(budget.requestsLastMinute()).toBe(0);
  });

  test('books nothing on the clock while nobody waits', async () => {
    const { clock, budget, askMany } = setup();
    budget.rateLimited(1_000);
    expect(clock.pending).toBe(0);

    askMany(10, 'rest');
    expect(clock.pending).toBe(1);
    await clock.advance(60_000);
    expect(clock.pending).toBe(0);
  });

  test('is over for everyone after stop', async () => {
    const { clock, budget } = setup();
    budget.rateLimited(60_000);
    const turns = [budget.turn('lookup'), budget.turn('rest')];

    budget.stop();

    for (const turn of turns) expect(await turn).toMatchObject({ ok: false });
    expect(clock.pending).toBe(0);
  });

  test('forgets what is older than a minute', async () => {
    const { clock, budget, ask } = setup();
    await ask('poll');
    expect(budget.requestsLastMinute()).toBe(1);

    await clock.advance(61_000);
    expect(budget.requestsLastMinute()).toBe(0);
  });
});
