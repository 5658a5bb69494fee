import { describe, expect, test } from 'vitest';
import { ServerClock } from '../../../../main/altegio/serverClock.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const SIX_HOURS_MS = 6 * 3_600_000;

/** A server whose true time is known to the test, seen through Date headers that name whole seconds. */
function setup(pcStart = '2026-11-21T12:00:00.000Z', serverStart = '2026-11-21T12:00:00.400Z') {
  const clock = new FakeClock(pcStart);
  const serverClock = new ServerClock(clock);
  const trueMs = (): number => Date.parse(serverStart) + clock.monotonic();
  const observe = async (wayMs = 50, errorMs = 0): Promise<void> => {
    const sentMs = clock.monotonic();
    await clock.advance(wayMs);
    const header = new Date(Math.floor((trueMs() + errorMs) / 1_000) * 1_000).toUTCString();
    await clock.advance(wayMs);
    serverClock.observe(header, sentMs, clock.monotonic());
  };
  const errorMs = (): number => Math.abs(serverClock.nowMs() - trueMs());
  return { clock, serverClock, trueMs, observe, errorMs };
}

describe('ServerClock', () => {
  test('is the PC clock until an answer came', () => {
    const { clock, serverClock } = setup();

    expect(serverClock.nowMs()).toBe(clock.now());
    expect(serverClock.offsetMs()).toBe(0);
  });

  test('knows the time to about a second after one answer', async () => {
    const { serverClock, observe, errorMs } = setup('2026-11-21T06:00:00.000Z');
    await observe();

    expect(errorMs()).toBeLessThan(600);
    expect(Math.abs(serverClock.offsetMs() - SIX_HOURS_MS - 400)).toBeLessThan(600);
  });

  test('gets better than the one-second resolution of the header', async () => {
    const { clock, observe, errorMs } = setup();
    const errorsMs: number[] = [];
    for (let poll = 0; poll < 40; poll += 1) {
      await observe(20);
      await clock.advance(2_173);
      errorsMs.push(errorMs());
    }

    expect(Math.max(...errorsMs.slice(20))).toBeLessThan(100);
  });

  test('does not move when somebody sets the PC clock', async () => {
    const { clock, serverClock, trueMs, observe, errorMs } = setup();
    await observe();
    clock.setPcClock('2026-11-22T03:00:00.000Z');

    expect(errorMs()).toBeLessThan(600);
    expect(serverClock.offsetMs()).toBeCloseTo(serverClock.nowMs() - clock.now(), 0);
    expect(trueMs()).toBeLessThan(clock.now());
  });

  test('shrugs off one answer from an old copy, and believes two that agree', async () => {
    const { observe, errorMs } = setup();
    await observe();
    await observe(50, -3_600_000);
    expect(errorMs()).toBeLessThan(600);

    await observe();
    await observe(50, -3_600_000);
    expect(errorMs()).toBeLessThan(600);

    await observe(50, -3_600_000);
    expect(errorMs()).toBeGreaterThan(3_500_000);
  });

  test('recovers when the very first answer was wrong', async () => {
    const { observe, errorMs } = setup();
    await observe(50, 7_200_000);
    await observe();
    await observe();

    expect(errorMs()).toBeLessThan(600);
  });

  test('believes the first answer after sleep, in which monotonic time stood still', async () => {
    const { clock, serverClock, observe } = setup();
    await observe();
    clock.setPcClock('2026-11-21T20:00:00.000Z');
    const monoMs = clock.monotonic();
    serverClock.observe('Sat, 21 Nov 2026 20:00:00 GMT', monoMs, monoMs + 40);

    expect(Math.abs(serverClock.nowMs() - Date.parse('2026-11-21T20:00:00.500Z'))).toBeLessThan(100);
  });

  test('a slow answer does not blur what fast ones told', async () => {
    const { observe, errorMs } = setup();
    await observe(10);
    await observe(4_000);

    expect(errorMs()).toBeLessThan(600);
  });

  test.each([null, '', 'yesterday', '2026-11-21T12:00:00Z', 'Sat, 99 Nov 2026 12:00:00 GMT'])(
    'ignores a Date header that reads %j',
    (header) => {
      const { serverClock } = setup();
      serverClock.observe(header, 0, 10);

      expect(serverClock.offsetMs()).toBe(0);
    },
  );
});
