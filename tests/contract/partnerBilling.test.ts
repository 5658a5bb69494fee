import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocationId } from '../../contract/model/ids.ts';
import type { PartnerAction } from '../../contract/model/partner.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import { installationStatus } from '../../main/altegio/installations.ts';
import { actionKinds } from '../../main/partner/actionKinds.ts';
import type { ActionKindName, ActionOf, ReadyAction } from '../../main/partner/actionKind.ts';
import { paymentShown, type PaymentAction } from '../../main/partner/billing/sendPayment.ts';
import type { PartnerAtWork } from '../../main/partner/partnerAtWork.ts';
import { firstLocation, ledgerLines, openLedger, partnerAt } from '../support/partnerAtWork.ts';
import { type SalonApi, startSalon } from './salonApi.ts';

const PAYMENT = 'POST /marketplace/partner/payment';
const STATUS = /GET \/marketplace\/salon\/\d+\/application\/\d+$/;

let salon: SalonApi;
let at: PartnerAtWork;
let locationId: LocationId;

beforeEach(async () => {
  salon = await startSalon();
  at = partnerAt(salon);
  locationId = firstLocation(salon);
});

afterEach(async () => {
  expect(salon.simulator.violations).toEqual([]);
  await salon.simulator.stop();
});

const aPayment = (change: Partial<PaymentAction> = {}): PaymentAction => ({
  kind: 'payment',
  locationId,
  currency: 'EUR',
  sum: 19.9,
  paidOn: '2026-11-26',
  fromDay: '2026-12-01',
  toDay: '2026-12-31',
  ...change,
});

const readied = <K extends ActionKindName>(name: K, action: ActionOf<K>) => actionKinds[name]?.(action, at);

async function prepared(action: PartnerAction): Promise<ReadyAction> {
  const ready = await readied(action.kind, action);
  if (!ready?.ok) throw new Error(`Not prepared: ${JSON.stringify(ready?.error)}`);
  return ready.value;
}

const send = async (action: PartnerAction): Promise<Outcome> => (await prepared(action)).send();
const paymentsSent = (): number => salon.simulator.requestsTo(PAYMENT).length;

async function payments() {
  const status = await installationStatus(at.api, { locationId, applicationId: at.applicationId });
  if (!status.ok || !status.value) throw new Error('no status');
  return status.value.payments.filter(({ sum }) => sum === 19.9);
}

