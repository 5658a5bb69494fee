import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { AltegioApi, type Operation, type Tokens } from '../../../../main/altegio/altegioApi.ts';
import { anApi, envelope, type FakeAnswer, refusal, TOKENS } from './fakeTransport.ts';

const operation: Operation<{ n: number }> = {
  name: 'probe',
  method: 'GET',
  path: '/probe',
  auth: 'user',
  data: z.object({ n: z.number() }),
};

describe('a request', () => {
  test('carries both tokens, the vendor type and no body of its own', async () => {
    const { api, transport } = anApi([envelope({ n: 1 })]);

    expect(await api.call({ ...operation, query: { page: 2, q: 'ä&b' } })).toEqual({
      ok: true,
      value: { n: 1 },
    });
    expect(transport.sent).toEqual([
      {
        method: 'GET',
        url: 'https://api.example.com/api/v1/probe?page=2&q=%C3%A4%26b',
        headers: {
          Accept: 'application/vnd.api.v2+json',
          Authorization: 'Bearer partner-secret, User user-secret',
        },
        body: undefined,
      },
    ]);
  });

  test('of a partner leaves the user token at home, and says what its body is', async () => {
    const { api, transport } = anApi([envelope({ n: 1 })]);
    await api.call({ ...operation, method: 'POST', auth: 'partner', body: { a: 1 } });

    expect(transport.sent[0]).toMatchObject({
      headers: { Authorization: 'Bearer partner-secret', 'Content-Type': 'application/json' },
      body: '{"a":1}',
    });
  });

  test('about the Marketplace goes to its own address', async () => {
    const { api, transport } = anApi([envelope({ n: 1 })]);
    await api.call({ ...operation, path: '/marketplace/application/7/salons' });

    expect(transport.sent[0]?.url).toBe('https://app.example.com/marketplace/application/7/salons');
  });

  it.each<{ name: string; tokens: Tokens | null }>([
    { name: 'nobody is signed in', tokens: null },
    { name: 'the user token is missing', tokens: { ...TOKENS, userToken: null } },
    {
      name: 'a token would start a header of its own',
      tokens: { ...TOKENS, partnerToken: 'a\r\nX-Other: b' },
    },
    { name: 'a token holds a comma', tokens: { ...TOKENS, userToken: 'a, User b' } },
    { name: 'a token is empty', tokens: { ...TOKENS, userToken: '' } },
  ])('is not sent when $name', async ({ tokens }) => {
    const { api, transport } = anApi([], () => tokens);

    expect(await api.call(operation)).toEqual({ ok: false, error: { kind: 'unauthorized' } });
    expect(transport.sent).toHaveLength(0);
  });

  test('takes its tokens after it has waited for its turn', async () => {
    let tokens: Tokens | null = TOKENS;
    const { api, budget, clock } = anApi([], () => tokens);
    budget.rateLimited(5_000);
    const answer = api.call(operation);
    tokens = null;
    await clock.advance(5_000);

    expect(await answer).toEqual({ ok: false, error: { kind: 'unauthorized' } });
  });

  test('that waits for its turn ends with its signal', async () => {
    const { api, budget, transport } = anApi([envelope({ n: 1 })]);
    budget.rateLimited(60_000);
    const leaving = new AbortController();
    const answer = api.call(operation, { signal: leaving.signal, priority: 'lookup' });
    leaving.abort();

    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(transport.sent).toHaveLength(0);
  });

  test.each([
    ['http://api.example.com/api/v1', 'https://app.example.com'],
    ['https://api.example.com/api/v1', 'http://app.example.com'],
    ['https://user:pass@api.example.com', 'https://app.example.com'],
    ['ftp://127.0.0.1/api/v1', 'https://app.example.com'],
    ['api.example.com', 'https://app.example.com'],
  ])('is never built for %s and %s', (apiUrl, marketplaceUrl) => {
    const { budget, clock, serverClock, transport } = anApi([]);

    expect(
      () =>
        new AltegioApi({ transport, budget, clock, serverClock, apiUrl, marketplaceUrl, tokens: () => null }),
    ).toThrow();
  });

  test('may go without encryption to this machine', () => {
    const { budget, clock, serverClock, transport } = anApi([]);
    const api = new AltegioApi({
      transport,
      budget,
      clock,
      serverClock,
      apiUrl: 'http://127.0.0.1:4711/api/v1',
      marketplaceUrl: 'http://localhost:4711',
      tokens: () => null,
    });

    expect(api.host).toBe('127.0.0.1:4711');
  });
});

