import { describe, expect, it, test } from 'vitest';
import { ClientId, LocationId } from '../../../../contract/model/ids.ts';
import { listOfClient } from '../../../../main/altegio/appointments.ts';
import { signIn } from '../../../../main/altegio/auth.ts';
import { createClient, getClient, searchByDigits } from '../../../../main/altegio/clients.ts';
import { countries } from '../../../../main/altegio/dictionaries.ts';
import { listMine } from '../../../../main/altegio/locations.ts';
import { anApi, bodyOf, envelope, refusal } from './fakeTransport.ts';

const locationId = LocationId.parse(615243);
const clientId = ClientId.parse(16);

describe('signIn', () => {
  test('sends the partner token only and gives the user token', async () => {
    const { api, transport } = anApi([{ status: 201, ...envelope({ user_token: 'abc', name: 'Dana' }) }]);

    expect(await signIn(api, { login: 'd@example.com', password: 'pw' })).toEqual({
      ok: true,
      value: { kind: 'signedIn', userToken: 'abc' },
    });
    expect(transport.sent[0]?.headers['Authorization']).toBe('Bearer partner-secret');
    expect(bodyOf(transport.sent[0])).toEqual({ login: 'd@example.com', password: 'pw' });
  });

  it.each([[{ uuid: 'x' }], [null], [[]], [{ user_token: '' }], [{ user_token: null }]])(
    'asks for an extra confirmation when the answer is %j',
    async (data) => {
      const { api } = anApi([envelope(data)]);

      expect(await signIn(api, { login: 'd', password: 'pw' })).toEqual({
        ok: true,
        value: { kind: 'extraConfirmation' },
      });
    },
  );
});

describe('listMine', () => {
  const row = {
    id: '4232',
    title: 'Uptown',
    timezone_name: 'Europe/Berlin',
    country_id: 7,
    currency_short_title: '€',
    main_group_id: 2,
  };

  async function locationsOf(...rows: readonly unknown[]) {
    const { api } = anApi([envelope(rows)]);
    const answer = await listMine(api);
    if (!answer.ok) throw new Error(answer.error.kind);
    return answer.value;
  }

  test('reads a location with its chain', async () => {
    expect(
      await locationsOf({
        ...row,
        groups: [
          { id: 1, title: 'A' },
          { id: 2, title: 'B' },
        ],
      }),
    ).toEqual({
      oddRows: 0,
      locations: [
        {
          id: 4232,
          title: 'Uptown',
          timeZone: 'Europe/Berlin',
          countryId: 7,
          currency: '€',
          chain: { id: 2, title: 'B' },
        },
      ],
    });
  });

  it.each([
    ['an object keyed by id', { groups: { '2': { id: '2', title: 'B' } } }, { chain: { id: 2, title: 'B' } }],
    ['the main chain', { main_group: { id: 9, title: 'M' } }, { chain: { id: 9, title: 'M' } }],
    ['no chain', { groups: [], main_group: null }, { chain: null }],
    ['groups of another kind', { groups: 'none' }, { chain: null }],
    [
      'a zone nobody knows, with an offset',
      { timezone_name: 'Mars/Base', timezone: -5 },
      { timeZone: 'Etc/GMT+5' },
    ],
    ['no zone, east', { timezone_name: null, timezone: 3 }, { timeZone: 'Etc/GMT-3' }],
    ['no zone, half an hour', { timezone_name: '', timezone: 5.5 }, { timeZone: '+05:30' }],
    ['no zone, hours as text', { timezone_name: '', timezone: 'UTC+3' }, { timeZone: 'Etc/GMT-3' }],
    ['no zone at all', { timezone_name: undefined }, { timeZone: null }],
    ['a blank title', { title: ' ' }, { title: '4232' }],
    [
      'no country, no currency',
      { country_id: null, currency_short_title: null },
      { countryId: null, currency: null },
    ],
  ])('tolerates %s', async (_name, change, expected) => {
    expect((await locationsOf({ ...row, ...change })).locations[0]).toMatchObject(expected);
  });

  test('drops and counts what has no id or title, and keeps each id once', async () => {
    const list = await locationsOf(row, { title: 'no id' }, { id: 5 }, { ...row, id: 4232 });

    expect(list).toMatchObject({ oddRows: 2, locations: [{ id: 4232 }] });
  });

  test('reads pages until a short one, as the user, with chains', async () => {
    const full = Array.from({ length: 200 }, (_, index) => ({ ...row, id: index + 1 }));
    const { api, transport } = anApi([envelope(full), envelope([{ ...row, id: 201 }])]);
    const answer = await listMine(api);

    expect(answer.ok && answer.value.locations).toHaveLength(201);
    expect(transport.sent.map(({ url }) => url.split('?')[1])).toEqual([
      'my=1&show_groups=1&page=1&count=200',
      'my=1&show_groups=1&page=2&count=200',
    ]);
  });

  test('ends when a server repeats its first page', async () => {
    const full = Array.from({ length: 200 }, (_, index) => ({ ...row, id: index + 1 }));
    const { api, transport } = anApi([envelope(full), envelope(full)]);
    await listMine(api);

    expect(transport.sent).toHaveLength(2);
  });

  test('is a failure when a later page fails: half a list is no list', async () => {
    const full = Array.from({ length: 200 }, (_, index) => ({ ...row, id: index + 1 }));
    const { api } = anApi([envelope(full), refusal(500)]);

    expect(await listMine(api)).toEqual({ ok: false, error: { kind: 'server', status: 500 } });
  });
});

