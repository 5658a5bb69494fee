import { request } from 'node:http';
import net from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Receiver } from '../../../../../main/partner/receiver/receiver.ts';
import { NOON } from '../../../../support/calls.ts';

const PARTNER_TOKEN = 'partner-token';
const notice = { salon_id: 10, application_id: 4217, event: 'uninstall', partner_token: PARTNER_TOKEN };
const told = { onLink: vi.fn(), onNotice: vi.fn(), onUnreadable: vi.fn(), onChange: vi.fn(), onBug: vi.fn() };

let receiver: Receiver;
let nowMs = NOON;
let port: number;

beforeEach(async () => {
  vi.resetAllMocks();
  nowMs = NOON;
  receiver = new Receiver({
    ...told,
    partnerToken: PARTNER_TOKEN,
    applicationId: 4217,
    now: () => nowMs,
  });
  const started = await receiver.start(null);
  port = started.ok ? started.value : 0;
});

afterEach(async () => {
  await receiver.stop();
  expect(told.onBug).not.toHaveBeenCalled();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

function ask(
  method: string,
  path: string,
  { body = '', headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const post = (body: unknown, headers: Record<string, string> = {}) =>
  ask('POST', '/notices', { body: JSON.stringify(body), headers });

test('says where it listens, and no longer once it is stopped', async () => {
  const origin = `http://127.0.0.1:${port}`;
  expect(receiver.state).toMatchObject({
    on: true,
    port,
    registrationUrl: `${origin}/connect`,
    noticesUrl: `${origin}/notices`,
    problem: null,
  });
  await receiver.stop();
  expect(receiver.state).toMatchObject({ on: false, port: null, registrationUrl: null, noticesUrl: null });
  await expect(ask('GET', '/connect?salon_id=1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a port that is taken is told of, and the next start may work', async () => {
  const other = new Receiver({ ...told, partnerToken: 'x', applicationId: 1, now: () => NOON });
  expect(await other.start(port)).toMatchObject({ ok: false, error: { kind: 'portTaken' } });
  expect(other.state).toMatchObject({ on: false, problem: { kind: 'portTaken' } });
  expect(await other.start(null)).toMatchObject({ ok: true });
  expect(other.state.problem).toBeNull();
  await other.stop();
});

test('a registration redirect is handed on and answered with a page of our own words', async () => {
  const answer = await ask('GET', '/connect?salon_id=10&x=%3Cscript%3E');
  expect(told.onLink).toHaveBeenCalledWith('?salon_id=10&x=%3Cscript%3E');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('You can go back to Ringdesk');
  expect(answer.text).not.toMatch(/script|salon_id/);
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example'])(
  'a redirect for the host "%s" is refused',
  async (host) => {
    expect((await ask('GET', '/connect?salon_id=10', { headers: { host } })).status).toBe(403);
    expect(told.onLink).not.toHaveBeenCalled();
  },
);

test('localhost is this machine as well', async () => {
  const headers = { host: `localhost:${port}` };
  expect((await ask('GET', '/connect?salon_id=10', { headers })).status).toBe(200);
});

test('a good notice is handed on, whatever the tunnel calls this host', async () => {
  expect((await post(notice, { host: 'tunnel.example.com' })).status).toBe(204);
  expect(told.onNotice).toHaveBeenCalledWith({ locationId: 10, event: 'uninstall' });
  expect(receiver.state.lastNotice).toEqual({
    at: '2026-11-21T12:00:00.000Z',
    locationId: 10,
    event: 'uninstall',
    repeated: false,
  });
});

test('a repeated notice is taken once, in whatever form it comes', async () => {
  await post(notice);
  for (const body of [
    JSON.stringify({ ...notice, salon_id: '10', event: 'Uninstall' }),
    `\ufeff${JSON.stringify(notice)}`,
    new URLSearchParams({ ...notice, salon_id: '10', application_id: '4217' }).toString(),
  ]) {
    expect((await ask('POST', '/notices', { body })).status).toBe(204);
    expect(receiver.state.lastNotice).toMatchObject({ event: 'uninstall', repeated: true });
  }
  expect(told.onNotice).toHaveBeenCalledOnce();
  await post({ ...notice, event: 'freeze' });
  expect(receiver.state.lastNotice).toMatchObject({ event: 'freeze', repeated: false });
  expect(told.onNotice).toHaveBeenCalledTimes(2);
  nowMs += 3_600_000;
  await post({ ...notice, event: 'freeze' });
  expect(told.onNotice).toHaveBeenCalledTimes(3);
});

test('the same again after a minute has happened again', async () => {
  await post(notice);
  nowMs += 59_000;
  await post(notice);
  expect(told.onNotice).toHaveBeenCalledTimes(1);
  nowMs += 1_000;
  await post(notice);
  expect(told.onNotice).toHaveBeenCalledTimes(2);
});

test.each(['install', 'freeze', 'something new'])(
  'uninstalled, then %s, then uninstalled again within a minute has happened twice',
  async (event) => {
    const uninstalls = () => told.onNotice.mock.calls.filter(([{ event: word }]) => word === 'uninstall');
    await post(notice);
    nowMs += 5_000;
    await post({ ...notice, salon_id: 11, event });
    await post(notice);
    expect(uninstalls()).toHaveLength(1);
    await post({ ...notice, event });
    nowMs += 5_000;
    await post(notice);
    expect(uninstalls()).toHaveLength(2);
    expect(receiver.state.lastNotice).toMatchObject({ event: 'uninstall', repeated: false });
  },
);

test('what cannot be read is told, now and then', async () => {
  for (let sent = 0; sent < 5; sent += 1) await ask('POST', '/notices', { body: '{"salon' });
  expect(told.onUnreadable.mock.calls).toEqual([[1]]);
  nowMs += 60_000;
  await ask('POST', '/notices', { body: 'event=uninstall' });
  expect(told.onUnreadable.mock.calls).toEqual([[1], [5]]);
});

test.each([
  ['a wrong token', { partner_token: 'partner-tokem' }],
  ['an empty token', { partner_token: '' }],
  ['another app', { application_id: 1 }],
])('a notice with %s is refused and counted', async (_, change) => {
  expect((await post({ ...notice, ...change })).status).toBe(403);
  expect(receiver.state).toMatchObject({ refusedNotices: 1, lastNotice: null });
  expect(told.onNotice).not.toHaveBeenCalled();
});

test('an event that is not known is taken and ignored', async () => {
  expect((await post({ ...notice, event: 'payment', amount: 5 })).status).toBe(204);
  expect(told.onNotice).not.toHaveBeenCalled();
  expect(receiver.state).toMatchObject({ refusedNotices: 0, lastNotice: null });
});

test.each([
  ['nothing', ''],
  ['no JSON', 'salon_id=10'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a token that is no text', JSON.stringify({ ...notice, partner_token: [PARTNER_TOKEN] })],
  ['no location', JSON.stringify({ ...notice, salon_id: -1 })],
  ['a prototype', '{"__proto__":{"salon_id":10}}'],
])('a notice of %s is not understood', async (_, body) => {
  expect((await ask('POST', '/notices', { body })).status).toBe(400);
  expect(told.onNotice).not.toHaveBeenCalled();
});

test('a body beyond 64 KB is refused', async () => {
  const long = JSON.stringify({ ...notice, x: 'y'.repeat(64 * 1024) });
  const status = await ask('POST', '/notices', { body: long }).then(
    (answer) => answer.status,
    () => 413,
  );
  expect(status).toBe(413);
  expect(told.onNotice).not.toHaveBeenCalled();
  expect((await post(notice)).status).toBe(204);
});

test.each([
  ['GET', '/notices', 405],
  ['OPTIONS', '/notices', 405],
  ['POST', '/connect', 405],
  ['GET', '/', 404],
  ['GET', '/connect/../notices/x', 404],
  ['GET', '//connect', 404],
])('%s %s is answered with %i', async (method, path, status) => {
  expect((await ask(method, path)).status).toBe(status);
});

test('rubbish and broken connections do it no harm', async () => {
  await new Promise<void>((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('\x16\x03\x01 rubbish\r\n\r\n'));
    socket.on('close', () => {
      resolve();
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    const head = `POST /notices HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{"salon`;
    const socket = net.connect(port, '127.0.0.1', () => socket.write(head, () => socket.destroy()));
    socket.on('close', () => {
      resolve();
    });
  });
  expect((await post(notice)).status).toBe(204);
});

test('stopping ends a connection that is in the middle of something', async () => {
  const socket = net.connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.write('POST /notices HTTP/1.1\r\nHost: x\r\n', resolve));
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  await receiver.stop();
  await closed;
});

test('switched off before it listens, nothing listens afterwards', async () => {
  const hasty = new Receiver({ ...told, partnerToken: 'x', applicationId: 1, now: () => NOON });
  const starting = hasty.start(null);
  // As far as its socket, which takes a turn of its own to open.
  await Promise.resolve();
  await hasty.stop();
  expect(await starting).toMatchObject({ ok: false, error: { kind: 'gone' } });
  const listening = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
  await expect.poll(listening).toBe(1);
});

test.each([
  ['a picture', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a script of another page', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  [
    'a page fetched in advance',
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch;prerender' },
  ],
])('a link that %s brings, unseen by anybody, is not taken', async (_what, headers) => {
  expect(await ask('GET', '/connect?salon_id=1', { headers })).toMatchObject({ status: 403 });
  expect(told.onLink).not.toHaveBeenCalled();
});

test('a link that the browser goes to is taken', async () => {
  const headers = {
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-site': 'cross-site',
  };
  expect(await ask('GET', '/connect?salon_id=1', { headers })).toMatchObject({ status: 200 });
  expect(told.onLink).toHaveBeenCalledExactlyOnceWith('?salon_id=1');
});

test('a flood of refused notices is counted, and told of once a second', async () => {
  told.onChange.mockClear();
  for (let sent = 0; sent < 20; sent += 1)
    expect(await post({ ...notice, partner_token: 'wrong' })).toMatchObject({ status: 403 });
  expect(receiver.state.refusedNotices).toBe(20);
  expect(told.onChange).toHaveBeenCalledOnce();
});
