import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { installationStatus } from '../../main/altegio/installations.ts';
import { nodeTransport } from '../../main/altegio/nodeTransport.ts';
import { type Simulator, startSimulator } from '../../main/demo/simulator.ts';
import { patientClock } from '../support/patientClock.ts';
import { someInstallation } from './contractOperation.ts';
import { DESCRIPTION, describedOperations } from './describedOperations.ts';
import { callList, KIND_OF_STATUS, listCallsOf, operations } from './operations.ts';
import { type Prism, startPrism } from './prism.ts';
import { apiTo } from './salonApi.ts';

// Prism (https://github.com/stoplightio/prism) holds both sides to docs/altegio/openapi.yaml: what the client asks and
// what the simulator answers. Nobody here wrote it.

let folder: string;
let simulator: Simulator;
let proxy: Prism;
let mock: Prism;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-prism-'));
  simulator = await startSimulator();
  const bodiless = path.join(folder, 'openapi.yaml');
  await writeFile(bodiless, withoutCallListBody(await readFile(DESCRIPTION, 'utf8')));
  [proxy, mock] = await Promise.all([startPrism(bodiless, simulator.apiUrl), startPrism(DESCRIPTION)]);
});
afterEach(() => {
  simulator.heal();
});
afterAll(async () => {
  await Promise.all([proxy.stop(), mock.stop(), simulator.stop()]);
  await rm(folder, { recursive: true });
});

/** Prism's proxy refuses any GET with a body; asked with a query instead, it still checks the answer. */
function withoutCallListBody(description: string): string {
  const [before, after] = description.split('operationId: listCalls\n');
  if (before === undefined || after === undefined) throw new Error('The description has no call list');
  return `${before}operationId: listCalls\n${after.replace('requestBody:', 'x-requestBody:')}`;
}

// One description for both addresses: their paths do not collide.
const apiAt = (prism: Prism) => apiTo(simulator, { apiUrl: prism.url, marketplaceUrl: prism.url }).api;

describe('client and simulator keep to the description', () => {
  it.each(operations)('$name', async ({ run }) => {
    expect(await run(apiAt(proxy), simulator)).toMatchObject({ ok: true });
  });

  it.each(
    operations.flatMap(({ name, path: at, documented, run }) =>
      documented.map((status) => ({ name, at, status, run })),
    ),
  )('$name refused with $status', async ({ at, status, run }) => {
    simulator.failWith(status, { path: at, times: 1 });

    expect(await run(apiAt(proxy), simulator)).toMatchObject({
      ok: false,
      error: { kind: KIND_OF_STATUS[status] },
    });
  });
});

describe('nothing is left out', () => {
  test('of the operations that are described', async () => {
    const described = (await describedOperations()).filter(({ receivedHere }) => !receivedHere);

    expect(described.length).toBeGreaterThan(30);
    expect(new Set([...operations, callList].map(({ operationId }) => operationId))).toEqual(
      new Set(described.map(({ operationId }) => operationId)),
    );
  });

  it.each([...operations, callList])(
    'of the refusals of $name',
    async ({ operationId, documented, elsewhere = [] }) => {
      const described = (await describedOperations()).find((one) => one.operationId === operationId);

      expect([...documented, ...elsewhere].sort((a, b) => a - b)).toEqual(described?.refusals);
    },
  );

  test('a status without the app, which is described as a refusal and means that it is not installed', async () => {
    const { locationId, applicationId } = someInstallation(simulator);
    simulator.setInstallation(locationId, 'notInstalled');
    const answer = await installationStatus(apiAt(proxy), { locationId, applicationId });
    simulator.setInstallation(locationId, 'active');

    expect(answer).toEqual({ ok: true, value: null });
  });
});

describe('the call list', () => {
  test('is asked as described, body and all', async () => {
    const answer = await listCallsOf(apiAt(mock), simulator);

    expect(answer).toMatchObject({
      ok: true,
      value: { rowCount: 2, oddRows: 0, calls: [{ callId: 8923525 }, { callId: 66795308 }] },
    });
  });

  it.each(['newer', 'older'] as const)('is answered as described, %s format', async (format) => {
    simulator.setCallForm('queryOnly');
    simulator.setCallFormat(format);
    const memory = new Map([[new URL(proxy.url).host, 'query' as const]]);
    const answer = await listCallsOf(apiAt(proxy), simulator, memory);
    simulator.setCallForm('body');
    simulator.setCallFormat('newer');

    expect(answer).toMatchObject({ ok: true, value: { oddRows: 0 } });
    expect(answer.ok && answer.value.rowCount).toBeGreaterThan(100);
  });

  it.each(callList.documented)('is refused with %d as described', async (status) => {
    simulator.failWith(status, { path: callList.path, times: 1 });
    const memory = new Map([[new URL(proxy.url).host, 'query' as const]]);

    expect(await listCallsOf(apiAt(proxy), simulator, memory)).toMatchObject({
      ok: false,
      error: { kind: KIND_OF_STATUS[status] },
    });
  });
});

describe('the check itself', () => {
  const headers = {
    Accept: 'application/vnd.api.v2+json',
    Authorization: 'Bearer partner, User user',
    'Content-Type': 'application/json',
  };
  const send = (url: string, method: 'GET' | 'POST', body: unknown) =>
    nodeTransport(patientClock).send({ method, url, headers, body: JSON.stringify(body) });

  test('notices a request that lacks a field', async () => {
    const signIn = await send(`${proxy.url}/auth`, 'POST', { login: 'x' });
    const calls = await send(`${mock.url}/voip/integration/calls`, 'GET', {
      date_from: '2026-01-01',
      date_to: '2026-01-02',
    });

    expect(signIn).toMatchObject({ ok: true, value: { status: 422 } });
    expect(calls).toMatchObject({ ok: true, value: { status: 422 } });
  });

  // Where nothing is read, nearly any shape is described, and so is a search for visits without any records.
  const strict = operations.filter(
    ({ name, answer }) => answer !== 'nothing' && answer !== 'empty' && name !== 'searchVisits',
  );
  it.each(strict)('notices an answer of $name in another shape', async ({ path: at, run }) => {
    simulator.failWith('wrongTypes', { path: at, times: 1 });

    expect(await run(apiAt(proxy), simulator)).toMatchObject({
      ok: false,
      error: { kind: 'server', status: 500 },
    });
  });

  test('notices an answer of the call list in another shape', async () => {
    simulator.failWith('wrongTypes', { path: callList.path, times: 1 });
    simulator.setCallForm('queryOnly');
    const memory = new Map([[new URL(proxy.url).host, 'query' as const]]);
    const answer = await listCallsOf(apiAt(proxy), simulator, memory);
    simulator.setCallForm('body');

    expect(answer).toMatchObject({ ok: false, error: { kind: 'server', status: 500 } });
  });
});
