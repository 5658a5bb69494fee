import { describe, expect, test, vi } from 'vitest';
import { Exchange } from '../../../../main/altegio/exchange.ts';
import type { TransportOptions } from '../../../../main/altegio/transport.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const noHeader = (): null => null;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function setup(options: TransportOptions = {}) {
  const clock = new FakeClock();
  const exchange = new Exchange(clock, options);
  const atEnd = vi.fn();
  exchange.atEnd(atEnd);
  return { clock, exchange, atEnd };
}

describe('Exchange', () => {
  test('joins the chunks of a body, also inside a letter', async () => {
    const { clock, exchange, atEnd } = setup();
    const [first, ...rest] = bytes('Zoë');
    exchange.connected();
    await clock.advance(30);
    exchange.headers(200, (name) => (name === 'date' ? 'today' : null));
    exchange.chunk(Uint8Array.of(first ?? 0, rest[0] ?? 0, rest[1] ?? 0));
    exchange.chunk(Uint8Array.from(rest.slice(2)));
    await clock.advance(20);
    exchange.complete();

    const answer = await exchange.answer;
    expect(answer).toMatchObject({
      ok: true,
      value: { status: 200, body: 'Zoë', sentAtMonoMs: 0, headersAtMonoMs: 30, receivedAtMonoMs: 50 },
    });
    expect(answer.ok && answer.value.header('date')).toBe('today');
    expect(atEnd).toHaveBeenCalledExactlyOnceWith(false);
    expect(clock.pending).toBe(0);
  });

  test.each([
    { phase: 'connect', reach: () => undefined, afterMs: 8_000 },
    { phase: 'headers', reach: (exchange: Exchange) => exchange.connected(), afterMs: 8_000 },
    { phase: 'body', reach: (exchange: Exchange) => exchange.headers(200, noHeader), afterMs: 10_000 },
  ])('gives up while waiting for $phase', async ({ phase, reach, afterMs }) => {
    const { clock, exchange, atEnd } = setup();
    reach(exchange);

    await clock.advance(afterMs - 1);
    expect(exchange.settled).toBe(false);
    await clock.advance(1);

    expect(await exchange.answer).toEqual({ ok: false, error: { kind: 'timedOut', phase } });
    expect(atEnd).toHaveBeenCalledExactlyOnceWith(true);
  });

  test('a body that drips does not outlive the total time', async () => {
    const { clock, exchange } = setup();
    exchange.headers(200, noHeader);
    for (let second = 0; second < 10; second += 1) {
      exchange.chunk(bytes('.'));
      await clock.advance(1_000);
    }

    expect(await exchange.answer).toMatchObject({ error: { kind: 'timedOut', phase: 'body' } });
  });

  test('stops reading a body that is too large', async () => {
    const { exchange, atEnd } = setup({ limits: { maxBodyBytes: 10 } });
    exchange.headers(200, noHeader);
    exchange.chunk(bytes('0123456789'));
    expect(exchange.settled).toBe(false);
    exchange.chunk(bytes('x'));
    exchange.chunk(bytes('more'));
    exchange.complete();

    expect(await exchange.answer).toEqual({ ok: false, error: { kind: 'tooLarge' } });
    expect(atEnd).toHaveBeenCalledExactlyOnceWith(true);
  });

  test.each([301, 302, 303, 307, 308])('does not follow a %d', async (status) => {
    const { exchange } = setup();
    exchange.headers(status, noHeader);

    expect(await exchange.answer).toEqual({ ok: false, error: { kind: 'redirected' } });
  });

  test('tells a proxy that wants a password', async () => {
    const { exchange } = setup();
    exchange.headers(407, noHeader);

    expect(await exchange.answer).toMatchObject({ error: { kind: 'proxy' } });
  });

  test('ends with the signal; errors that follow change nothing', async () => {
    const leaving = new AbortController();
    const { clock, exchange, atEnd } = setup({ signal: leaving.signal });
    leaving.abort();
    exchange.fail({ kind: 'broken', detail: 'ECONNRESET' });
    exchange.headers(200, noHeader);
    exchange.complete();

    expect(await exchange.answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(atEnd).toHaveBeenCalledOnce();
    expect(clock.pending).toBe(0);
  });

  test('is over before it begins when the signal has fired', async () => {
    const { clock, exchange } = setup({ signal: AbortSignal.abort() });

    expect(exchange.settled).toBe(true);
    expect(await exchange.answer).toMatchObject({ error: { kind: 'aborted' } });
    expect(clock.pending).toBe(0);
  });

  test('an end without headers is a broken answer', async () => {
    const { exchange } = setup();
    exchange.complete();

    expect(await exchange.answer).toMatchObject({ error: { kind: 'broken' } });
  });
});