describe('an answer', () => {
  it.each<{ name: string; answer: FakeAnswer; error: unknown }>([
    {
      name: '400',
      answer: refusal(400, 'Bad', { filters: ['x'] }),
      error: { kind: 'invalid', message: 'Bad', fields: ['filters'], reasons: ['x'] },
    },
    { name: '401', answer: refusal(401), error: { kind: 'unauthorized' } },
    { name: '401 without JSON', answer: { status: 401, body: '' }, error: { kind: 'unauthorized' } },
    { name: '402', answer: refusal(402, 'renew'), error: { kind: 'licenceEnded' } },
    {
      name: '403 with JSON',
      answer: refusal(403, 'Access denied.'),
      error: { kind: 'forbidden', message: 'Access denied.' },
    },
    {
      name: '403 of a firewall',
      answer: { status: 403, body: '<html>Sorry, you have been blocked' },
      error: { kind: 'networkBlock' },
    },
    ...[
      '{"message":"Forbidden"}',
      '{"success":false}',
      '{"success":false,"errors":[{"code":1020}],"messages":[],"result":null}',
      '{"error":{"code":403,"message":"Access denied."}}',
      '{"meta":{"message":"Access denied."}}',
      '{"success":false,"meta":"blocked"}',
      '{"success":false,"message":"Forbidden","code":403}',
      '{"success":false,"data":"blocked"}',
      '{"success":false,"data":{"rule":"geo"},"error":"blocked"}',
      '{"success":"false","data":null,"meta":{"message":"Access denied."}}',
      '{"data":null,"errors":[{"status":"403"}]}',
      '{"success":true,"data":null,"meta":{"message":"Access denied."}}',
      '"Forbidden"',
      '[]',
      'null',
      '{"success":false,"meta":{"message":"Acc',
    ].map((body) => ({
      name: `403 with JSON of something else: ${body}`,
      answer: { status: 403, body },
      error: { kind: 'networkBlock' },
    })),
    ...[
      { success: false, data: null, meta: [] },
      { success: false, data: null, meta: {} },
      { success: false, data: null, meta: null },
      { success: false, data: null },
      { success: false, data: [] },
      { success: false, data: {}, meta: { message: null } },
      { success: false, meta: { message: null, errors: [] } },
      { success: false, meta: [] },
      { success: false, meta: null },
    ].map((body) => ({
      name: `403 of Altegio without words: ${JSON.stringify(body)}`,
      answer: { status: 403, body },
      error: { kind: 'forbidden', message: '' },
    })),
    { name: '403 without a body', answer: { status: 403, body: '' }, error: { kind: 'networkBlock' } },
    {
      name: '404',
      answer: { status: 404, body: { success: false, data: null, meta: [] } },
      error: { kind: 'notFound' },
    },
    { name: '405', answer: refusal(405), error: { kind: 'badResponse', detail: 'status 405' } },
    { name: '409', answer: refusal(409, 'exists'), error: { kind: 'conflict', message: 'exists' } },
    {
      name: '422 with a list of fields',
      answer: refusal(422, 'Wrong', [
        { field: 'phone', message: 'is taken' },
        'text',
        null,
        { field: '<b>' },
      ]),
      error: { kind: 'invalid', message: 'Wrong', fields: ['phone'], reasons: ['is taken', 'text'] },
    },
    {
      name: '422 without meta',
      answer: { status: 422, body: '{}' },
      error: { kind: 'invalid', message: '', fields: [], reasons: [] },
    },
    {
      name: '429 with a message',
      answer: refusal(429, 'try again in 9 seconds'),
      error: { kind: 'rateLimited', retryAfterMs: 9_000 },
    },
    {
      name: '429 of a proxy',
      answer: { status: 429, body: '<p>429' },
      error: { kind: 'rateLimited', retryAfterMs: 5_000 },
    },
    {
      name: '429 in minutes',
      answer: refusal(429, 'Try again in 1 minute.'),
      error: { kind: 'rateLimited', retryAfterMs: 60_000 },
    },
    {
      name: '429 in milliseconds',
      answer: refusal(429, 'Retry in 1500 ms'),
      error: { kind: 'rateLimited', retryAfterMs: 2_000 },
    },
    {
      name: '429 of something else with words',
      answer: { status: 429, body: '{"message":"Retry in 2 minutes"}' },
      error: { kind: 'rateLimited', retryAfterMs: 120_000 },
    },
    {
      name: '429 page with words',
      answer: { status: 429, body: '<h1>Too many requests</h1><p>Please wait 40 seconds.</p>' },
      error: { kind: 'rateLimited', retryAfterMs: 40_000 },
    },
    {
      name: '503 that tells how long',
      answer: { status: 503, body: '<p>', headers: { 'retry-after': '120' } },
      error: { kind: 'server', status: 503, retryAfterMs: 120_000 },
    },
    {
      name: '503 for a day',
      answer: { status: 503, body: '<p>', headers: { 'retry-after': '86400' } },
      error: { kind: 'server', status: 503, retryAfterMs: 600_000 },
    },
    {
      name: '503 with words',
      answer: refusal(503, 'Повторите через 2 минуты'),
      error: { kind: 'server', status: 503, retryAfterMs: 120_000 },
    },
    { name: '500', answer: refusal(500), error: { kind: 'server', status: 500 } },
    {
      name: '503 without JSON',
      answer: { status: 503, body: '<p>' },
      error: { kind: 'server', status: 503 },
    },
    {
      name: 'success: false',
      answer: { body: { success: false, meta: { message: 'No' } } },
      error: { kind: 'badResponse', detail: 'success: false. No' },
    },
    {
      name: 'a captive portal',
      answer: { body: '\n <!doctype html>' },
      error: { kind: 'badResponse', detail: 'captive portal or proxy page' },
    },
    { name: 'an empty body', answer: { body: '' }, error: { kind: 'badResponse', detail: 'empty body' } },
    {
      name: 'cut JSON',
      answer: { body: '{"success":true' },
      error: { kind: 'badResponse', detail: 'not JSON' },
    },
    { name: 'null', answer: { body: 'null' }, error: { kind: 'badResponse', detail: 'no envelope' } },
    { name: 'a text', answer: { body: '"ok"' }, error: { kind: 'badResponse', detail: 'no envelope' } },
    { name: 'a list', answer: { body: '[]' }, error: { kind: 'badResponse', detail: 'no envelope' } },
    {
      name: 'data of another shape',
      answer: envelope({ n: 'x' }),
      error: { kind: 'badResponse', detail: 'unexpected data n' },
    },
    {
      name: 'no data',
      answer: { body: '{"success":true}' },
      error: { kind: 'badResponse', detail: 'unexpected data' },
    },
    {
      name: 'no answer',
      answer: { failure: { kind: 'offline', detail: 'ECONNREFUSED' } },
      error: { kind: 'offline', detail: 'ECONNREFUSED' },
    },
  ])('$name is a failure', async ({ answer, error }) => {
    const { api } = anApi([answer]);

    expect(await api.call(operation)).toEqual({ ok: false, error });
  });

  test('is read with a byte order mark, whatever its content type', async () => {
    const { api } = anApi([
      { body: '\ufeff{"success":true,"data":{"n":2}}', headers: { 'content-type': 'text/html' } },
    ]);

    expect(await api.call(operation)).toEqual({ ok: true, value: { n: 2 } });
  });

  test('leaves prototypes alone', async () => {
    const { api } = anApi([
      {
        body: '{"__proto__":{"success":false},"success":true,"data":{"n":1,"__proto__":{"evil":1}},"meta":{"__proto__":{"message":"x"}}}',
      },
    ]);
    const answer = await api.call(operation);

    expect(answer).toEqual({ ok: true, value: { n: 1 } });
    expect('evil' in {}).toBe(false);
    expect(answer.ok && 'evil' in answer.value).toBe(false);
  });

  test('nested a hundred thousand deep does not end the app', async () => {
    const { api } = anApi([{ body: `{"success":true,"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }]);

    expect(await api.call(operation)).toMatchObject({ ok: false, error: { kind: 'badResponse' } });
  });

  test('that echoes a token does not pass it on', async () => {
    const { api } = anApi([refusal(422, 'Token user-secret of partner-secret is wrong')]);

    expect(await api.call(operation)).toMatchObject({
      error: { message: 'Token [token] of [token] is wrong' },
    });
  });

  test('429 makes every request wait', async () => {
    const { api, budget, clock, transport } = anApi([
      { ...refusal(429), headers: { 'retry-after': '7' } },
      envelope({ n: 1 }),
    ]);
    await api.call(operation);
    expect(budget.slowdown).toBe(2);

    const next = api.call(operation);
    await clock.advance(6_999);
    expect(transport.sent).toHaveLength(1);
    await clock.advance(1);
    expect(transport.sent).toHaveLength(2);
    await next;
  });

  test('sets the server clock, errors included', async () => {
    const { api, serverClock } = anApi([
      { ...refusal(500), headers: { date: 'Sat, 21 Nov 2026 18:00:00 GMT' } },
    ]);
    await api.call(operation);

    expect(Math.abs(serverClock.offsetMs() - 6 * 3_600_000)).toBeLessThan(1_000);
  });

  test('leaves name, outcome and time in the log, nothing else', async () => {
    const { api, logged } = anApi([envelope({ n: 1 }), { failure: { kind: 'tooLarge' } }]);
    await api.call({ ...operation, query: { phone: '13155550175' } });
    await api.call(operation);

    expect(logged).toEqual([
      { operation: 'probe', outcome: 200, tookMs: 0 },
      { operation: 'probe', outcome: 'tooLarge', tookMs: 0 },
    ]);
  });
});
