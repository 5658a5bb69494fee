import { describe, expect, it, test } from 'vitest';
import { ClientId, LocationId } from '../../../../contract/model/ids.ts';
import type { Result } from '../../../../contract/result.ts';
import type { AltegioApi } from '../../../../main/altegio/altegioApi.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { createAppointment } from '../../../../main/altegio/appointments.ts';
import { addDiscount, notifyPayment, paymentLink, refundPayment } from '../../../../main/altegio/billing.ts';
import { getClientFields, updateClient } from '../../../../main/altegio/clientFields.ts';
import { addClientComment, createClient } from '../../../../main/altegio/clients.ts';
import {
  activateByRedirect,
  activateInstallation,
  installationStatus,
  uninstallApplication,
} from '../../../../main/altegio/installations.ts';
import { setShortNames, updateChannel } from '../../../../main/altegio/messagingApps.ts';
import { notifyCall, saveCall, setTelephony } from '../../../../main/altegio/telephony.ts';
import { setWebhookSettings, webhookSettings } from '../../../../main/altegio/webhookSettings.ts';
import { anApi, bodyOf, envelope, type FakeAnswer, refusal } from './fakeTransport.ts';

const locationId = LocationId.parse(615243);
const clientId = ClientId.parse(16);
const installation = { locationId, applicationId: 4217 };
const call = { crmToken: 'crm', direction: 'incoming', phone: '+13155550175', diversion: '+1315' } as const;
const payment = {
  ...installation,
  currency: 'EUR',
  sum: 49,
  paidAtText: '2026-01-01 00:00:00',
  fromText: '2026-01-01 00:00:00',
  toText: '2026-02-01 00:00:00',
};
const fields = {
  name: 'James',
  surname: '',
  phoneDigits: '13155550175',
  email: '',
  comment: '',
  categoryIds: [4],
  importance: 3,
  discountPercent: null,
};
const webhooks = { locationId, urls: ['https://hooks.example.com/a'], active: true, flags: { record: true } };
const booking = {
  location: { id: locationId, timeZone: 'America/New_York' },
  staffId: 1,
  services: [{ id: 331 }],
  client: { name: 'James', phoneDigits: '13155550175' },
  localStart: '2026-12-21T15:00',
  durationSeconds: 3600,
  apiId: 'ringdesk-1',
};
const EMPTY: FakeAnswer = { status: 201, body: '' };

describe('what creates or changes something', () => {
  const changes: Readonly<Record<string, (api: AltegioApi) => Promise<Result<unknown, ApiError>>>> = {
    activateInstallation: (api) => activateInstallation(api, installation),
    activateByRedirect: (api) => activateByRedirect(api, installation),
    uninstallApplication: (api) => uninstallApplication(api, installation),
    notifyPayment: (api) => notifyPayment(api, payment),
    refundPayment: (api) => refundPayment(api, { paymentId: 1523 }),
    addDiscount: (api) => addDiscount(api, { locationIds: [locationId], applicationId: 4217, percent: 15 }),
    setShortNames: (api) => setShortNames(api, { ...installation, shortNames: ['Studio'] }),
    updateChannel: (api) => updateChannel(api, { ...installation, channel: 'sms', available: true }),
    setTelephony: (api) => setTelephony(api, { crmToken: 'crm', enabled: true }),
    notifyCall: (api) => notifyCall(api, call),
    saveCall: (api) => saveCall(api, call),
    setWebhookSettings: (api) => setWebhookSettings(api, webhooks),
    createClient: (api) => createClient(api, { locationId, name: 'James', phoneDigits: '13155550175' }),
    updateClient: (api) => updateClient(api, { locationId, clientId, ...fields }),
    addClientComment: (api) => addClientComment(api, { locationId, clientId, text: 'x' }),
    createAppointment: (api) => createAppointment(api, booking),
  };

  it.each(Object.entries(changes))('%s leaves once, also when its answer is lost', async (_name, change) => {
    const { api, transport } = anApi([{ failure: { kind: 'broken', detail: 'ECONNRESET' } }]);

    expect(await change(api)).toEqual({ ok: false, error: { kind: 'broken', detail: 'ECONNRESET' } });
    expect(transport.sent.map(({ neverTwice }) => neverTwice)).toEqual([true]);
  });
});