describe('clients', () => {
  test('are searched by digits', async () => {
    const { api, transport } = anApi([
      envelope([
        { id: 51342134, name: 'James', surname: 'Smith', phone: '+13155550175', visit_count: 34 },
        { id: 5, name: 'Ana', surname: null, phone: 13155550175, visits_count: '2' },
        { id: 6, name: null, phone: null },
        { name: 'nobody' },
      ]),
    ]);

    expect(await searchByDigits(api, { locationId, digits: '3155550175' })).toEqual({
      ok: true,
      value: {
        rowCount: 4,
        oddRows: 1,
        rows: [
          { id: 51342134, name: 'James Smith', phoneText: '+13155550175', visitCount: 34 },
          { id: 5, name: 'Ana', phoneText: '13155550175', visitCount: 2 },
          { id: 6, name: '', phoneText: '', visitCount: null },
        ],
      },
    });
    expect(transport.sent[0]?.url).toBe('https://api.example.com/api/v1/company/615243/clients/search');
    expect(bodyOf(transport.sent[0])).toMatchObject({
      page_size: 50,
      filters: [{ type: 'quick_search', state: { value: '3155550175' } }],
    });
  });

  const card = {
    id: 16,
    name: 'James',
    surname: 'Smith',
    phone: 13155550179,
    categories: [
      { id: 4, title: 'VIP', color: '#e8d313' },
      { id: 5, title: 'Regular', color: 'red' },
      { id: 6, title: '' },
    ],
    importance_id: 3,
    importance: 'Gold',
    comment: 'Prefers\r\nmornings',
    spent: 1000,
    balance: -12.5,
    visits: 34,
  };

  test('have a card', async () => {
    const { api, transport } = anApi([envelope(card)]);

    expect(await getClient(api, { locationId, clientId })).toEqual({
      ok: true,
      value: {
        id: 16,
        name: 'James Smith',
        phoneText: '13155550179',
        importance: 'Gold',
        categories: [
          { title: 'VIP', color: '#e8d313' },
          { title: 'Regular', color: null },
        ],
        visitCount: 34,
        comment: 'Prefers\nmornings',
        balance: -12.5,
        spent: 1000,
      },
    });
    expect(transport.sent[0]?.url).toBe('https://api.example.com/api/v1/client/615243/16');
  });

  it.each([
    ['categories as an empty object', { categories: {} }, { categories: [] }],
    ['no importance', { importance_id: 0, importance: 'No importance class' }, { importance: null }],
    ['importance without its number', { importance_id: null, importance: 'VIP' }, { importance: 'VIP' }],
    ['a blank comment', { comment: ' \n ' }, { comment: null }],
    ['money as text', { balance: '-3.50', spent: '1e3' }, { balance: -3.5, spent: null }],
    ['a masked number', { phone: '+1315*****75' }, { phoneText: '+1315*****75' }],
    ['a name that turns text round', { name: 'A\u202eB', surname: '' }, { name: 'A B' }],
    [
      'a name of ten thousand letters',
      { name: 'x'.repeat(10_000), surname: '' },
      { name: `${'x'.repeat(299)}…` },
    ],
  ])('tolerate %s', async (_name, change, expected) => {
    const { api } = anApi([envelope({ ...card, ...change })]);

    expect(await getClient(api, { locationId, clientId })).toMatchObject({ ok: true, value: expected });
  });

  test('are created with what was typed, nothing empty', async () => {
    const { api, transport } = anApi([
      { status: 201, ...envelope(card) },
      { status: 201, ...envelope([card]) },
    ]);

    expect(await createClient(api, { locationId, name: 'James', phoneDigits: '13155550179' })).toMatchObject({
      ok: true,
      value: { id: 16 },
    });
    expect(bodyOf(transport.sent[0])).toEqual({ name: 'James', phone: '13155550179' });
    expect(transport.sent[0]?.neverTwice).toBe(true);
    expect(await createClient(api, { locationId, name: 'J', surname: 'S', phoneDigits: '13' })).toMatchObject(
      { ok: true },
    );
    expect(bodyOf(transport.sent[1])).toEqual({ name: 'J', surname: 'S', phone: '13' });
  });

  test('that exist already are a conflict or invalid', async () => {
    const { api } = anApi([refusal(409, 'exists'), refusal(422, 'exists', { phone: ['taken'] })]);
    const wanted = { locationId, name: 'James', phoneDigits: '13155550179' };

    expect(await createClient(api, wanted)).toEqual({
      ok: false,
      error: { kind: 'conflict', message: 'exists' },
    });
    expect(await createClient(api, wanted)).toMatchObject({ error: { kind: 'invalid', fields: ['phone'] } });
  });
});

