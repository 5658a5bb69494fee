import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import { startSimulator, type Simulator } from '../../../../main/demo/simulator.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { ask, callsOf } from './askSimulator.ts';

const NOW = Date.parse('2026-11-21T19:05:00Z');
let simulator: Simulator;
let downtown: number;

beforeEach(async () => {
  simulator = await startSimulator({
    now: () => NOW,
    timer: new FakeClock(),
    salon: makeDemoSalon({ now: NOW, daysBack: 0, drawnClients: 20 }),
  });
  downtown = simulator.location('Downtown').id;
});

afterEach(async () => {
  await simulator.stop();
});

const listCalls = (more = {}) =>
  ask(simulator, 'GET /voip/integration/calls', { body: callsOf(downtown, more) });

describe('signing in', () => {
  test('the right password gives the token that the other calls take', async () => {
    const { login, password } = simulator;

    const answer = await ask(simulator, 'POST /auth', { tokens: 'partner', body: { login, password } });

    expect(answer.status).toBe(201);
    expect(answer.body.data.user_token).toBe(simulator.userToken);
    expect((await ask(simulator, 'GET /companies?my=1')).body.data.map((row) => row.title)).toEqual([
      'Downtown',
      'Riverside',
      'Harbour',
    ]);
  });

  test('a wrong password is refused, and no password is kept in the log', async () => {
    const answer = await ask(simulator, 'POST /auth', {
      tokens: 'partner',
      body: { login: simulator.login, password: 'nope' },
    });

    expect(answer.status).toBe(401);
    expect(JSON.stringify(simulator.requests)).not.toContain('nope');
  });

  test('extra confirmation is a success without a token', async () => {
    simulator.requireConfirmation(true);

    const answer = await ask(simulator, 'POST /auth', {
      tokens: 'partner',
      body: { login: simulator.login, password: simulator.password },
    });

    expect(answer.status).toBe(201);
    expect(answer.body.data.user_token).toBeUndefined();
  });

  test('a revoked token stops working at once and its successor works', async () => {
    const old = simulator.userToken;
    simulator.revokeToken('user');

    const stale = await ask(simulator, 'GET /companies?my=1', {
      headers: { authorization: `Bearer ${simulator.partnerToken}, User ${old}` },
    });

    expect(stale.status).toBe(401);
    expect((await ask(simulator, 'GET /companies?my=1')).status).toBe(200);
  });
});

describe('the call list', () => {
  test('an added call is in the next answer, newest first, with the client of its number', async () => {
    simulator.addCall({ locationId: downtown, phone: '+13105550199', status: 'missed', endedSecondsAgo: 60 });
    const id = simulator.addCall({
      locationId: downtown,
      phone: '+13155550175',
      durationSeconds: 42,
      recordLink: true,
    });

    const { body } = await listCalls();

    expect(body.data).toHaveLength(2);
    expect(body.data[0]).toEqual({
      id,
      client_id: simulator.client('Marta Quill').id,
      caller_phone: '+13155550175',
      record_link: `${simulator.marketplaceUrl}/recordings/${id}.wav`,
      duration: 42,
      status: 'success',
      type: 'incoming',
      call_date: '2026-11-21T14:04:18-05:00',
    });
  });

  test('a number that several clients share belongs to none of them', async () => {
    simulator.addCall({ locationId: downtown, phone: '+13155550188' });

    expect((await listCalls()).body.data[0]?.client_id).toBe(0);
  });

  test('without a body it names salon_id', async () => {
    const answer = await ask(simulator, `GET /voip/integration/calls?salon_id=${downtown}`);

    expect(answer.status).toBe(422);
    expect(answer.body.meta.message).toContain('salon_id');
  });

  test('a host that reads the query refuses the body and names salon_id', async () => {
    simulator.setCallForm('queryOnly');
    simulator.addCall({ locationId: downtown, phone: '', status: 'missed' });
    const query = new URLSearchParams({
      salon_id: String(downtown),
      date_from: '2026-11-20',
      date_to: '2026-11-22',
      page: '1',
      limit: '5',
      'types[]': 'incoming',
    });

    expect((await listCalls()).body.meta.message).toContain('salon_id');
    expect((await ask(simulator, `GET /voip/integration/calls?${query.toString()}`)).body.data).toHaveLength(
      1,
    );
  });

  test('the older format has digits and no offset', async () => {
    simulator.setCallFormat('older');
    simulator.addCall({ locationId: downtown, phone: '+13155550175', durationSeconds: 0 });

    expect((await listCalls()).body.data[0]).toMatchObject({
      caller_phone: 13155550175,
      call_date: '2026-11-21 14:05:00',
    });
  });

  test('days are those of the location, both ends included', async () => {
    const riverside = simulator.location('Riverside').id;
    simulator.addCall({ locationId: riverside, phone: '+13105550148', endedSecondsAgo: 12 * 3600 });
    const on = async (day: string) =>
      (
        await ask(simulator, 'GET /voip/integration/calls', {
          body: callsOf(riverside, { date_from: day, date_to: day }),
        })
      ).body.data.length;

    expect([await on('2026-11-20'), await on('2026-11-21')]).toEqual([1, 0]);
  });

  test('a call that is held back comes some polls later', async () => {
    const id = simulator.addCall({ locationId: downtown, phone: '' });
    simulator.holdBack(id, { polls: 2 });

    const seen = [await listCalls(), await listCalls(), await listCalls()].map(
      ({ body }) => body.data.length,
    );

    expect(seen).toEqual([0, 0, 1]);
  });

  test('pages, types and statuses narrow it', async () => {
    for (const status of ['missed', 'success', 'missed', 'busy'] as const)
      simulator.addCall({ locationId: downtown, phone: '', status });

    expect((await listCalls({ statuses: ['missed'] })).body.data).toHaveLength(2);
    expect((await listCalls({ limit: 3, page: 2 })).body.data).toHaveLength(1);
    expect((await listCalls({ types: ['outgoing'] })).body).toMatchObject({ data: [], meta: [] });
  });

  test('without the right it is denied, without the right to numbers it has none', async () => {
    simulator.addCall({ locationId: downtown, phone: '+13155550175' });
    simulator.setRight(downtown, 'phones', false);
    expect((await listCalls()).body.data[0]?.caller_phone).toBe('');

    simulator.setRight(downtown, 'calls', false);
    const denied = await listCalls();
    expect([denied.status, denied.body.meta.message]).toEqual([403, 'Access denied.']);
  });
});