describe('installationStatus', () => {
  test('goes to the Marketplace’s address with the partner token only', async () => {
    const { api, transport } = anApi([envelope({ connection_status: { status: 'active' } })]);
    await installationStatus(api, installation);

    expect(transport.sent[0]).toMatchObject({
      url: 'https://app.example.com/marketplace/salon/615243/application/4217',
      headers: { Authorization: 'Bearer partner-secret' },
    });
  });

  test('reads sums and flags that come as text, and leaves out rows without what counts', async () => {
    const { api } = anApi([
      envelope({
        connection_status: { status: 'freezed', created_at: '2026-06-27 12:20:02' },
        payments: [
          { id: '1523', payment_sum: '1523.12', payment_date: '2026-06-27 12:22:02', is_refunded: '1' },
          { id: 1524, payment_sum: 'much' },
          { payment_sum: 1 },
        ],
        logs: [
          {
            changed_at: '2026-06-27 12:20:02',
            status_from: 'uninstalled',
            status_to: 'pending',
            source: null,
          },
          { changed_at: '2026-07-28 00:00:10', status_from: null, status_to: 'paused', source: 'billing' },
          { status_to: 'active' },
        ],
      }),
    ]);

    expect(await installationStatus(api, installation)).toEqual({
      ok: true,
      value: {
        state: 'frozen',
        createdAtText: '2026-06-27 12:20:02',
        payments: [
          {
            id: 1523,
            sum: 1523.12,
            paidAtText: '2026-06-27 12:22:02',
            fromText: '',
            toText: '',
            refunded: true,
          },
        ],
        log: [
          { atText: '2026-06-27 12:20:02', from: 'notInstalled', to: 'pending', source: '' },
          { atText: '2026-07-28 00:00:10', from: null, to: 'other', source: 'billing' },
        ],
        oddRows: 3,
      },
    });
  });

  it.each([
    [{ connection_status: { status: 'pending', created_at: null }, payments: {}, logs: {} }, 'pending'],
    [{ connection_status: { status: 'uninstalled' } }, 'notInstalled'],
    [{ connection_status: { status: 'on_hold' } }, 'other'],
  ])('reads %j as %s', async (data, state) => {
    const { api } = anApi([envelope(data)]);

    expect(await installationStatus(api, installation)).toMatchObject({
      ok: true,
      value: { state, payments: [], log: [] },
    });
  });

  it.each([[null], [[]], [{}], [{ connection_status: {} }], [{ connection_status: { status: null } }]])(
    'takes %j for no status at all',
    async (data) => {
      const { api } = anApi([envelope(data)]);

      expect(await installationStatus(api, installation)).toMatchObject({
        ok: false,
        error: { kind: 'badResponse' },
      });
    },
  );

  test('takes Altegio’s 404 for not installed, and no other', async () => {
    const { api } = anApi([
      refusal(404),
      { status: 404, body: '<html>Not found</html>' },
      { status: 404, body: '' },
    ]);

    expect(await installationStatus(api, installation)).toEqual({ ok: true, value: null });
    expect(await installationStatus(api, installation)).toMatchObject({ error: { kind: 'badResponse' } });
    expect(await installationStatus(api, installation)).toMatchObject({ error: { kind: 'badResponse' } });
  });
});

describe('an empty answer', () => {
  it.each([EMPTY, { status: 200, body: '\ufeff \n' }])(
    '%j is success where it is described',
    async (answer) => {
      const { api } = anApi([answer]);

      expect(await activateInstallation(api, installation)).toEqual({ ok: true, value: null });
    },
  );

  test('is none elsewhere', async () => {
    const { api } = anApi([EMPTY]);

    expect(await uninstallApplication(api, installation)).toEqual({
      ok: false,
      error: { kind: 'badResponse', detail: 'empty body' },
    });
  });

  it.each([
    ['a page of the guest network', '<html>Accept and connect</html>', 'captive portal or proxy page'],
    ['half a text', '{"success": tru', 'not JSON'],
    ['no envelope', 'null', 'no envelope'],
    ['a refusal', '{"success":false}', 'success: false.'],
  ])('is not the same as %s', async (_what, body, detail) => {
    const { api } = anApi([{ status: 201, body }]);

    expect(await activateInstallation(api, installation)).toEqual({
      ok: false,
      error: { kind: 'badResponse', detail },
    });
  });

  test('with a refusing status is a refusal; of a 403 it is the network’s', async () => {
    const { api } = anApi([
      { status: 403, body: '' },
      { status: 500, body: '' },
    ]);

    expect(await activateInstallation(api, installation)).toEqual({
      ok: false,
      error: { kind: 'networkBlock' },
    });
    expect(await activateInstallation(api, installation)).toEqual({
      ok: false,
      error: { kind: 'server', status: 500 },
    });
  });
});

