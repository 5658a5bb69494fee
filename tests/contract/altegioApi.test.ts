import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { ClientId, LocationId } from '../../contract/model/ids.ts';
import { listInDays, listOfClient } from '../../main/altegio/appointments.ts';
import { signIn } from '../../main/altegio/auth.ts';
import { type CallListForm, listCalls } from '../../main/altegio/calls.ts';
import {
  addClientComment,
  createClient,
  getClient,
  listByIds,
  searchByDigits,
} from '../../main/altegio/clients.ts';
import { countries } from '../../main/altegio/dictionaries.ts';
import { listMine } from '../../main/altegio/locations.ts';
import { DEFAULT_LIMITS } from '../../main/altegio/transport.ts';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import type { Fault, FaultName } from '../../main/demo/fault.ts';
import { type Simulator, startSimulator } from '../../main/demo/simulator.ts';
import { NOON } from '../support/calls.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { type ContractOperation, someClient } from './contractOperation.ts';
import { callList, KIND_OF_STATUS, listCallsOf, operations } from './operations.ts';
import { apiTo, type SalonApi, startSalon } from './salonApi.ts';

let salon: SalonApi;
let simulator: Simulator;

beforeAll(async () => {
  salon = await startSalon();
  simulator = salon.simulator;
});
// A 429 pauses the client, so each test starts with a fresh one.
afterEach(() => {
  simulator.heal();
  salon = apiTo(simulator);
});
afterAll(async () => {
  await simulator.stop();
});

const all = [...operations, callList];

/** Runs it with a fault that never comes to an end, and lets the client's time run out when the server is that far. */
async function runOutOfTime({ path, run }: ContractOperation, fault: 'slowHeaders' | 'drip') {
  const clock = new FakeClock();
  const before = simulator.requestsTo(path).length;
  simulator.failWith(fault, { path, times: 1 });
  const answer = run(apiTo(simulator, { clock }).api, simulator);
  // Of the client's two limits the one for the headers is over with them.
  const limitsLeft = fault === 'drip' ? 1 : 2;
  await waitUntil(() => simulator.requestsTo(path).length > before && clock.pending === limitsLeft);
  await clock.advance(DEFAULT_LIMITS.totalTimeoutMs);
  return answer;
}

