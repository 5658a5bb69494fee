import { get } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../main/altegio/transport.ts';
import { systemClock, type Timer } from '../../../../main/clock.ts';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import type { Fault } from '../../../../main/demo/fault.ts';
import { startSimulator, type Simulator } from '../../../../main/demo/simulator.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { waitUntil } from '../../../support/waitUntil.ts';
import { ask, callsOf } from './askSimulator.ts';

let simulator: Simulator;

const start = (timer: Timer = systemClock) =>
  startSimulator({ timer, salon: makeDemoSalon({ now: Date.now(), daysBack: 0, drawnClients: 0 }) });

beforeEach(async () => {
  simulator = await start();
});

afterEach(async () => {
  await simulator.stop();
});

const countries = () => ask(simulator, 'GET /countries', { tokens: 'partner' });

test.each<{ fault: Fault; status: number; holds: string }>([
  { fault: 401, status: 401, holds: 'Authentication needed.' },
  { fault: 402, status: 402, holds: 'renew the license' },
  { fault: 403, status: 403, holds: 'Access denied.' },
  { fault: 404, status: 404, holds: '"meta":{}' },
  { fault: 422, status: 422, holds: 'An error has occurred.' },
  { fault: { status: 429, message: 'Retry in 3 seconds' }, status: 429, holds: 'Retry in 3 seconds' },
  { fault: 500, status: 500, holds: 'Internal server error' },
  { fault: 502, status: 502, holds: '<html>' },
  { fault: 'html403', status: 403, holds: 'Cloudflare' },
  { fault: 'captivePortal', status: 200, holds: 'Guest Wi-Fi' },
  { fault: 'notJson', status: 200, holds: '{"success": tru' },
  { fault: 'emptyBody', status: 200, holds: '' },
  { fault: 'null', status: 200, holds: 'null' },
  { fault: 'successFalse', status: 200, holds: '"success":false' },
  { fault: { delayMs: 20 }, status: 200, holds: 'Germany' },
])('fails with $fault and recovers', async ({ fault, status, holds }) => {
  simulator.failWith(fault, { times: 1 });

  const answer = await countries();

  expect(answer.status).toBe(status);
  expect(answer.bytes.toString()).toContain(holds);
  expect((await countries()).status).toBe(200);
});

test('a limit tells how long to wait', async () => {
  simulator.failWith({ status: 429, retryAfter: 7 });

  expect((await countries()).headers['retry-after']).toBe('7');
  simulator.heal();
  expect((await countries()).status).toBe(200);
});

test('a fault can be kept to a path and a location', async () => {
  simulator.failWith(403, { locationId: 615_244, path: /voip/ });
  const statusOf = async (id: number) =>
    (await ask(simulator, 'GET /voip/integration/calls', { body: callsOf(id) })).status;

  expect([await statusOf(615_243), await statusOf(615_244), (await countries()).status]).toEqual([
    200, 403, 200,
  ]);
});

test.each(['cutHeaders', 'cutBody', 'lostAnswer'] as const)('%s breaks the connection', async (fault) => {
  simulator.failWith(fault, { times: 1 });

  await expect(countries()).rejects.toThrow();
});

test('what was taken before the answer got lost has happened', async () => {
  simulator.failWith('lostAnswer', { path: '/clients/', times: 1 });

  await expect(
    ask(simulator, 'POST /clients/615243', { body: { name: 'Nia', phone: '13235550121' } }),
  ).rejects.toThrow();

  expect(simulator.client('Nia').phone).toBe('+13235550121');
  expect(simulator.requestsTo('POST /api/v1/clients').map(({ status }) => status)).toEqual([0]);
});

test('a redirect leads where nobody should go', async () => {
  simulator.failWith('redirect', { times: 1 });

  const { status, headers } = await countries();

  expect([status, headers.location]).toEqual([302, `${simulator.marketplaceUrl}/redirected`]);
});

test('slow headers and a drip take longer than anyone waits', async () => {
  await simulator.stop();
  const timer = new FakeClock();
  simulator = await start(timer);
  simulator.failWith('slowHeaders', { times: 1 });
  simulator.failWith('drip', { times: 1 });
  const over: string[] = [];
  const outcome = Promise.allSettled(
    ['first', 'second'].map((name) => countries().finally(() => over.push(name))),
  );
  await waitUntil(() => simulator.requests.length === 2);
  await timer.advance(DEFAULT_LIMITS.totalTimeoutMs);
  // Whatever had been sent to them by now would be here with this answer.
  await countries();

  expect(over).toEqual([]);
  await simulator.stop();
  expect((await outcome).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a flood is far larger than any answer', async () => {
  simulator.failWith('huge', { times: 1 });

  // Counted as it comes: to keep and to read it would take longer than all the rest.
  let bytes = 0;
  await new Promise((resolve, reject) => {
    get(`${simulator.apiUrl}/countries`, (answer) => {
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('end', resolve);
    }).on('error', reject);
  });
  expect(bytes).toBeGreaterThan(190_000_000);
});

test('hostile rows stand between good ones, and rows come twice', async () => {
  const id = simulator.addCall({ locationId: 615_243, phone: '+13155550175' });
  const today = new Date().toISOString().slice(0, 10);
  const list = () =>
    ask(simulator, 'GET /voip/integration/calls', {
      body: callsOf(615_243, { date_from: '2026-01-01', date_to: `${Number(today.slice(0, 4)) + 1}-01-01` }),
    });

  simulator.failWith('wrongTypes', { times: 1 });
  const mixed = await list();
  simulator.failWith('duplicateRows', { times: 1 });
  const doubled = await list();

  expect(mixed.body.data.length).toBeGreaterThan(10);
  expect(mixed.body.data).toContainEqual(expect.objectContaining({ id, caller_phone: '+13155550175' }));
  expect(mixed.bytes.toString()).toContain('1e400');
  expect(doubled.body.data.map((row) => row.id)).toEqual([id, id]);
});
