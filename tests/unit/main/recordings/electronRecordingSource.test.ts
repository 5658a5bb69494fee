import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { electronRecordingSource } from '../../../../main/recordings/electronRecordingSource.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

class FakeRequest extends EventEmitter {
  readonly end = vi.fn();
  readonly followRedirect = vi.fn();
  readonly body = new PassThrough();
  readonly abort = vi.fn(() => {
    this.body.destroy();
    queueMicrotask(() => this.emit('error', new Error('net::ERR_ABORTED')));
  });

  respond(statusCode: number, headers: Record<string, string | string[]> = {}): void {
    this.emit('response', Object.assign(this.body, { statusCode, headers }));
  }

  redirect(to: string, method = 'GET'): void {
    this.emit('redirect', 302, method, to, {});
  }
}

const address = 'https://records.example/7.wav';

function setup(range: string | null = null) {
  const clock = new FakeClock();
  const fake = new FakeRequest();
  const request = vi.fn((_options: ClientRequestConstructorOptions) => fake as unknown as ClientRequest);
  const abort = new AbortController();
  const opened = electronRecordingSource({ request, clock }).open(address, { range, signal: abort.signal });
  return { clock, fake, request, abort, opened };
}

async function read(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('electronRecordingSource', () => {
  test('asks without a token, a cookie, a referrer or a cache', async () => {
    const { clock, fake, request, opened } = setup('bytes=5-');
    fake.respond(206, { 'content-type': ['audio/wav', 'x'] });
    fake.body.end('sound');
    const answer = await opened;
    expect(request).toHaveBeenCalledExactlyOnceWith({
      method: 'GET',
      url: address,
      headers: { Accept: 'audio/*, */*;q=0.1', Range: 'bytes=5-' },
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      useSessionCookies: false,
      referrerPolicy: 'no-referrer',
    });
    expect(answer.ok && [answer.value.status, answer.value.header('Content-Type')]).toEqual([
      206,
      'audio/wav',
    ]);
    expect(answer.ok && (await read(answer.value.body))).toBe('sound');
    expect(clock.pending).toBe(0);
  });

  test('follows three redirects over https, each synchronously', async () => {
    const { fake, opened } = setup();
    for (const [index, to] of [
      'https://a.example/1',
      'https://b.example/2',
      'https://c.example/3',
    ].entries()) {
      fake.redirect(to);
      expect(fake.followRedirect).toHaveBeenCalledTimes(index + 1);
    }
    fake.respond(200);
    expect(await opened).toMatchObject({ ok: true });
  });

  test('not a fourth', async () => {
    const { fake, opened } = setup();
    for (const host of ['a', 'b', 'c', 'd']) fake.redirect(`https://${host}.example/`);
    expect(await opened).toEqual({ ok: false, error: 'refused' });
    expect(fake.followRedirect).toHaveBeenCalledTimes(3);
    expect(fake.abort).toHaveBeenCalled();
  });

  test.each([
    ['http://records.example/7.wav', 'notSecure'],
    ['file:///etc/passwd', 'badLink'],
    ['https://127.0.0.1/', 'thisComputer'],
    ['https://2130706433/', 'thisComputer'],
    ['https://[::ffff:127.0.0.1]/', 'thisComputer'],
    ['https://u:p@x.example/', 'badLink'],
  ])('not to %s: %s', async (to, error) => {
    const { fake, opened } = setup();
    fake.redirect(to);
    expect(await opened).toEqual({ ok: false, error });
    expect(fake.followRedirect).not.toHaveBeenCalled();
  });

  test('gives no password to whoever asks for one', () => {
    const { fake } = setup();
    const answer = vi.fn();
    fake.emit('login', {}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith();
  });

  test('a server silent before its headers is given up', async () => {
    const { clock, fake, opened } = setup();
    await clock.advance(10_000);
    expect(await opened).toEqual({ ok: false, error: 'offline' });
    expect(fake.abort).toHaveBeenCalled();
  });

  test('a redirect is a sign of life', async () => {
    const { clock, fake, opened } = setup();
    await clock.advance(9_000);
    fake.redirect('https://a.example/1');
    await clock.advance(9_000);
    fake.respond(200);
    expect(await opened).toMatchObject({ ok: true });
  });

  test('bytes that flow are never silence, however slowly they come', async () => {
    const { clock, fake, opened } = setup();
    fake.respond(200);
    const answer = await opened;
    const reading = answer.ok ? read(answer.value.body) : Promise.resolve('');
    for (let minute = 0; minute < 40; minute += 1) {
      fake.body.write('x');
      await new Promise(setImmediate);
      await clock.advance(14_000);
    }
    fake.body.end();
    expect(await reading).toBe('x'.repeat(40));
    expect(fake.abort).toHaveBeenCalledTimes(1);
  });

  test('a certificate that this computer does not trust is told', async () => {
    const { fake, opened } = setup();
    fake.emit('error', new Error('net::ERR_CERT_AUTHORITY_INVALID'));
    expect(await opened).toEqual({ ok: false, error: 'notTrusted' });
  });

  test('a server silent in the middle breaks off', async () => {
    const { clock, fake, opened } = setup();
    fake.respond(200);
    const answer = await opened;
    fake.body.write('some');
    const reading = answer.ok ? read(answer.value.body) : Promise.resolve('');
    const broken = expect(reading).rejects.toThrow();
    await new Promise(setImmediate);
    await clock.advance(15_000);
    await broken;
    expect(fake.abort).toHaveBeenCalled();
  });

  test('stopping to read ends the request', async () => {
    const { fake, opened } = setup();
    fake.respond(200);
    const answer = await opened;
    fake.body.write('some');
    if (answer.ok) for await (const _chunk of answer.value.body) break;
    expect(fake.abort).toHaveBeenCalled();
  });

  test('an abort and an error are both "offline", and what comes later is nobody’s', async () => {
    const first = setup();
    first.abort.abort();
    expect(await first.opened).toEqual({ ok: false, error: 'offline' });
    const second = setup();
    second.fake.emit('error', new Error('net::ERR_NAME_NOT_RESOLVED'));
    second.fake.emit('error', new Error('net::ERR_ABORTED'));
    expect(await second.opened).toEqual({ ok: false, error: 'offline' });
  });
});
