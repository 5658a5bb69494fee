import { describe, expect, test } from 'vitest';
import { ArrivalHealth } from '../../../../main/health/arrivalHealth.ts';
import { downtown, riverside } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function setUp() {
  const clock = new FakeClock();
  const health = new ArrivalHealth({
    locations: [downtown, riverside],
    serverNowMs: () => clock.now(),
    monotonicMs: () => clock.monotonic(),
    measure: () => ({
      targetIntervalMs: 5_000,
      plannedIntervalMs: 5_000,
      slowed: false,
      clockSkewMs: 0,
      requestsLastMinute: 0,
      requestsPerMinute: 100,
    }),
    onChange: () => undefined,
  });
  return { clock, health };
}
const offline = { kind: 'offline', detail: 'ECONNREFUSED' } as const;

describe('ArrivalHealth', () => {
  test('is starting until the first answer, then arriving', () => {
    const { health } = setUp();
    expect(health.current().overall).toBe('starting');
    health.arrived(downtown.id, 0);
    expect(health.current().overall).toBe('arriving');
  });

  test("a missing right at one location is that location's trouble", () => {
    const { health } = setUp();
    health.arrived(downtown.id, 0);
    health.failed(riverside.id, { kind: 'forbidden', message: 'Access denied.' }, 120_000);
    expect(health.current().overall).toBe('partly');
    expect(health.current().locations.map(({ state }) => state)).toEqual(['arriving', 'noRightCalls']);
  });

  test("a dead network is everyone's trouble, and its end everyone's relief", () => {
    const { health } = setUp();
    health.arrived(downtown.id, 0);
    health.failed(riverside.id, offline, 4_000);
    expect(health.current().overall).toBe('offline');
    expect(health.current().retryAt).toBe('2026-11-21T12:00:04.000Z');
    health.arrived(riverside.id, 0);
    expect(health.current().overall).toBe('arriving');
  });

  test("a block that only one location meets is that location's trouble, and stays told while the other is well", () => {
    const { health } = setUp();
    health.arrived(downtown.id, 0);
    health.failed(riverside.id, { kind: 'networkBlock' }, 30_000);
    health.arrived(downtown.id, 0);
    expect(health.current().overall).toBe('partly');
    expect(health.current().locations.map(({ state }) => state)).toEqual(['arriving', 'networkBlock']);
    health.failed(downtown.id, { kind: 'networkBlock' }, 30_000);
    expect(health.current().overall).toBe('networkBlock');
  });

  test('says since when', async () => {
    const { health, clock } = setUp();
    health.failed(downtown.id, offline, 1_000);
    await clock.advance(60_000);
    health.failed(downtown.id, offline, 1_000);
    expect(health.current().locations[0]?.since).toBe('2026-11-21T12:00:00.000Z');
  });

  test('measures the interval that is really achieved', async () => {
    const { health, clock } = setUp();
    for (let look = 0; look < 4; look += 1) {
      health.arrived(downtown.id, 0);
      await clock.advance(6_000);
    }
    expect(health.current().locations[0]?.achievedIntervalMs).toBe(6_000);
  });

  test('a refused token says which one', () => {
    const { health, clock } = setUp();
    health.refused('user', 600_000);
    const retryAt = new Date(clock.now() + 600_000).toISOString();
    expect(health.current()).toMatchObject({ overall: 'signInAgain', refusedToken: 'user', retryAt });
    health.refused(null, 600_000);
    expect(health.current().refusedToken).toBe('user');
  });

  test('counts odd rows', () => {
    const { health } = setUp();
    health.arrived(downtown.id, 2);
    health.arrived(downtown.id, 1);
    expect(health.current().oddRows).toBe(3);
  });
});
