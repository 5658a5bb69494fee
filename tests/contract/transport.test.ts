import dns from 'node:dns';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nodeTransport } from '../../main/altegio/nodeTransport.ts';
import {
  DEFAULT_LIMITS,
  type Transport,
  type TransportLimits,
  type TransportOptions,
  type TransportRequest,
} from '../../main/altegio/transport.ts';
import type { Clock } from '../../main/clock.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { systemError } from '../support/files.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { SELF_SIGNED } from './selfSigned.ts';

const LIMITS: Partial<TransportLimits> = { maxBodyBytes: 100_000 };

const servers: http.Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(async (server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }),
  );
});

async function listen(server: http.Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(http.createServer(listener))}/x`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

// Electron's transport keeps the same promises; it needs Electron, so the end-to-end tests see to it.
describe.each<{ name: string; transportAt: (clock: Clock) => Transport }>([
  { name: 'nodeTransport', transportAt: nodeTransport },
])('$name', ({ transportAt }) => {
  let clock: FakeClock;
  let transport: Transport;
  beforeEach(() => {
    clock = new FakeClock();
    transport = transportAt(clock);
  });
  const get = (url: string, more: Partial<TransportRequest> = {}, options: TransportOptions = {}) =>
    transport.send({ method: 'GET', url, headers: {}, ...more }, { limits: LIMITS, ...options });

  test('sends a GET with a body and its length in bytes', async () => {
    const url = await serve((request, response) => {
      void textOf(request).then((body) =>
        response.end(JSON.stringify([request.method, request.headers, body])),
      );
    });
    const answer = await get(url, {
      body: '{"name":"Zoë"}',
      headers: { 'Content-Type': 'application/json' },
    });

    const seen: unknown = JSON.parse(answer.ok ? answer.value.body : 'null');
    expect(seen).toEqual([
      'GET',
      expect.objectContaining({ 'content-length': '15', 'content-type': 'application/json' }),
      '{"name":"Zoë"}',
    ]);
  });

  test('sends no body and no length where none is wanted', async () => {
    const url = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const answer = await get(url);

    expect(answer.ok && answer.value.body).not.toMatch(/content-length|transfer-encoding/);
  });

  /** The client has the headers: its limit for them is over, the one for the whole answer is left. */
  const headersAreThere = () => waitUntil(() => clock.pending === 1);

  test('gives status, headers, text and moments of any answer', async () => {
    let answering: ServerResponse | undefined;
    const url = await serve((_request, response) => (answering = response));
    const asked = get(url);
    const response = await waitUntil(() => answering);
    await clock.advance(30);
    response.writeHead(422, { 'Retry-After': '7', 'X-Two': ['a', 'b'] }).flushHeaders();
    await headersAreThere();
    await clock.advance(40);
    response.end('Zoë');
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.error.kind);

    const { status, body, header, sentAtMonoMs, headersAtMonoMs, receivedAtMonoMs } = answer.value;
    expect({ status, body, retry: header('retry-after'), none: header('X-None') }).toEqual({
      status: 422,
      body: 'Zoë',
      retry: '7',
      none: null,
    });
    expect(header('DATE')).toMatch(/GMT$/);
    expect([sentAtMonoMs, headersAtMonoMs, receivedAtMonoMs]).toEqual([0, 30, 70]);
  });

  test('keeps no cookie and no copy', async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      asked += 1;
      response.writeHead(200, { 'Set-Cookie': 'a=b', 'Cache-Control': 'max-age=60' });
      response.end(`${asked} ${request.headers.cookie ?? 'no cookie'}`);
    });
    await get(url);
    const second = await get(url);

    expect(second.ok && second.value.body).toBe('2 no cookie');
  });

  test('never follows a redirect: the other server hears nothing', async () => {
    let heard = 0;
    const other = await serve((_request, response) => {
      heard += 1;
      response.end();
    });
    const url = await serve((_request, response) => response.writeHead(307, { Location: other }).end());

    expect(await get(url, { headers: { Authorization: 'Bearer secret' } })).toEqual({
      ok: false,
      error: { kind: 'redirected' },
    });
    expect(heard).toBe(0);
  });

  test.each<{ name: string; listener: RequestListener; phase: string }>([
    { name: 'no headers', listener: () => undefined, phase: 'headers' },
    {
      name: 'a body that never ends',
      listener: (_request, response) => void response.writeHead(200).write('{'),
      phase: 'body',
    },
    { name: 'a body that drips', listener: (_request, response) => drip(response), phase: 'body' },
  ])('does not wait for ever for $name', async ({ listener, phase }) => {
    let asked = false;
    const url = await serve((request, response) => {
      asked = true;
      listener(request, response);
    });
    const answer = get(url);
    await (phase === 'body' ? headersAreThere() : waitUntil(() => asked));
    await clock.advance(DEFAULT_LIMITS.totalTimeoutMs);

    expect(await answer).toEqual({ ok: false, error: { kind: 'timedOut', phase } });
  });

  test.each<{ name: string; listener: RequestListener; error: unknown }>([
    {
      name: 'a body beyond the cap, without a length',
      listener: (_request, response) => void response.end(Buffer.alloc(100_001)),
      error: { kind: 'tooLarge' },
    },
    {
      name: 'a cut connection',
      listener: (request) => request.socket.destroy(),
      error: { kind: 'broken', detail: 'ECONNRESET' },
    },
    {
      name: 'a body shorter than its length',
      listener: (_request, response) => {
        response.writeHead(200, { 'Content-Length': 100 });
        response.write('{"success":true}', () => response.socket?.destroy());
      },
      error: { kind: 'broken', detail: 'ECONNRESET' },
    },
    {
      name: 'a cut chunk',
      listener: (_request, response) =>
        void response.write('{"success":true}', () => response.socket?.destroy()),
      error: { kind: 'broken', detail: 'ECONNRESET' },
    },
  ])('names $name', async ({ listener, error }) => {
    expect(await get(await serve(listener))).toEqual({ ok: false, error });
  });

  test('does not take packed bytes that it did not ask for as text', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync('{}'));
    });
    const answer = await get(url);

    expect(answer.ok && answer.value.body).not.toBe('{}');
  });

  test('names a server that is not there', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));

    expect(await get(url)).toEqual({ ok: false, error: { kind: 'offline', detail: 'ECONNREFUSED' } });
  });

  test('names a host that nobody knows', async () => {
    // The resolver of this machine may take as long as it likes.
    const refuse = (_host: string, _options: object, tell: (error: Error) => void) => {
      tell(systemError('ENOTFOUND'));
    };
    const lookUp = vi.spyOn(dns, 'lookup').mockImplementation(refuse as typeof dns.lookup);

    expect(await get('http://nobody.invalid/')).toEqual({
      ok: false,
      error: { kind: 'offline', detail: 'ENOTFOUND' },
    });
    lookUp.mockRestore();
  });

  test('does not trust a certificate that nobody signed', async () => {
    const port = await listen(https.createServer(SELF_SIGNED, (_request, response) => response.end('{}')));

    expect(await get(`https://localhost:${port}/`)).toEqual({
      ok: false,
      error: { kind: 'certificate', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
  });

  test('gives up when told, and the connection closes', async () => {
    const leaving = new AbortController();
    let close: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    const url = await serve((request) => {
      request.socket.on('close', () => close?.());
      leaving.abort();
    });

    expect(await get(url, {}, { signal: leaving.signal })).toEqual({ ok: false, error: { kind: 'aborted' } });
    await closed;
  });

  test('does not start what was given up before', async () => {
    let heard = 0;
    const url = await serve(() => (heard += 1));

    expect(await get(url, {}, { signal: AbortSignal.abort() })).toEqual({
      ok: false,
      error: { kind: 'aborted' },
    });
    expect(heard).toBe(0);
  });
});

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write('.'), 20);
  response.on('close', () => clearInterval(timer));
}