describe('a payment', () => {
  test('that repeats one which is there already is said to, and wants the name of the location', async () => {
    expect(await prepared(aPayment())).toMatchObject({ repeats: null, typeToConfirm: null });
    expect(await send(aPayment())).toEqual({ kind: 'done' });

    const [row] = await payments();
    const again = await prepared(aPayment());
    expect(again).toMatchObject({ repeats: row?.id, typeToConfirm: at.locationOf(locationId)?.title });
    expect(await prepared(aPayment({ sum: 20 }))).toMatchObject({ repeats: null, typeToConfirm: null });
    expect(await again.send()).toEqual({ kind: 'done' });
    expect(await payments()).toHaveLength(2);
  });

  test('leaves as it was shown, with days as midnights, and its number is in the ledger', async () => {
    const { requests, send: go } = await prepared(aPayment());
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      payment_sum: 19.9,
      payment_date: '2026-11-26 00:00:00',
      period_from: '2026-12-01 00:00:00',
      period_to: '2026-12-31 00:00:00',
    });
    expect(await go()).toEqual({ kind: 'done' });

    const [row] = await payments();
    expect(ledgerLines(at)).toEqual([`notifyPayment done payment ${row?.id}`]);
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(salon.simulator.requestsTo(PAYMENT)[0]?.body);
  });

  test('whose answer is lost is found in the list and not sent again', async () => {
    salon.simulator.failWith('lostAnswer', { path: PAYMENT, times: 1 });
    expect(await send(aPayment())).toEqual({ kind: 'done' });

    const rows = await payments();
    expect(rows).toHaveLength(1);
    expect(paymentsSent()).toBe(1);
    expect(ledgerLines(at)).toEqual([
      `notifyPayment done payment ${rows[0]?.id}, found in the list of payments`,
    ]);
  });

  test('that never arrived stays lost, and may be sent again', async () => {
    salon.simulator.failWith('cutHeaders', { path: PAYMENT, times: 1 });
    expect(await send(aPayment())).toMatchObject({ problem: { kind: 'answerLost' } });
    expect(ledgerLines(at)).toEqual(['notifyPayment lost not in the list of payments']);

    expect(await send(aPayment())).toEqual({ kind: 'done' });
    expect(await payments()).toHaveLength(1);
  });

  test('that arrived while nobody could look is found before the next one, which is refused', async () => {
    salon.simulator.failWith('lostAnswer', { path: PAYMENT, times: 1 });
    const heal = salon.simulator.failWith(500, { path: STATUS });
    expect(await send(aPayment())).toMatchObject({ problem: { kind: 'answerLost' } });
    expect(ledgerLines(at)).toEqual(['notifyPayment lost the list of payments could not be read']);
    heal();

    const again = await actionKinds.payment?.(aPayment(), at);
    const [row] = await payments();
    expect(again).toMatchObject({
      ok: false,
      error: { kind: 'changedMeanwhile', detail: expect.stringContaining(String(row?.id)) as string },
    });
    expect(paymentsSent()).toBe(1);
    expect(ledgerLines(at)[0]).toContain(`done payment ${row?.id}`);
  });

  test('that the app was sending when it was killed is looked for after the start', async () => {
    const request = paymentShown(at, aPayment());
    await send(aPayment());
    // As the killed app left it: begun, taken by Altegio, and never ended.
    const dir = partnerAt(salon).dir;
    openLedger(dir).begin({ operation: request.operation, locationIds: [locationId], requests: [request] });
    at = partnerAt(salon, dir);

    expect(await actionKinds.payment?.(aPayment(), at)).toMatchObject({
      ok: false,
      error: { kind: 'changedMeanwhile' },
    });
    expect(await payments()).toHaveLength(1);
  });

  test('is not sent while the list cannot be read and an earlier one is in doubt', async () => {
    salon.simulator.failWith('cutHeaders', { path: PAYMENT, times: 1 });
    const first = await prepared(aPayment());
    const second = await prepared(aPayment());
    await first.send();
    salon.simulator.failWith('html403', { path: STATUS });
    expect(await second.send()).toMatchObject({ problem: { kind: 'networkBlock' } });
    expect(paymentsSent()).toBe(1);
  });

  test('pressed twice at the same time goes out once', async () => {
    const first = await prepared(aPayment());
    const second = await prepared(aPayment());
    const outcomes = await Promise.all([first.send(), second.send()]);
    expect(outcomes).toMatchObject([{ kind: 'done' }, { problem: { kind: 'alreadyRunning' } }]);
    expect(await payments()).toHaveLength(1);
  });

  test('an older one that looks the same is not taken for the one that got lost', async () => {
    await send(aPayment());
    salon.simulator.failWith('cutHeaders', { path: PAYMENT, times: 1 });
    expect(await send(aPayment())).toMatchObject({ problem: { kind: 'answerLost' } });
    expect(ledgerLines(at)[0]).toBe('notifyPayment lost not in the list of payments');
  });

  test.each([
    { name: 'a period that ends before it begins', change: { toDay: '2026-11-30' } },
    { name: 'a sum to the tenth of a cent', change: { sum: 1.001 } },
  ])('with $name is not even shown', async ({ change }) => {
    const refused = await actionKinds.payment?.(aPayment(change), at);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
  });

  test('that Altegio refuses says so, and nothing is looked for', async () => {
    salon.simulator.setInstallation(locationId, 'notInstalled');
    const { send: go } = await prepared(aPayment());
    const looked = salon.simulator.requestsTo(STATUS).length;
    expect(await go()).toMatchObject({ problem: { kind: 'noRight' } });
    expect(ledgerLines(at)).toEqual(['notifyPayment refused forbidden']);
    expect(salon.simulator.requestsTo(STATUS)).toHaveLength(looked);
  });
});