describe('listOfClient', () => {
  const row = {
    id: 2,
    services: [{ id: 331, title: 'Haircut' }, { id: 332 }],
    staff: { id: 8886, name: 'Alex Taylor' },
    client: { id: 16, success_visits_count: 33, fail_visits_count: 1 },
    date: '2026-12-21 15:00:00',
    datetime: '2026-12-21T15:00:00-05:00',
    create_date: '2026-11-16T20:35:11-0500',
    attendance: -1,
    deleted: false,
  };
  const asked = { locationId, clientId, fromDay: '2025-11-21', toDay: '2027-05-21' };

  async function appointmentsOf(...rows: readonly unknown[]) {
    const { api } = anApi([envelope(rows)]);
    const answer = await listOfClient(api, asked);
    if (!answer.ok) throw new Error(answer.error.kind);
    return answer.value;
  }

  test('reads an appointment', async () => {
    const { api, transport } = anApi([envelope([row])]);

    expect(await listOfClient(api, asked)).toEqual({
      ok: true,
      value: {
        oddRows: 0,
        appointments: [
          {
            id: 2,
            localStart: '2026-12-21T15:00',
            services: ['Haircut'],
            staffName: 'Alex Taylor',
            attendance: -1,
            deleted: false,
            createdAt: '2026-11-17T01:35:11.000Z',
            noShowCount: 1,
            visitCount: 33,
          },
        ],
      },
    });
    expect(transport.sent[0]?.url).toBe(
      'https://api.example.com/api/v1/records/615243?client_id=16&start_date=2025-11-21&end_date=2027-05-21&page=1&count=200',
    );
  });

  it.each([
    [
      'a wrong offset: the wall clock counts',
      { datetime: '2026-12-21T15:00:00+03:00' },
      { localStart: '2026-12-21T15:00' },
    ],
    ['an offset in the date', { date: '2026-12-21T15:00:00-0800' }, { localStart: '2026-12-21T15:00' }],
    ['two wall clocks: the date counts', { date: '2026-12-21 14:00:00' }, { localStart: '2026-12-21T14:00' }],
    ['no date', { date: null }, { localStart: '2026-12-21T15:00' }],
    ['no staff', { staff: null }, { staffName: null }],
    ['staff as an empty list', { staff: [] }, { staffName: null }],
    ['no client', { client: null }, { noShowCount: null, visitCount: null }],
    ['client as an empty list', { client: [] }, { noShowCount: null }],
    ['services as an empty object', { services: {} }, { services: [] }],
    ['a new attendance', { attendance: 7 }, { attendance: 0 }],
    ['attendance as text', { attendance: '1' }, { attendance: 1 }],
    ['deleted as a number', { deleted: 1 }, { deleted: true }],
    ['deleted missing', { deleted: undefined }, { deleted: false }],
    ['a creation date without an offset', { create_date: '2026-11-16 20:35:11' }, { createdAt: null }],
  ])('tolerates %s', async (_name, change, expected) => {
    expect((await appointmentsOf({ ...row, ...change })).appointments[0]).toMatchObject(expected);
  });

  it.each([
    ['of another client', { client: { id: 17 } }],
    ['without a start', { date: '0000-00-00 00:00:00', datetime: '' }],
    ['without an id', { id: null }],
  ])('drops and counts one %s', async (_name, change) => {
    expect(await appointmentsOf({ ...row, ...change })).toEqual({ oddRows: 1, appointments: [] });
  });

  test('sorts by start and keeps each once', async () => {
    const { appointments } = await appointmentsOf(row, { ...row, id: 1, date: '2026-01-02 10:00:00' }, row);

    expect(appointments.map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe('countries', () => {
  test('are read with the partner token; one without a code is left out', async () => {
    const { api, transport } = anApi([
      envelope([
        { id: 7, iso_code: 'us', phone_code: 1, title: 'United States', phone_template: '(000) 000-0000' },
        { id: '8', iso_code: 'DE', phone_code: '+49' },
        { id: 9, iso_code: '', phone_code: '7' },
        { id: 10, iso_code: 'IL', phone_code: null },
      ]),
    ]);

    expect(await countries(api)).toMatchObject({
      ok: true,
      value: [
        { id: 7, iso2: 'US', phoneCode: '1', title: 'United States', phoneTemplate: '(000) 000-0000' },
        { id: 8, iso2: 'DE', phoneCode: '49' },
        { id: 10, iso2: 'IL', phoneCode: '' },
      ],
    });
    expect(transport.sent[0]?.headers['Authorization']).toBe('Bearer partner-secret');
  });
});
