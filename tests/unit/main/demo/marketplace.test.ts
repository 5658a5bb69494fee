import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import { startSimulator, type Simulator } from '../../../../main/demo/simulator.ts';
import { ask } from './askSimulator.ts';

const DOWNTOWN = 615_243;
let simulator: Simulator;
let app: number;

beforeEach(async () => {
  simulator = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 0, drawnClients: 0 }),
  });
  app = simulator.applicationId;
});

afterEach(async () => {
  expect(simulator.violations).toEqual([]);
  await simulator.stop();
});

const partner = (line: string, body?: object) =>
  ask(simulator, line, { tokens: 'partner', ...(body ? { body } : {}) });
const status = () => partner(`GET /marketplace/salon/${DOWNTOWN}/application/${app}`);
const activate = () =>
  partner('POST /marketplace/partner/callback', { salon_id: DOWNTOWN, application_id: app });

test('a pending installation is activated once, within the hour', async () => {
  simulator.setInstallation(DOWNTOWN, 'pending', { secondsAgo: 3000 });
  const [first, second] = [await activate(), await activate()];
  simulator.setInstallation(DOWNTOWN, 'pending', { secondsAgo: 3700 });
  const late = await activate();

  expect([first.status, first.bytes.length]).toEqual([201, 0]);
  expect([second.status, second.body.meta.message]).toEqual([
    403,
    'The user has already installed this application.',
  ]);
  expect(late.status).toBe(403);
});

test('after removal it is not installed, and its log says so', async () => {
  const uninstall = () => partner(`POST /marketplace/salon/${DOWNTOWN}/application/${app}/uninstall`);
  expect([(await uninstall()).status, (await uninstall()).status, (await status()).status]).toEqual([
    200, 404, 404,
  ]);

  simulator.setInstallation(DOWNTOWN, 'pending');
  await activate();
  const { data } = (await status()).body;
  expect(data.connection_status.status).toBe('active');
  expect(data.logs.map((row) => row.status_to)).toEqual([
    'pending',
    'active',
    'uninstalled',
    'pending',
    'active',
  ]);
});

test('a payment unfreezes, is listed and can be refunded once', async () => {
  simulator.setInstallation(DOWNTOWN, 'freezed');
  const payment = {
    currency_iso: 'USD',
    payment_sum: 49,
    payment_date: '2026-01-01 10:00:00',
    period_from: '2026-01-01 00:00:00',
    period_to: '2999-01-01 00:00:00',
  };
  const paid = await partner('POST /marketplace/partner/payment', {
    salon_id: DOWNTOWN,
    application_id: app,
    ...payment,
  });
  const refund = () => partner(`POST /marketplace/partner/payment/refund/${paid.body.data.id}`);

  expect(simulator.installationState(DOWNTOWN)).toBe('active');
  expect([(await refund()).status, (await refund()).status]).toEqual([200, 422]);
  expect((await status()).body.data.payments.at(-1)).toMatchObject({
    id: paid.body.data.id,
    payment_sum: 49,
    is_refunded: true,
  });
});

test('both addresses lead to the Marketplace', async () => {
  const [bare, prefixed] = await Promise.all([
    partner(`GET /marketplace/application/${app}/salons?page=1&count=1000`),
    ask(simulator, `GET /../../api/v1/marketplace/application/${app}/salons?page=1&count=1000`, {
      tokens: 'partner',
    }),
  ]);

  expect(bare.body.data).toHaveLength(3);
  expect(prefixed.body).toEqual(bare.body);
});

test('writing webhook settings replaces what other vendors had', async () => {
  const before = await ask(simulator, `GET /hooks_settings/${DOWNTOWN}`);
  await ask(simulator, `POST /hooks_settings/${DOWNTOWN}`, {
    body: { urls: ['https://a.example.com/x'], active: 1, record: 1 },
  });
  const after = await ask(simulator, `GET /hooks_settings/${DOWNTOWN}`);

  expect([before.body.data.urls, after.body.data.urls]).toEqual([
    ['https://hooks.example.com/loyalty'],
    ['https://a.example.com/x'],
  ]);
});
