import { EventEmitter } from 'node:events';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { electronTransport } from '../../../../main/altegio/electronTransport.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

class FakeRequest extends EventEmitter {
  readonly end = vi.fn();
  readonly abort = vi.fn(() => {
    // Electron reports the end of an aborted request as an error of its own.
    queueMicrotask(() => this.emit('error', new Error('net::ERR_ABORTED')));
  });

  respond(statusCode: number, headers: Record<string, string | string[]> = {}): EventEmitter {
    const response = Object.assign(new EventEmitter(), { statusCode, headers });
    this.emit('response', response);
    return response;
  }
}

function setup() {
  const clock = new FakeClock();
  const fake = new FakeRequest();
  const request = vi.fn((_options: ClientRequestConstructorOptions) => fake as unknown as ClientRequest);
  return { clock, fake, request, transport: electronTransport({ request, clock }) };
}

const GET = { method: 'GET', url: 'https://api.example.com/x', headers: { Accept: 'y' } } as const;

describe('electronTransport', () => {
  test('sends a GET with its body, without cookies, cache or redirects', async () => {
    const { fake, request, transport } = setup();
    const answer = transport.send({ ...GET, body: '{"a":1}' });
    const response = fake.respond(200, { date: ['Sat', 'Sun'] });
    response.emit('data', Buffer.from('{}'));
    response.emit('end');

    expect(request).toHaveBeenCalledExactlyOnceWith({
      ...GET,
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      useSessionCookies: false,
    });
    expect(fake.end).toHaveBeenCalledExactlyOnceWith('{"a":1}');
    const result = await answer;
    expect(result).toMatchObject({ ok: true, value: { status: 200, body: '{}' } });
    expect(result.ok && [result.value.header('Date'), result.value.header('etag')]).toEqual(['Sat', null]);
    expect(fake.abort).not.toHaveBeenCalled();
  });

  test('what must not arrive twice gets a connection of its own, which Chromium then does not repeat it on', async () => {
    const { request, transport } = setup();
    void transport.send({ ...GET, method: 'POST', neverTwice: true });

    expect(request).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ partition: 'altegio-once', headers: { Accept: 'y', Connection: 'close' } }),
    );
  });

  test('a request that takes too long is aborted, and what that emits is nobody’s error', async () => {
    const { clock, fake, transport } = setup();
    const answer = transport.send(GET);
    await clock.advance(8_000);

    expect(await answer).toEqual({ ok: false, error: { kind: 'timedOut', phase: 'headers' } });
    expect(fake.abort).toHaveBeenCalledOnce();
    fake.emit('error', new Error('net::ERR_ABORTED'));
  });

  test('a second error, of request or response, is ignored', async () => {
    const { fake, transport } = setup();
    const answer = transport.send(GET);
    const response = fake.respond(200);
    response.emit('error', new Error('net::ERR_CONTENT_LENGTH_MISMATCH'));
    fake.emit('error', new Error('net::ERR_CONTENT_LENGTH_MISMATCH'));
    response.emit('aborted');
    response.emit('end');

    expect(await answer).toEqual({
      ok: false,
      error: { kind: 'broken', detail: 'ERR_CONTENT_LENGTH_MISMATCH' },
    });
  });

  test('an answer that breaks off is no answer', async () => {
    const { fake, transport } = setup();
    const answer = transport.send(GET);
    const response = fake.respond(200);
    response.emit('data', Buffer.from('{"success":true'));
    response.emit('aborted');

    expect(await answer).toMatchObject({ ok: false, error: { kind: 'broken' } });
  });

  test('a signal that has fired sends nothing', async () => {
    const { request, transport } = setup();

    expect(await transport.send(GET, { signal: AbortSignal.abort() })).toMatchObject({
      error: { kind: 'aborted' },
    });
    expect(request).not.toHaveBeenCalled();
  });

  test('maps the error codes of Chromium', async () => {
    const { fake, transport } = setup();
    const answer = transport.send(GET);
    fake.emit('error', new Error('net::ERR_CERT_AUTHORITY_INVALID'));

    expect(await answer).toEqual({
      ok: false,
      error: { kind: 'certificate', detail: 'ERR_CERT_AUTHORITY_INVALID' },
    });
  });
});
