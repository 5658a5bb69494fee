import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi } from '../../main/altegio/altegioApi.ts';
import type { ApiError } from '../../main/altegio/apiError.ts';
import { addDiscount, paymentLink, refundPayment, tariffs } from '../../main/altegio/billing.ts';
import { connectedLocations } from '../../main/altegio/connectedLocations.ts';
import {
  activateByRedirect,
  activateInstallation,
  installationStatus,
  uninstallApplication,
} from '../../main/altegio/installations.ts';
import { marketplaceMoment } from '../../main/altegio/marketplaceTime.ts';
import { saveCall, setTelephony } from '../../main/altegio/telephony.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { someInstallation } from './contractOperation.ts';
import { marketplaceOperations, pay } from './marketplaceOperations.ts';
import { apiTo, startSalon } from './salonApi.ts';

let simulator: Simulator;
let api: AltegioApi;
let installation: ReturnType<typeof someInstallation>;

beforeAll(async () => {
  ({ simulator } = await startSalon());
});
beforeEach(() => {
  ({ api } = apiTo(simulator));
  installation = someInstallation(simulator);
  simulator.setInstallation(installation.locationId, 'active');
});
afterEach(() => {
  simulator.heal();
});
afterAll(async () => {
  await simulator.stop();
});

const statusNow = async () => {
  const status = await installationStatus(api, installation);
  if (!status.ok) throw new Error(status.error.kind);
  return status.value;
};
const pathOf = (name: string): RegExp => {
  const operation = marketplaceOperations.find((one) => one.name === name);
  if (!operation) throw new Error(`No operation ${name}`);
  return operation.path;
};

describe('an installation', () => {
  test('goes from pending to active, and its log says so', async () => {
    simulator.setInstallation(installation.locationId, 'pending');
    expect(await statusNow()).toMatchObject({ state: 'pending' });

    const beforeMs = simulator.now();
    expect(await activateInstallation(api, installation)).toEqual({ ok: true, value: null });
    const afterMs = simulator.now();
    const status = await statusNow();
    expect(status).toMatchObject({ state: 'active', oddRows: 0 });
    expect(status?.log.at(-1)).toMatchObject({ from: 'pending', to: 'active', source: 'partner_api' });
    const at = marketplaceMoment(status?.log.at(-1)?.atText ?? '', {
      timeZone: 'UTC',
      nowMs: simulator.now(),
    });
    // Altegio tells whole seconds.
    expect(at).toBeGreaterThan(beforeMs - 1_000);
    expect(at).toBeLessThanOrEqual(afterMs);
  });

  test('is active after the redirecting activation too, which is not followed', async () => {
    simulator.setInstallation(installation.locationId, 'pending');
    expect(await activateByRedirect(api, installation)).toEqual({ ok: true, value: null });
    expect(await statusNow()).toMatchObject({ state: 'active' });

    const before = simulator.requests.length;
    simulator.failWith({ status: 301 }, { path: pathOf('activateByRedirect'), times: 1 });
    expect(await activateByRedirect(api, installation)).toEqual({ ok: true, value: null });
    expect(simulator.requests.length).toBe(before + 1);
  });

  test('refuses a second activation, and one that comes too late', async () => {
    expect(await activateInstallation(api, installation)).toEqual({
      ok: false,
      error: { kind: 'forbidden', message: 'The user has already installed this application.' },
    });
    simulator.setInstallation(installation.locationId, 'pending', { secondsAgo: 3_700 });
    expect(await activateInstallation(api, installation)).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  });

  test('is frozen as Altegio spells it', async () => {
    simulator.setInstallation(installation.locationId, 'freezed');

    expect(await statusNow()).toMatchObject({ state: 'frozen' });
    expect((await statusNow())?.log.at(-1)).toMatchObject({ to: 'frozen', source: 'billing' });
  });

  test('is gone after it was taken away, which is no failure to read, and cannot be taken away twice', async () => {
    expect(await uninstallApplication(api, installation)).toEqual({ ok: true, value: null });

    expect(await statusNow()).toBeNull();
    expect(await uninstallApplication(api, installation)).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
  });

  test('shows up among the connected locations, page by page', async () => {
    const { applicationId } = installation;
    const all = await connectedLocations(api, { applicationId, page: 1, count: 1000 });
    const second = await connectedLocations(api, { applicationId, page: 2, count: 1 });

    const { locations } = simulator.salon;
    expect(all).toMatchObject({ ok: true, value: { rowCount: locations.length, total: locations.length } });
    expect(all.ok && all.value.locations).toEqual(
      locations.map(({ id, title, timeZone, city }) => ({ id, title, timeZone, city: city.title })),
    );
    expect(second).toMatchObject({ ok: true, value: { rowCount: 1, locations: [{ id: locations[1]?.id }] } });
  });

  test('of another app is not for this token', async () => {
    expect(
      await installationStatus(api, { ...installation, applicationId: installation.applicationId + 1 }),
    ).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });
});

