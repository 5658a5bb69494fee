import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocationId } from '../../contract/model/ids.ts';
import type { AltegioApi } from '../../main/altegio/altegioApi.ts';
import { setWebhookSettings } from '../../main/altegio/webhookSettings.ts';
import type { ReadyAction } from '../../main/partner/actionKind.ts';
import type { PartnerAtWork } from '../../main/partner/partnerAtWork.ts';
import { readWebhooks } from '../../main/partner/webhooks/readWebhooks.ts';
import { webhookAction } from '../../main/partner/webhooks/webhookAction.ts';
import { firstLocation, ledgerLines, partnerAt } from '../support/partnerAtWork.ts';
import { type SalonApi, startSalon } from './salonApi.ts';

const OTHERS = 'https://hooks.example.com/loyalty';
const OURS = 'https://ringdesk.example.com/events?secret=hush';
const WRITE = /POST \/api\/v1\/hooks_settings\/\d+$/;
const READ = /GET \/api\/v1\/hooks_settings\/\d+$/;

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

const prepare = (urls: string[], active = true) =>
  webhookAction({ kind: 'webhooks', locationId, urls, active }, at);

async function prepared(urls: string[]): Promise<ReadyAction> {
  const ready = await prepare(urls);
  if (!ready.ok) throw new Error(`Not prepared: ${JSON.stringify(ready.error)}`);
  return ready.value;
}

async function urlsNow(): Promise<readonly string[]> {
  const list = await readWebhooks(at, locationId);
  return list.ok ? list.value.urls : [];
}

test('the difference and the request are shown; the other vendor and all flags stay', async () => {
  const { difference, requests, send } = await prepared([OTHERS, OURS]);
  expect(difference).toEqual({ added: [OURS], removed: [], kept: [OTHERS] });
  const body = JSON.parse(requests[0]?.body ?? '') as unknown;
  expect(body).toMatchObject({ urls: [OTHERS, OURS], active: 1, client: 1, record: 1, service: 0 });
  expect(salon.simulator.requestsTo(WRITE)).toEqual([]);

  expect(await send()).toEqual({ kind: 'done' });
  expect(salon.simulator.requestsTo(WRITE).map((request) => request.body)).toEqual([body]);
  expect(await urlsNow()).toEqual([OTHERS, OURS]);
  expect(ledgerLines(at)).toEqual(['setHookSettings done 2 addresses']);
});

test('secrets in addresses do not get into the ledger', async () => {
  await (await prepared([OTHERS, OURS])).send();
  expect(JSON.stringify(at.ledger.list(0, 10))).not.toContain('hush');
});

test('a list that another vendor changed meanwhile is not written over', async () => {
  const { send } = await prepared([OTHERS, OURS]);
  const urls = [OTHERS, 'https://third.example.com/hook'];
  await setWebhookSettings(at.api, { locationId, urls, active: true, flags: { record: true } });

  expect(await send()).toMatchObject({ problem: { kind: 'changedMeanwhile' } });
  expect(await urlsNow()).toEqual(urls);
  expect(salon.simulator.requestsTo(WRITE)).toHaveLength(1);
  expect(ledgerLines(at)).toEqual([]);
});

test('flags that changed meanwhile count as well', async () => {
  const { send } = await prepared([OTHERS, OURS]);
  await setWebhookSettings(at.api, { locationId, urls: [OTHERS], active: true, flags: { record: true } });
  expect(await send()).toMatchObject({ problem: { kind: 'changedMeanwhile' } });
});

test('a result that is not what was asked for is told, and stands in the ledger', async () => {
  const forgetful = Object.create(at.api) as AltegioApi;
  forgetful.call = (operation, options) =>
    at.api.call(
      operation.name === 'setHookSettings'
        ? { ...operation, body: { urls: [OTHERS], active: 1 } }
        : operation,
      options,
    );
  const ready = await webhookAction(
    { kind: 'webhooks', locationId, urls: [OTHERS, OURS], active: true },
    { ...at, api: forgetful },
  );
  expect(ready.ok && (await ready.value.send())).toMatchObject({
    problem: {
      kind: 'changedMeanwhile',
      detail: expect.stringContaining('missing: https://ringdesk.example.com/events?[query]') as string,
    },
  });
  expect(ledgerLines(at)[0]).toContain('missing: https://ringdesk.example.com/events?[query]');
});

test('a write whose answer is lost is read back', async () => {
  const { send } = await prepared([OTHERS, OURS]);
  salon.simulator.failWith('lostAnswer', { path: WRITE, times: 1 });
  expect(await send()).toEqual({ kind: 'done' });
  expect(ledgerLines(at)).toEqual(['setHookSettings done written, says the list']);
  expect(salon.simulator.requestsTo(WRITE)).toHaveLength(1);
});

test('a write that never arrived stays lost', async () => {
  const { send } = await prepared([OTHERS, OURS]);
  salon.simulator.failWith('cutHeaders', { path: WRITE, times: 1 });
  expect(await send()).toMatchObject({ problem: { kind: 'answerLost' } });
  expect(ledgerLines(at)).toEqual(['setHookSettings lost not written, says the list']);
});

test.each([
  { name: 'no address', urls: [] },
  { name: 'eleven addresses', urls: Array.from({ length: 11 }, (_, n) => `https://a.example.com/${n}`) },
  { name: 'the same twice', urls: [OTHERS, OTHERS] },
  { name: 'an address without https', urls: [OTHERS, 'http://ours.example.com/'] },
  { name: 'an address with a password', urls: [OTHERS, 'https://me:secret@ours.example.com/'] },
  { name: 'what stands there already', urls: [OTHERS] },
])('$name is refused before anything is shown', async ({ urls }) => {
  expect(await prepare(urls)).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
});

test('an odd address of another vendor may stay', async () => {
  const odd = 'http://old.example.com/hook';
  await setWebhookSettings(at.api, { locationId, urls: [odd], active: true, flags: {} });
  expect(await (await prepared([odd, OURS])).send()).toEqual({ kind: 'done' });
  expect(await urlsNow()).toEqual([odd, OURS]);
});

test('nothing is shown when the list cannot be read', async () => {
  salon.simulator.failWith(403, { path: READ });
  expect(await prepare([OTHERS, OURS])).toMatchObject({ ok: false, error: { kind: 'noRight' } });
});