describe('a refund', () => {
  const REFUND = /POST \/marketplace\/partner\/payment\/refund\/\d+$/;

  async function refundOf(): Promise<PartnerAction> {
    await send(aPayment());
    const [row] = await payments();
    return { kind: 'refund', locationId, paymentId: row?.id ?? 0 };
  }

  test('is sent once for a payment of the location, and refused when it was refunded before', async () => {
    const refund = await refundOf();
    expect(await send(refund)).toEqual({ kind: 'done' });
    expect(await payments()).toMatchObject([{ refunded: true }]);
    await expect(send(refund)).rejects.toThrow('changedMeanwhile');
    expect(salon.simulator.requestsTo(REFUND)).toHaveLength(1);
  });

  test('whose answer is lost is read back', async () => {
    const refund = await refundOf();
    salon.simulator.failWith('lostAnswer', { path: REFUND, times: 1 });
    expect(await send(refund)).toEqual({ kind: 'done' });
    expect(ledgerLines(at)[0]).toBe('notifyRefund done refunded, says the list of payments');
    expect(salon.simulator.requestsTo(REFUND)).toHaveLength(1);
  });

  test('that never arrived stays lost, and the ledger says that it was looked for', async () => {
    const refund = await refundOf();
    salon.simulator.failWith('cutHeaders', { path: REFUND, times: 1 });
    expect(await send(refund)).toMatchObject({ problem: { kind: 'answerLost' } });
    expect(ledgerLines(at)[0]).toBe('notifyRefund lost not refunded, says the list of payments');
  });

  test('that was shown twice is sent once', async () => {
    const refund = await refundOf();
    const [first, second, third] = [await prepared(refund), await prepared(refund), await prepared(refund)];
    const ends = await Promise.all([first.send(), second.send()]);
    expect(ends).toMatchObject([{ kind: 'done' }, { problem: { kind: 'alreadyRunning' } }]);
    expect(await third.send()).toMatchObject({ problem: { kind: 'changedMeanwhile' } });
    expect(salon.simulator.requestsTo(REFUND)).toHaveLength(1);
  });

  test('is not sent while the list cannot be read and an earlier one is in doubt', async () => {
    const refund = await refundOf();
    const [first, second] = [await prepared(refund), await prepared(refund)];
    salon.simulator.failWith('cutHeaders', { path: REFUND, times: 1 });
    await first.send();
    const endFailing = salon.simulator.failWith(500, { path: STATUS });
    expect(await second.send()).toMatchObject({ problem: { kind: 'server' } });
    endFailing();
    expect(salon.simulator.requestsTo(REFUND)).toHaveLength(1);
  });

  test('of a payment that the location does not have is not shown', async () => {
    await expect(send({ kind: 'refund', locationId, paymentId: 99_999 })).rejects.toThrow('notFound');
  });
});

test('a discount for several locations is one request', async () => {
  const locationIds = at.locations().map(({ id }) => id);
  expect(await send({ kind: 'discount', locationIds: [...locationIds, locationId], percent: 15 })).toEqual({
    kind: 'done',
  });
  expect(salon.simulator.requestsTo('POST /marketplace/application/add_discount')).toMatchObject([
    { body: { salon_ids: locationIds, discount: 15 } },
  ]);
  expect(at.ledger.list(0, 1).entries[0]?.locationIds).toEqual(locationIds);
});

test('a payment that another program has sent since it was shown is not sent again', async () => {
  const { send: go } = await prepared(aPayment());
  const other = { ...at, ledger: openLedger(at.dir) };
  const first = await actionKinds.payment?.(aPayment(), other);
  if (!first?.ok) throw new Error('not prepared');
  expect(await first.value.send()).toEqual({ kind: 'done' });

  expect(await go()).toMatchObject({ problem: { kind: 'changedMeanwhile' } });
  expect(await payments()).toHaveLength(1);
});