describe('money', () => {
  test('that was paid is listed, and marked when it was paid back', async () => {
    const paid = await pay(api, simulator);
    const paymentId = paid.ok ? paid.value.paymentId : null;
    expect((await statusNow())?.payments.at(-1)).toEqual({
      id: paymentId,
      sum: 49.9,
      paidAtText: '2026-01-01 10:10:00',
      fromText: '2026-01-01 00:00:00',
      toText: '2026-02-01 00:00:00',
      refunded: false,
    });

    expect(await refundPayment(api, { paymentId: paymentId ?? 0 })).toEqual({ ok: true, value: null });
    expect((await statusNow())?.payments.at(-1)).toMatchObject({ id: paymentId, refunded: true });
    expect(await refundPayment(api, { paymentId: paymentId ?? 0 })).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
    });
  });

  test('is asked for by tariff, discount and the page to pay on', async () => {
    const { locationId, applicationId } = installation;
    const known = await tariffs(api, installation);
    expect(known.ok && known.value[0]).toEqual({
      id: 89,
      title: '1 month',
      options: [{ id: 189, title: 'Whole salon', price: 49, currency: 'USD', months: 1, freeMonths: 0 }],
    });

    expect(await addDiscount(api, { locationIds: [locationId], applicationId, percent: 20 })).toEqual({
      ok: true,
      value: null,
    });
    const link = await paymentLink(api, installation);
    expect(link.ok && new URL(link.value.url).searchParams.get('discount')).toBe('20');
  });
});

describe('telephony', () => {
  test('is turned off and on by the chain’s token, and a wrong token is not found', async () => {
    const { crmToken } = simulator.salon;
    await setTelephony(api, { crmToken, enabled: false });
    expect(simulator.telephonyEnabled).toBe(false);
    await setTelephony(api, { crmToken, enabled: true });
    expect(simulator.telephonyEnabled).toBe(true);

    expect(await setTelephony(api, { crmToken: 'x', enabled: false })).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
  });

  test('saves a call at the moment it began', async () => {
    const { crmToken, locations, calls } = simulator.salon;
    await saveCall(api, {
      crmToken,
      direction: 'incoming',
      phone: '+13155550175',
      diversion: locations[0]?.phone ?? '',
      durationSeconds: 61,
      status: 'missed',
      startedAt: '2026-09-01T19:40:28.123Z',
    });

    expect(calls.at(-1)).toMatchObject({
      locationId: locations[0]?.id,
      status: 'missed',
      durationSeconds: 61,
      startedAtMs: Date.parse('2026-09-01T19:40:28Z'),
    });
  });
});

describe('an answer that gets lost', () => {
  const broken = { ok: false, error: { kind: 'broken', detail: 'ECONNRESET' } };
  const cases: readonly {
    readonly name: string;
    readonly ask: () => Promise<Result<unknown, ApiError>>;
    readonly happened: () => Promise<boolean>;
  }[] = [
    {
      name: 'activateInstallation',
      ask: () => {
        simulator.setInstallation(installation.locationId, 'pending');
        return activateInstallation(api, installation);
      },
      happened: async () => (await statusNow())?.state === 'active',
    },
    {
      name: 'activateByRedirect',
      ask: () => {
        simulator.setInstallation(installation.locationId, 'pending');
        return activateByRedirect(api, installation);
      },
      happened: async () => (await statusNow())?.state === 'active',
    },
    {
      name: 'uninstallApplication',
      ask: () => uninstallApplication(api, installation),
      happened: async () => (await statusNow()) === null,
    },
  ];

  it.each(cases)('of $name has happened once and is not asked for again', async ({ name, ask, happened }) => {
    const path = pathOf(name);
    const before = simulator.requestsTo(path).length;
    simulator.failWith('lostAnswer', { path, times: 1 });

    expect(await ask()).toEqual(broken);
    expect(simulator.requestsTo(path)).toHaveLength(before + 1);
    expect(await happened()).toBe(true);
  });

  test('of a payment has happened once and is not asked for again', async () => {
    const path = pathOf('notifyPayment');
    const [asked, paid] = [simulator.requestsTo(path).length, (await statusNow())?.payments.length ?? 0];
    simulator.failWith('lostAnswer', { path, times: 1 });

    expect(await pay(api, simulator)).toEqual(broken);
    expect(simulator.requestsTo(path)).toHaveLength(asked + 1);
    expect((await statusNow())?.payments).toHaveLength(paid + 1);
  });

  test('of a refund has happened once and is not asked for again', async () => {
    const paid = await pay(api, simulator);
    const paymentId = (paid.ok ? paid.value.paymentId : null) ?? 0;
    const path = pathOf('refundPayment');
    const before = simulator.requestsTo(path).length;
    simulator.failWith('lostAnswer', { path, times: 1 });

    expect(await refundPayment(api, { paymentId })).toEqual(broken);
    expect(simulator.requestsTo(path)).toHaveLength(before + 1);
    expect((await statusNow())?.payments.at(-1)).toMatchObject({ id: paymentId, refunded: true });
  });
});

test('nobody broke a rule of the real API', () => {
  expect(simulator.violations).toEqual([]);
});