describe('the salon answers', () => {
  test('a sign-in with the user token', async () => {
    const { login, password, userToken } = simulator;

    expect(await signIn(salon.api, { login, password })).toMatchObject({
      ok: true,
      value: { kind: 'signedIn', userToken },
    });
    expect(await signIn(salon.api, { login, password: 'wrong' })).toMatchObject({ ok: false });
  });

  test('a sign-in that needs an extra confirmation', async () => {
    simulator.requireConfirmation(true);
    const { login, password } = simulator;

    expect(await signIn(salon.api, { login, password })).toEqual({
      ok: true,
      value: { kind: 'extraConfirmation' },
    });
    simulator.requireConfirmation(false);
  });

  test('my locations, each with a zone and a country', async () => {
    const mine = await listMine(salon.api);
    const known = await countries(salon.api);
    if (!mine.ok || !known.ok) throw new Error('refused');

    expect(mine.value.oddRows).toBe(0);
    expect(mine.value.locations.map(({ id, title, timeZone }) => ({ id, title, timeZone }))).toEqual(
      simulator.salon.locations.map(({ id, title, timeZone }) => ({ id, title, timeZone })),
    );
    for (const { countryId, chain } of mine.value.locations) {
      expect(known.value.map(({ id }) => id)).toContain(countryId);
      expect(chain).toEqual(simulator.salon.chain);
    }
  });

  test('a client by digits, with card and appointments', async () => {
    const { client, locationId, clientId } = someClient(simulator);
    const found = await searchByDigits(salon.api, { locationId, digits: client.phone.slice(-9) });
    const card = await getClient(salon.api, { locationId, clientId });
    const visits = await listOfClient(salon.api, {
      locationId,
      clientId,
      fromDay: '2020-01-01',
      toDay: '2035-01-01',
    });

    const name = `${client.name} ${client.surname}`.trim();
    expect(found).toMatchObject({ ok: true, value: { oddRows: 0 } });
    expect(found.ok && found.value.rows).toContainEqual(expect.objectContaining({ id: client.id, name }));
    expect(card).toMatchObject({ ok: true, value: { id: client.id, name, balance: client.balance } });
    expect(visits).toMatchObject({ ok: true, value: { oddRows: 0 } });
    const expected = simulator.salon.appointments.filter(
      (one) => one.clientId === client.id && one.locationId === locationId && !one.deleted,
    );
    expect(visits.ok && visits.value.appointments).toHaveLength(expected.length);
  });

  test("everybody's appointments of some days, with whose they are", async () => {
    const { locationId } = someClient(simulator);
    const day = (offset: number): string =>
      new Date(simulator.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const booked = await listInDays(salon.api, { locationId, fromDay: day(-30), toDay: day(30) });
    const all = await listInDays(salon.api, { locationId, fromDay: '2020-01-01', toDay: '2035-01-01' });

    expect(all.ok && all.value.length).toBe(
      simulator.salon.appointments.filter((one) => one.locationId === locationId).length,
    );
    expect(booked.ok && booked.value.length).toBeGreaterThan(50);
    const first = booked.ok ? booked.value.find(({ client }) => client !== null) : undefined;
    const real = simulator.salon.appointments.find(({ id }) => id === first?.appointment.id);
    expect(real?.clientId).toBe(first?.client?.id);
    expect(first?.appointment.changedDay).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('two hundred clients by their ids at once, without those that are gone', async () => {
    const { locationId } = someClient(simulator);
    const here = simulator.salon.clients.filter(({ locationIds }) => locationIds.includes(locationId));
    const ids = here.slice(0, 199).map(({ id }) => ClientId.parse(id));
    const found = await listByIds(salon.api, { locationId, ids: [...ids, ClientId.parse(999_999_999)] });

    expect(ids.length).toBeGreaterThan(50);
    expect(found).toMatchObject({ ok: true, value: { oddRows: 0 } });
    expect(found.ok && found.value.rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
      ids.sort((a, b) => a - b),
    );
  });

  test('calls of one number', async () => {
    const [location] = simulator.salon.locations;
    if (!location) throw new Error('no location');
    const of = (phone: string) => simulator.salon.calls.filter((call) => call.phone === phone).length;
    const phone = simulator.salon.calls.find(
      (call) => call.locationId === location.id && call.phone.length > 8,
    )?.phone;
    if (!phone) throw new Error('no call');
    const page = await listCalls(salon.api, new Map(), {
      location: { id: LocationId.parse(location.id), timeZone: location.timeZone },
      fromDay: '2020-01-01',
      toDay: '2035-01-01',
      page: 1,
      limit: 1000,
      phone,
    });

    expect(page.ok && page.value.calls.length).toBeGreaterThan(0);
    expect(page.ok && page.value.calls.length).toBeLessThanOrEqual(of(phone));
    expect(page.ok && page.value.calls.every((call) => call.callerPhone === phone)).toBe(true);
  });

  test('a new client with its card, letters and all', async () => {
    const locationId = LocationId.parse(simulator.salon.locations[0]?.id);
    const made = await createClient(salon.api, {
      locationId,
      name: 'Zoë',
      surname: 'Łącka',
      phoneDigits: '13155550999',
    });

    expect(made).toMatchObject({ ok: true, value: { name: 'Zoë Łącka' } });
    expect(made.ok && made.value.phoneText.replace(/\D/g, '')).toBe('13155550999');
  });

  test('a comment on a client’s card, letters and all', async () => {
    const { client, ...card } = someClient(simulator);
    const text = 'Wants Inès, not before five 💇';

    expect(await addClientComment(salon.api, { ...card, text })).toMatchObject({ ok: true });
    expect(client.comments.at(-1)).toBe(text);
  });

  test('a comment at the address of older pages, asked for once where the present one is unknown', async () => {
    const { client, ...card } = someClient(simulator);
    const present = /POST \/api\/v1\/company\/\d+\/clients\/\d+\/comments$/;
    const older = /POST \/api\/v1\/clients\/\d+\/clients\/\d+\/comments$/;
    const before = client.comments.length;
    simulator.failWith(404, { path: present });
    expect(await addClientComment(salon.api, { ...card, text: 'x' })).toMatchObject({ ok: true });
    expect(client.comments).toHaveLength(before + 1);

    simulator.failWith(404, { path: older });
    const asked = simulator.requestsTo(older).length;
    expect(await addClientComment(salon.api, { ...card, text: 'x' })).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
    expect(simulator.requestsTo(older)).toHaveLength(asked + 1);
    expect(client.comments).toHaveLength(before + 1);
  });

  it.each(['newer', 'older'] as const)('calls in the %s format, at the same moments', async (format) => {
    simulator.setCallFormat(format);
    const page = await listCallsOf(salon.api, simulator);
    simulator.setCallFormat('newer');
    if (!page.ok) throw new Error(page.error.kind);

    const locationId = simulator.salon.locations[0]?.id;
    const real = new Map(
      simulator.salon.calls.filter((call) => call.locationId === locationId).map((call) => [call.id, call]),
    );
    expect(page.value.calls.length).toBeGreaterThan(100);
    expect(page.value.oddRows).toBe(0);
    for (const call of page.value.calls) {
      const startedAtMs = Math.floor((real.get(call.callId)?.startedAtMs ?? 0) / 1_000) * 1_000;
      expect(call.startedAtCandidatesMs).toContain(startedAtMs);
      expect(call.callerPhone.replace(/\D/g, '')).toBe(real.get(call.callId)?.phone.replace(/\D/g, ''));
    }
  });

  test('calls through the query where the body is not read, and the client remembers', async () => {
    simulator.setCallForm('queryOnly');
    const memory = new Map<string, CallListForm>();
    const before = simulator.requestsTo(callList.path).length;
    expect(await listCallsOf(salon.api, simulator, memory)).toMatchObject({ ok: true });
    expect(await listCallsOf(salon.api, simulator, memory)).toMatchObject({ ok: true });

    expect(simulator.requestsTo(callList.path)).toHaveLength(before + 3);
    simulator.setCallForm('body');
    expect(await listCallsOf(salon.api, simulator, memory)).toMatchObject({ ok: true });
    expect(memory.get(salon.api.host)).toBe('body');
  });

  test('with its own time', async () => {
    const other = await startSimulator({
      now: () => NOON,
      salon: makeDemoSalon({ now: NOON, daysBack: 0, drawnClients: 0 }),
    });
    const { api, serverClock } = apiTo(other, { clock: new FakeClock('2026-11-21T05:00:00Z') });
    await countries(api);
    await other.stop();

    expect(Math.abs(serverClock.nowMs() - NOON)).toBeLessThan(1_100);
  });
});

describe.each(all)('$name', (operation) => {
  const { path, run, documented, answer, redirects = false } = operation;

  it.each([...new Set([...documented, 401, 403, 500, 503])])('names a %d', async (status) => {
    simulator.failWith(status, { path, times: 1 });

    expect(await run(salon.api, simulator)).toMatchObject({
      ok: false,
      error: { kind: KIND_OF_STATUS[status] },
    });
  });

  it.each<{ fault: FaultName; error: unknown }>([
    { fault: 'html403', error: { kind: 'networkBlock' } },
    { fault: 'captivePortal', error: { kind: 'badResponse', detail: 'captive portal or proxy page' } },
    { fault: 'notJson', error: { kind: 'badResponse', detail: 'not JSON' } },
    { fault: 'null', error: { kind: 'badResponse', detail: 'no envelope' } },
    {
      fault: 'successFalse',
      error: { kind: 'badResponse', detail: 'success: false. Something went wrong.' },
    },
    { fault: 'cutHeaders', error: { kind: 'broken', detail: 'ECONNRESET' } },
    { fault: 'lostAnswer', error: { kind: 'broken', detail: 'ECONNRESET' } },
    { fault: 'huge', error: { kind: 'tooLarge' } },
  ])('survives $fault and works after it', async ({ fault, error }) => {
    simulator.failWith(fault, { path, times: 1 });

    expect(await run(salon.api, simulator)).toEqual({ ok: false, error });
    expect(await run(salon.api, simulator)).toMatchObject({ ok: true });
  });

  it.each<{ fault: FaultName; good: boolean; error: unknown }>([
    { fault: 'redirect', good: redirects, error: { kind: 'redirected' } },
    {
      fault: 'emptyBody',
      good: answer === 'empty',
      error: { kind: 'badResponse', detail: 'empty body' },
    },
  ])('takes $fault for success only where it is described', async ({ fault, good, error }) => {
    simulator.failWith(fault, { path, times: 1 });

    expect(await run(salon.api, simulator)).toEqual(good ? { ok: true, value: null } : { ok: false, error });
    expect(await run(salon.api, simulator)).toMatchObject({ ok: true });
  });

  test('gives up on slowHeaders and works after it', async () => {
    expect(await runOutOfTime(operation, 'slowHeaders')).toEqual({
      ok: false,
      error: { kind: 'timedOut', phase: 'headers' },
    });
    expect(await run(salon.api, simulator)).toMatchObject({ ok: true });
  });
});

// An answer without a body cannot come in part.
describe.each(all.filter(({ answer }) => answer !== 'empty'))('the answer of $name', (operation) => {
  const { path, run } = operation;

  test('may be cut, and it works after that', async () => {
    simulator.failWith('cutBody', { path, times: 1 });

    expect(await run(salon.api, simulator)).toEqual({
      ok: false,
      error: { kind: 'broken', detail: 'ECONNRESET' },
    });
    expect(await run(salon.api, simulator)).toMatchObject({ ok: true });
  });

  test('may come too slowly, and it works after that', async () => {
    expect(await runOutOfTime(operation, 'drip')).toEqual({
      ok: false,
      error: { kind: 'timedOut', phase: 'body' },
    });
    expect(await run(salon.api, simulator)).toMatchObject({ ok: true });
  });
});

describe('hostile answers', () => {
  const lists = all.filter(({ answer }) => answer === 'list');

  it.each(lists)('$name keeps the good rows between hostile ones', async ({ path, run }) => {
    const calm = await run(salon.api, simulator);
    simulator.failWith('wrongTypes', { path, times: 1 });
    const shaken = await run(salon.api, simulator);
    if (!calm.ok || !shaken.ok) throw new Error('refused');

    // One hostile row has an id, which is all that a found client needs.
    expect(idsOf(shaken.value).filter((id) => id !== 71)).toEqual(idsOf(calm.value));
    expect('polluted' in {}).toBe(false);
  });

  it.each(lists)('$name takes rows that come twice', async ({ path, run }) => {
    const calm = await run(salon.api, simulator);
    simulator.failWith('duplicateRows', { path, times: 1 });
    const doubled = await run(salon.api, simulator);
    if (!calm.ok || !doubled.ok) throw new Error('refused');

    expect(new Set(idsOf(doubled.value))).toEqual(new Set(idsOf(calm.value)));
  });

  test('odd rows of the call list are counted', async () => {
    simulator.failWith('wrongTypes', { path: callList.path, times: 1 });
    const page = await listCallsOf(salon.api, simulator);

    // Three rows have an id and a time, whatever else is wrong with them.
    expect(page.ok && page.value.oddRows).toBe(11);
    expect(page.ok && page.value.calls.filter(({ callId }) => callId === 71)).toHaveLength(3);
  });

  it.each(all.filter(({ answer }) => answer === 'one'))(
    '$name refuses one thing of wrong types',
    async ({ path, run }) => {
      simulator.failWith('wrongTypes', { path, times: 1 });

      expect(await run(salon.api, simulator)).toMatchObject({ error: { kind: 'badResponse' } });
    },
  );

  it.each(all.filter(({ answer }) => answer === 'taken'))(
    '$name is done whatever its answer looks like',
    async ({ path, run }) => {
      simulator.failWith('wrongTypes', { path, times: 1 });

      expect(await run(salon.api, simulator)).toMatchObject({ ok: true });
    },
  );
});

describe('the network', () => {
  it.each<{ name: string; fault: Fault; retryAfterMs: number }>([
    { name: 'seconds', fault: { status: 429, retryAfter: 7 }, retryAfterMs: 7_000 },
    { name: 'zero', fault: { status: 429, retryAfter: 0 }, retryAfterMs: 1_000 },
    { name: 'a day', fault: { status: 429, retryAfter: 99_999 }, retryAfterMs: 600_000 },
    {
      name: 'garbage',
      fault: { status: 429, retryAfter: 'soon', message: 'Slow down' },
      retryAfterMs: 5_000,
    },
    { name: 'words', fault: { status: 429, message: 'Try again in 12 seconds.' }, retryAfterMs: 12_000 },
  ])('asks to wait by $name', async ({ fault, retryAfterMs }) => {
    simulator.failWith(fault, { times: 1 });

    expect(await countries(salon.api)).toEqual({ ok: false, error: { kind: 'rateLimited', retryAfterMs } });
  });

  test('goes away and comes back', async () => {
    await simulator.goOffline();
    expect(await countries(salon.api)).toEqual({
      ok: false,
      error: { kind: 'offline', detail: 'ECONNREFUSED' },
    });

    await simulator.goOnline();
    expect(await countries(salon.api)).toMatchObject({ ok: true });
  });

  test('lets an operation be given up, and the server sees it go', async () => {
    simulator.failWith('slowHeaders', { times: 1 });
    const leaving = new AbortController();
    const seen = simulator.nextRequest('/countries');
    const before = simulator.requests.length;
    const answer = countries(salon.api, { signal: leaving.signal });
    await waitUntil(() => simulator.requests.length > before);
    leaving.abort();

    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(await seen).toMatchObject({ status: 0 });
  });

  it.each(['user', 'partner'] as const)('tells a dead %s token', async (which) => {
    const { partnerToken, userToken } = simulator;
    const stale = apiTo({ ...simulator, partnerToken, userToken });
    simulator.revokeToken(which);

    expect(await listMine(stale.api)).toEqual({ ok: false, error: { kind: 'unauthorized' } });
    expect((await countries(stale.api)).ok).toBe(which === 'user');
  });
});

// The last one, after everything else has been asked.
test('nobody broke a rule of the real API', () => {
  expect(simulator.violations).toEqual([]);
});

function idsOf(value: unknown): readonly unknown[] {
  const lists = Array.isArray(value)
    ? [value]
    : Object.values(value ?? {}).filter((part) => Array.isArray(part));
  const ids = lists.flat().map((row: { id?: unknown; callId?: unknown }) => row.callId ?? row.id);
  // What was left out of a list of calls has none.
  return ids.filter((id) => id !== undefined);
}