describe('clients and appointments', () => {
  const search = (body: object) => ask(simulator, `POST /company/${downtown}/clients/search`, { body });

  test('quick search looks for a part of the number and returns what was asked for', async () => {
    const { body } = await search({
      fields: ['name', 'phone', 'visit_count'],
      filters: [{ type: 'quick_search', state: { value: '3155550175' } }],
    });

    expect(body).toMatchObject({ meta: { total_count: 1 } });
    expect(body.data).toEqual([
      { id: simulator.client('Marta Quill').id, name: 'Marta', phone: '+13155550175', visit_count: 62 },
    ]);
  });

  test('names come in bulk by id, in order', async () => {
    const ids = [simulator.client('Ann Shared').id, simulator.client('Bea Shared').id];

    const { body } = await search({
      fields: ['name'],
      order_by: 'name',
      order_by_direction: 'DESC',
      filters: [{ type: 'id', state: { value: ids } }],
    });

    expect(body.data.map((row) => row.name)).toEqual(['Bea', 'Ann']);
  });

  test('Marta comes today at half past two to Ines', async () => {
    const { id } = simulator.client('Marta Quill');

    const { body } = await ask(simulator, `GET /records/${downtown}?client_id=${id}&start_date=2026-11-21`);

    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      date: '2026-11-21 14:30:00',
      datetime: '2026-11-21T14:30:00-05:00',
      services: [{ title: 'Cut and colour' }],
      staff: { name: 'Ines' },
      client: {
        success_visits_count: 62,
        fail_visits_count: 1,
        comment: 'Allergic to PPD. Prefers the quiet chair.',
      },
    });
  });

  test('a client is created once, found by the number, changed and commented on', async () => {
    const created = await ask(simulator, `POST /clients/${downtown}`, {
      body: { name: 'Nia', phone: '13235550121' },
    });
    const again = await ask(simulator, `POST /clients/${downtown}`, {
      body: { name: 'Nia', phone: '13235550121' },
    });
    const id: number = created.body.data.id;
    const changed = await ask(simulator, `PUT /client/${downtown}/${id}`, {
      body: { name: 'Nia', surname: 'Bell', phone: '13235550121' },
    });
    const commented = await ask(simulator, `POST /company/${downtown}/clients/${id}/comments`, {
      body: { text: 'Rang twice' },
    });

    expect([created.status, again.status, changed.status, commented.status]).toEqual([201, 422, 200, 201]);
    expect((await ask(simulator, `GET /client/${downtown}/${id}`)).body.data).toMatchObject({
      surname: 'Bell',
      phone: 13235550121,
      visits: 0,
    });
    expect(simulator.client('Nia Bell').comments).toEqual(['Rang twice']);
  });

  test('visits come in pages by date until there are no more', async () => {
    const { id } = simulator.client('Marta Quill');
    const asked = {
      client_id: id,
      client_phone: null,
      from: null,
      to: null,
      payment_statuses: [],
      attendance: 1,
    };
    let cursor: { from: string | null; to: string | null } | undefined = { from: null, to: null };
    let seen = 0;
    while (cursor) {
      const { body } = await ask(simulator, `POST /company/${downtown}/clients/visits/search`, {
        body: { ...asked, ...cursor },
      });
      seen += body.data.records.length;
      const { from, to } = body.meta.dateCursor.next;
      cursor = from === null ? undefined : { from, to };
    }

    expect(seen).toBe(62);
  });

  test('a taken slot is refused unless overlapping is wanted', async () => {
    const slot = {
      staff_id: 8886,
      services: [{ id: 333 }],
      client: { phone: '+13155550175', name: 'Marta Quill' },
      datetime: '2026-11-21T15:00:00-05:00',
      seance_length: 2700,
    };

    expect((await ask(simulator, `POST /records/${downtown}`, { body: slot })).status).toBe(422);
    const booked = await ask(simulator, `POST /records/${downtown}`, {
      body: { ...slot, save_if_busy: true, api_id: 'app-1' },
    });
    expect(booked.body.data[0]).toMatchObject({ api_id: 'app-1', create_date: '2026-11-21T14:05:00-0500' });
    expect(
      (await ask(simulator, `GET /records/${downtown}?c_start_date=2026-11-21`)).body.meta.total_count,
    ).toBe(1);
  });

  test('without the right to clients the search is denied', async () => {
    simulator.setRight(downtown, 'clients', false);

    expect((await search({})).status).toBe(403);
  });
});

