import { expect, test } from 'vitest';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';

const NOW = Date.parse('2026-11-21T19:05:00Z');
const HOUR_MS = 3_600_000;
const salon = makeDemoSalon({ now: NOW });

test('the same seed and time give the same salon, another seed another one', () => {
  expect(makeDemoSalon({ now: NOW })).toEqual(salon);
  expect(makeDemoSalon({ now: NOW, seed: 7 }).clients).not.toEqual(salon.clients);
});

test('the time of day changes what has happened, not who the clients are', () => {
  const earlier = makeDemoSalon({ now: NOW - 3 * HOUR_MS });

  expect(earlier.clients.map(({ id, name, phone }) => [id, name, phone])).toEqual(
    salon.clients.map(({ id, name, phone }) => [id, name, phone]),
  );
  expect(earlier.appointments.map(({ id, startsAtMs }) => [id, startsAtMs])).toEqual(
    salon.appointments.map(({ id, startsAtMs }) => [id, startsAtMs]),
  );
  expect(earlier.calls.length).toBeLessThan(salon.calls.length);
});

test('three locations in two zones, some 300 clients, 60 days of calls and appointments', () => {
  expect(salon.locations.map(({ title, timeZone }) => `${title} ${timeZone}`)).toEqual([
    'Downtown America/New_York',
    'Riverside America/Los_Angeles',
    'Harbour America/New_York',
  ]);
  expect(salon.clients.length).toBeGreaterThan(300);
  expect(salon.calls.length).toBeGreaterThan(3000);
  expect(salon.appointments.length).toBeGreaterThan(2500);
  const oldestDays = (NOW - Math.min(...salon.calls.map(({ startedAtMs }) => startedAtMs))) / (24 * HOUR_MS);
  expect(Math.round(oldestDays)).toBe(60);
});

test('every kind of call has happened, and nothing in the last ten minutes', () => {
  const kinds = new Set(
    salon.calls.flatMap(({ direction, status, phone }) => [
      direction,
      status,
      phone === '' ? 'withheld' : 'number',
    ]),
  );

  expect([...kinds].sort()).toEqual(
    [
      'busy',
      'cancel',
      'incoming',
      'internal',
      'missed',
      'notallowed',
      'notavailable',
      'notfound',
      'number',
      'outgoing',
      'success',
      'withheld',
    ].sort(),
  );
  expect(
    Math.max(...salon.calls.map(({ startedAtMs, durationSeconds }) => startedAtMs + durationSeconds * 1000)),
  ).toBeLessThan(NOW - 600_000);
});

test('ids are unique, and numbers too but for those that are shared', () => {
  for (const rows of [salon.calls, salon.clients, salon.appointments])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const shared = salon.clients.length - new Set(salon.clients.map(({ phone }) => phone)).size;
  expect(shared).toBeGreaterThan(2);
  expect(shared).toBeLessThan(10);
});

test('many missed callers are rung back or try again', () => {
  const missed = salon.calls.filter(
    ({ direction, status, phone }) => direction === 'incoming' && status === 'missed' && phone !== '',
  );
  const answered = missed.filter(({ phone, startedAtMs }) =>
    salon.calls.some(
      (later) =>
        later.phone === phone &&
        later.startedAtMs > startedAtMs &&
        later.startedAtMs < startedAtMs + 2 * HOUR_MS,
    ),
  );

  expect(answered.length / missed.length).toBeGreaterThan(0.4);
  expect(answered.length / missed.length).toBeLessThan(0.9);
});

test('more of it can be had', () => {
  const [first] = salon.locations;
  if (!first) throw new Error('No location');
  const big = makeDemoSalon({
    now: NOW,
    drawnClients: 3000,
    callVolume: 4,
    moreLocations: [{ ...first, id: 700_001, title: 'Uptown' }],
  });

  expect(big.clients.length).toBeGreaterThan(3000);
  expect(big.calls.length).toBeGreaterThan(15_000);
  expect(big.calls.some(({ locationId }) => locationId === 700_001)).toBe(true);
});