describe('money', () => {
  it.each([
    [{ id: '123' }, 123],
    [{ id: 123 }, 123],
    [{}, null],
    [null, null],
    [[], null],
  ])('taken with %j has the id %s', async (data, paymentId) => {
    const { api } = anApi([envelope(data)]);

    expect(await notifyPayment(api, payment)).toEqual({ ok: true, value: { paymentId } });
  });

  it.each([
    'http://alteg.io/pay',
    'javascript:alert(1)',
    '/pay',
    '',
    'https://alteg.io/\u001b[2J',
    'https://alteg.io/\u202ex',
  ])('is not paid at the address %j', async (url) => {
    const { api } = anApi([envelope({ url })]);

    expect(await paymentLink(api, installation)).toMatchObject({ error: { kind: 'badResponse' } });
  });
});

describe('webhook settings', () => {
  test('keep flags that nobody knows yet, and nothing that is no flag', async () => {
    const { api } = anApi([
      envelope({
        urls: ['https://hooks.example.com/a?key=ä'],
        active: '1',
        record: 1,
        client: '0',
        visits_plus: 1,
        salon_id: 1,
        self_sending: 1,
        url_settings: [],
        __proto__x: 1,
        note: 'x',
      }),
    ]);

    expect(await webhookSettings(api, { locationId })).toEqual({
      ok: true,
      value: {
        urls: ['https://hooks.example.com/a?key=ä'],
        active: true,
        flags: { record: true, client: false, visits_plus: true },
      },
    });
  });

  test('are not read at all when one address cannot be: a write would take it away', async () => {
    const { api } = anApi([envelope({ urls: ['https://hooks.example.com/a', { url: 'x' }], active: 1 })]);

    expect(await webhookSettings(api, { locationId })).toMatchObject({ error: { kind: 'badResponse' } });
  });

  test('are written in full, flags as numbers', async () => {
    const { api, transport } = anApi([envelope({ urls: webhooks.urls, active: 0 })]);
    await setWebhookSettings(api, { ...webhooks, active: false, flags: { record: true, good: false } });

    expect(bodyOf(transport.sent[0])).toEqual({ urls: webhooks.urls, active: 0, record: 1, good: 0 });
  });
});

describe('a card that is written back', () => {
  test('is what it was, long texts and odd characters too', async () => {
    const comment = `${'x'.repeat(5_000)}\u200b`;
    const { api, transport } = anApi([
      envelope({ id: 16, name: 'James', phone: 13155550175, comment, categories: {}, discount: '5' }),
      envelope({ id: 16 }),
    ]);
    const read = await getClientFields(api, { locationId, clientId });
    if (!read.ok) throw new Error(read.error.kind);
    await updateClient(api, { locationId, clientId, ...read.value, phoneDigits: '13155550175' });

    expect(bodyOf(transport.sent[1])).toEqual({
      name: 'James',
      surname: '',
      phone: '13155550175',
      email: '',
      comment,
      labels: [],
      discount: 5,
    });
  });

  it.each(['+131****0175', '', '****'])('has no number where %j is shown', async (phone) => {
    const { api } = anApi([envelope({ id: 16, name: 'James', phone })]);

    expect(await getClientFields(api, { locationId, clientId })).toMatchObject({
      ok: true,
      value: { phoneDigits: null },
    });
  });
});

describe('a booking', () => {
  const row = { id: 2, date: '2026-12-21 15:00:00', client: null };

  test('tells the wall clock with the offset of that day', async () => {
    const { api, transport } = anApi([envelope([row])]);
    await createAppointment(api, booking);

    expect(bodyOf(transport.sent[0])).toMatchObject({
      datetime: '2026-12-21T15:00:00-05:00',
      save_if_busy: false,
      send_sms: false,
      api_id: 'ringdesk-1',
    });
  });

  it.each([[[row]], [row], [[null, row, row]]])('is made when %j comes back', async (data) => {
    const { api } = anApi([envelope(data)]);

    expect(await createAppointment(api, booking)).toMatchObject({
      ok: true,
      value: { appointment: { id: 2 } },
    });
  });
});

test('a call is saved with whole seconds and a numeric offset', async () => {
  const { api, transport } = anApi([EMPTY]);
  await saveCall(api, { ...call, startedAt: '2026-09-01T14:40:28.900-05:00' });

  expect(bodyOf(transport.sent[0])).toEqual({
    command: 'history',
    type: 'incoming',
    crm_token: 'crm',
    phone: '+13155550175',
    diversion: '+1315',
    date: '2026-09-01T19:40:28+00:00',
  });
});