describe('telephony', () => {
  const send = (body: object) =>
    ask(simulator, 'POST /voip/integration', {
      tokens: 'partner',
      body: { crm_token: simulator.salon.crmToken, ...body },
    });
  const ended = {
    command: 'history',
    type: 'incoming',
    phone: '+13155550175',
    diversion: '+13155550101',
    duration: 90,
    status: 'success',
    date: '2026-11-21T13:00:00-05:00',
  };

  test('a call that is reported is saved where its number belongs', async () => {
    expect((await send(ended)).body).toEqual({ success: true, data: null, meta: { message: 'Accepted' } });

    expect((await listCalls()).body.data[0]).toMatchObject({
      caller_phone: '+13155550175',
      duration: 90,
      call_date: '2026-11-21T13:00:00-05:00',
    });
  });

  test('nothing is saved while it is disabled, or for an unknown chain', async () => {
    await send({ command: 'setup', type: 'disable' });
    await send(ended);

    expect((await send({ ...ended, crm_token: 'other' })).status).toBe(404);
    expect((await listCalls()).body.data).toEqual([]);
    expect(simulator.voipCommands.map(({ command }) => command)).toEqual(['setup', 'history']);
  });
});

describe('behind the counter', () => {
  test('the Date header tells the clock of the simulator', async () => {
    const { headers } = await ask(simulator, 'GET /countries', { tokens: 'partner' });

    expect(headers.date).toBe('Sat, 21 Nov 2026 19:05:00 GMT');
  });

  test('offline refuses connections, online answers on the same port', async () => {
    await simulator.goOffline();
    await expect(ask(simulator, 'GET /countries')).rejects.toThrow('ECONNREFUSED');
    await simulator.goOnline();

    expect((await ask(simulator, 'GET /countries')).status).toBe(200);
  });

  test('the published limit allows five requests a second', async () => {
    simulator.setRateLimit({ perSecond: 5, perMinute: 200 });

    const answers = await Promise.all(Array.from({ length: 7 }, () => ask(simulator, 'GET /countries')));

    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBe('1');
    expect(simulator.maxRequestsInWindow(1000)).toBe(7);
  });

  test('requests are logged with what was asked', async () => {
    const coming = simulator.nextRequest('GET /api/v1/companies');
    await ask(simulator, 'GET /companies?my=1');

    expect(await coming).toMatchObject({
      method: 'GET',
      path: '/api/v1/companies',
      query: { my: '1' },
      status: 200,
      atMs: NOW,
    });
    expect(simulator.requestsTo(/companies$/)).toHaveLength(1);
  });

  test('the provision file connects an app and is private', async () => {
    const path = await simulator.writeProvisionFile(join(await mkdtemp(join(tmpdir(), 'salon-')), 'p.json'), {
      locations: [downtown],
    });

    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      altegio: {
        apiUrl: simulator.apiUrl,
        marketplaceUrl: simulator.marketplaceUrl,
        partnerToken: simulator.partnerToken,
        userToken: simulator.userToken,
        applicationId: simulator.applicationId,
      },
      locations: [downtown],
      pollSeconds: 2,
    });
  });
});
