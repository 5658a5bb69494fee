import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LocationId } from '../../../../contract/model/ids.ts';
import { RecentPages } from '../../../../main/altegio/recentPages.ts';
import { type CallListForm, listCalls } from '../../../../main/altegio/calls.ts';
import { anApi, bodyOf, envelope, type FakeAnswer, refusal } from './fakeTransport.ts';

const request = {
  location: { id: LocationId.parse(615243), timeZone: 'America/New_York' },
  fromDay: '2026-01-16',
  toDay: '2026-01-18',
  page: 1,
  limit: 100,
};

const row = {
  id: 8923525,
  client_id: 51342134,
  caller_phone: '+13155550175',
  record_link: 'https://records.example.com/somelink.mp3',
  duration: 244,
  status: 'success',
  type: 'outgoing',
  call_date: '2026-01-17T23:52:21-05:00',
};

async function rowsOf(rows: readonly unknown[]) {
  const { api } = anApi([envelope(rows)]);
  const answer = await listCalls(api, new Map(), request);
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}

describe('a row of the call list', () => {
  test('becomes a saved call', async () => {
    expect(await rowsOf([row])).toEqual({
      rowCount: 1,
      oddRows: 0,
      calls: [
        {
          key: '615243:8923525',
          locationId: 615243,
          callId: 8923525,
          clientId: 51342134,
          callerPhone: '+13155550175',
          direction: 'outgoing',
          status: 'success',
          rawStatus: 'success',
          durationSeconds: 244,
          recordingUrl: 'https://records.example.com/somelink.mp3',
          callDateText: '2026-01-17T23:52:21-05:00',
          startedAtCandidatesMs: [Date.parse('2026-01-18T04:52:21Z')],
        },
      ],
    });
  });

  it.each([
    ['id as text', { id: '8923525' }, { callId: 8923525 }],
    ['no client', { client_id: 0 }, { clientId: null }],
    ['client null', { client_id: null }, { clientId: null }],
    ['client as text', { client_id: '7' }, { clientId: 7 }],
    ['phone as a number', { caller_phone: 13155550175 }, { callerPhone: '13155550175' }],
    ['phone null', { caller_phone: null }, { callerPhone: '' }],
    ['phone missing', { caller_phone: undefined }, { callerPhone: '' }],
    ['no recording', { record_link: '' }, { recordingUrl: null }],
    ['recording null', { record_link: null }, { recordingUrl: null }],
    [
      'recording that is no web address',
      { record_link: 'file:///etc/passwd' },
      { recordingUrl: null, recordingUnread: true },
    ],
    ['id with spaces', { id: ' 8923525\n' }, { callId: 8923525 }],
    ['duration null', { duration: null }, { durationSeconds: null }],
    ['duration missing', { duration: undefined }, { durationSeconds: null }],
    ['duration zero', { duration: 0 }, { durationSeconds: 0 }],
    ['duration as text', { duration: '61' }, { durationSeconds: 61 }],
    ['duration with a fraction', { duration: 60.6 }, { durationSeconds: 61 }],
    ['duration as a clock', { duration: '00:01:05' }, { durationSeconds: 65 }],
    ['duration with spaces', { duration: ' 61 ' }, { durationSeconds: 61 }],
    ['negative duration', { duration: -5 }, { durationSeconds: null }],
    ['duration of words', { duration: 'long' }, { durationSeconds: null }],
    ['duration of no letters', { duration: '' }, { durationSeconds: null }],
    ['duration as a list', { duration: [3] }, { durationSeconds: null }],
    ['duration as an object', { duration: { seconds: 3 } }, { durationSeconds: null }],
    ['duration of years', { duration: 1e9 }, { durationSeconds: null }],
    ['duration that is true', { duration: true }, { durationSeconds: null }],
    ['phone as an object', { caller_phone: { number: '+13155550175' } }, { callerPhone: '?' }],
    ['phone as a list', { caller_phone: ['+13155550175'] }, { callerPhone: '?' }],
    ['phone that is true', { caller_phone: true }, { callerPhone: '?' }],
    ['status in capitals', { status: 'MISSED' }, { status: 'missed', rawStatus: 'MISSED' }],
    ['status as a list', { status: ['missed'] }, { status: 'other', rawStatus: '' }],
    ['status missing', { status: undefined }, { status: 'other', rawStatus: '' }],
    ['type as an object', { type: {} }, { direction: 'other' }],
    ['client as a list', { client_id: [7] }, { clientId: null }],
    [
      'recording as a list',
      { record_link: ['https://x.example/'] },
      { recordingUrl: null, recordingUnread: true },
    ],
    [
      'recording without a scheme',
      { record_link: 'x.example/1.mp3' },
      { recordingUrl: null, recordingUnread: true },
    ],
    ['recording that is an empty list', { record_link: [] }, { recordingUrl: null }],
    ['date as seconds', { call_date: 1768711941 }, { startedAtCandidatesMs: [1768711941000] }],
    [
      'date of PHP',
      { call_date: { date: '2026-01-17 12:31:12.000000', timezone_type: 3, timezone: 'Europe/Berlin' } },
      { startedAtCandidatesMs: [Date.parse('2026-01-17T11:31:12Z')] },
    ],
    ['a new status', { status: 'voicemail' }, { status: 'other', rawStatus: 'voicemail' }],
    ['a new type', { type: 'callback' }, { direction: 'other' }],
    ['type null', { type: null }, { direction: 'other' }],
    ['a new field', { answered_by: { x: 1 } }, { callId: 8923525 }],
    [
      'wall clock',
      { call_date: '2026-01-17 12:31:12' },
      { startedAtCandidatesMs: [Date.parse('2026-01-17T17:31:12Z')] },
    ],
    [
      'the hour that autumn repeats',
      { call_date: '2026-11-01 01:30:00' },
      { startedAtCandidatesMs: [Date.parse('2026-11-01T05:30:00Z'), Date.parse('2026-11-01T06:30:00Z')] },
    ],
  ])('is kept: %s', async (_name, change, expected) => {
    const { calls, oddRows } = await rowsOf([{ ...row, ...change }]);

    expect(oddRows).toBe(0);
    expect(calls[0]).toMatchObject(expected);
  });

  it.each([
    ['id missing', { id: undefined }],
    ['id null', { id: null }],
    ['id zero', { id: 0 }],
    ['id of words', { id: 'abc' }],
    ['id with a fraction', { id: 1.5 }],
    ['date null', { call_date: null }],
    ['date missing', { call_date: undefined }],
    ['date of zeros', { call_date: '0000-00-00 00:00:00' }],
  ])('is dropped and counted: %s', async (_name, change) => {
    const page = await rowsOf([{ ...row, ...change }, row]);

    expect(page).toMatchObject({ rowCount: 2, oddRows: 1 });
    expect(page.calls).toHaveLength(1);
  });

  test.each(['"id":1e400', '"id":1e400,"duration":1'])(
    'is dropped and counted with a number beyond all numbers: %s',
    async (fields) => {
      const { api } = anApi([
        { body: `{"success":true,"data":[{${fields},"call_date":"2026-01-17 12:00:00"}]}` },
      ]);

      expect(await listCalls(api, new Map(), request)).toMatchObject({ value: { rowCount: 1, oddRows: 1 } });
    },
  );

  it.each([null, 'text', 7, [], [row]])('is dropped and counted when it is %j', async (odd) => {
    expect(await rowsOf([odd, row])).toMatchObject({ rowCount: 2, oddRows: 1, calls: [{ callId: 8923525 }] });
  });

  test('cannot reach a prototype', async () => {
    const [call] = (
      await rowsOf([
        JSON.parse('{"__proto__":{"id":1},"id":5,"call_date":"2026-01-17 12:00:00","constructor":9}'),
      ])
    ).calls;

    expect(call).toMatchObject({ callId: 5 });
    expect(Object.getPrototypeOf(call)).toBe(Object.prototype);
  });

  it.each([
    ['long', `https://records.example.com/${'a1'.repeat(4_000)}.mp3?sig=abc`],
    ['with signs that turn text round', 'https://records.example.com/\u202eabc\u200b.mp3?sig=a%20b  c'],
    ['with a capital scheme', 'HTTPS://Records.Example.com/A%2fb.mp3?X-Amz-Signature=AbC'],
    ['with a fragment', 'http://records.example.com/a.mp3?a=1&amp;b=2#t=10'],
  ])('keeps a link %s letter by letter', async (_name, link) => {
    const { calls } = await rowsOf([{ ...row, record_link: link }]);

    expect(calls[0]?.recordingUrl).toBe(link);
  });

  const anyJson = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(undefined, -0, 5e-324, 1e308, 'null', ' 61 ', '00:00:61', '9'.repeat(400), [], {}, [[]]),
  );
  const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  test('is a call with any JSON in any field but its id and its time', async () => {
    const otherFields = [
      'client_id',
      'caller_phone',
      'record_link',
      'duration',
      'status',
      'type',
      '__proto__',
    ];
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...otherFields), anyJson), async (change) => {
        const { calls, oddRows } = await rowsOf([asSent({ ...row, ...change })]);
        expect([calls[0]?.callId, oddRows]).toEqual([8923525, 0]);
        const length = calls[0]?.durationSeconds ?? 0;
        expect(Number.isSafeInteger(length) && length >= 0 && !Object.is(length, -0)).toBe(true);
        expect(calls[0]?.recordingUrl ?? 'https://').toMatch(/^https?:/i);
      }),
    );
  });

  test('is a call or left out with its reason, whatever there is in its place', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, anyJson, anyJson, async (any, id, date) => {
        const rows = [any, { ...row, id }, { ...row, call_date: date }, { id, call_date: date }].map((one) =>
          one === undefined ? null : asSent(one),
        );
        const { calls, oddRows, leftOut = [] } = await rowsOf(rows);
        expect(calls.length + leftOut.length).toBe(rows.length);
        expect(oddRows).toBe(leftOut.length);
        for (const { reason, example } of leftOut) {
          expect(reason).not.toBe('');
          expect(example.length).toBeLessThan(64);
        }
      }),
    );
  });

  test('that is left out tells why, and nothing of what it says', async () => {
    const rows = [
      'text about Anna',
      { ...row, id: 'Anna-1' },
      { ...row, call_date: 'Anna called at 17:05' },
      { ...row, call_date: undefined },
      { ...row, call_date: 5 },
      { ...row, call_date: { when: 'soon' } },
    ];
    const { leftOut, oddRows } = await rowsOf(rows);

    expect(oddRows).toBe(rows.length);
    expect(leftOut?.map(({ reason, example }) => [reason, example])).toEqual([
      ['notARow', 'row: "aaaa aaaaa aaaa"'],
      ['id', 'id: "aaaa-9"'],
      ['time', 'call_date: "aaaa aaaaaa aa 99:99"'],
      ['time', 'call_date: missing'],
      ['time', 'call_date: 9'],
      ['time', 'call_date: an object'],
    ]);
    const again = await rowsOf(rows);
    // By its id, where it has one: four of them are the same row in other states.
    expect(new Set([...(leftOut ?? []), ...(again.leftOut ?? [])].map(({ mark }) => mark)).size).toBe(3);
    expect(JSON.stringify(leftOut)).not.toContain('Anna');
  });

  test('on the wall clock of a location whose zone nobody knows is left out, one with an offset is not', async () => {
    const { api } = anApi([envelope([{ ...row, call_date: '2026-01-17 12:31:12' }, row])]);
    const location = { ...request.location, zoneFrom: 'unknown' as const };

    expect(await listCalls(api, new Map(), { ...request, location })).toMatchObject({
      value: { oddRows: 1, leftOut: [{ reason: 'timeZone' }], calls: [{ callId: 8923525 }] },
    });
  });

  test('loses what could hide or turn text round', async () => {
    const { calls } = await rowsOf([{ ...row, caller_phone: ' +1315\u202e5550175\u0000 ', status: 'a\nb' }]);

    expect(calls[0]).toMatchObject({ callerPhone: '+1315 5550175', rawStatus: 'a b' });
  });
});

describe('the call list', () => {
  test('is asked as a GET with a body', async () => {
    const { api, transport } = anApi([envelope([])]);

    expect(await listCalls(api, new Map(), request)).toEqual({
      ok: true,
      value: { calls: [], rowCount: 0, oddRows: 0 },
    });
    expect(transport.sent[0]).toMatchObject({
      method: 'GET',
      url: 'https://api.example.com/api/v1/voip/integration/calls',
    });
    expect(bodyOf(transport.sent[0])).toEqual({
      salon_id: 615243,
      date_from: '2026-01-16',
      date_to: '2026-01-18',
      page: 1,
      limit: 100,
    });
  });

  test('is empty when the list is an empty object, and a failure when it is nothing', async () => {
    const { api } = anApi([envelope({}), envelope(null), envelope({ rows: [] })]);

    expect(await listCalls(api, new Map(), request)).toMatchObject({ ok: true, value: { rowCount: 0 } });
    expect(await listCalls(api, new Map(), request)).toMatchObject({
      ok: false,
      error: { kind: 'badResponse' },
    });
    expect(await listCalls(api, new Map(), request)).toMatchObject({
      ok: false,
      error: { kind: 'badResponse' },
    });
  });

  const lost = refusal(422, 'An error has occurred.', { salon_id: ['required'] });
  const query =
    'https://api.example.com/api/v1/voip/integration/calls?salon_id=615243&date_from=2026-01-16&date_to=2026-01-18&page=1&limit=100';

  it.each<{ name: string; answer: FakeAnswer }>([
    { name: '400 that misses salon_id', answer: refusal(400, 'salon_id is required') },
    { name: '404 that misses salon_id', answer: refusal(404, 'No salon_id') },
    { name: '422 that misses salon_id', answer: lost },
    { name: '405', answer: refusal(405) },
    { name: '411', answer: { status: 411, body: '' } },
    { name: 'a proxy’s own 400', answer: { status: 400, body: '<h1>Bad request' } },
  ])('is asked with a query after $name, and from then on', async ({ answer }) => {
    const { api, transport } = anApi([answer, envelope([row]), envelope([row])]);
    const memory = new Map<string, CallListForm>();

    expect(await listCalls(api, memory, request)).toMatchObject({ ok: true, value: { rowCount: 1 } });
    expect(transport.sent[1]).toMatchObject({ url: query, body: undefined });
    expect(memory).toEqual(new Map([['api.example.com', 'query']]));

    await listCalls(api, memory, request);
    expect(transport.sent.map(({ url }) => url === query)).toEqual([false, true, true]);
  });

  test('is not asked again after a refusal that has nothing to do with it', async () => {
    const { api, transport } = anApi([
      refusal(422, 'Wrong', { limit: ['too many'] }),
      refusal(404),
      refusal(403),
    ]);

    expect(await listCalls(api, new Map(), request)).toMatchObject({
      error: { kind: 'invalid', fields: ['limit'] },
    });
    expect(await listCalls(api, new Map(), request)).toMatchObject({ error: { kind: 'notFound' } });
    expect(await listCalls(api, new Map(), request)).toMatchObject({ error: { kind: 'forbidden' } });
    expect(transport.sent).toHaveLength(3);
  });

  test('cannot be read when both ways are refused; the second is then not tried again', async () => {
    const { api, transport } = anApi([lost, lost, lost, envelope([row])]);
    const memory = new Map<string, CallListForm>();

    expect(await listCalls(api, memory, request)).toEqual({ ok: false, error: { kind: 'cannotSendBody' } });
    expect(transport.sent).toHaveLength(2);
    expect(await listCalls(api, memory, request)).toEqual({ ok: false, error: { kind: 'cannotSendBody' } });
    expect(transport.sent).toHaveLength(3);

    // On another network the body arrives.
    expect(await listCalls(api, memory, request)).toMatchObject({ ok: true });
    expect(memory.get('api.example.com')).toBe('body');
  });

  test('goes back to the body when the query form stops working', async () => {
    const { api, transport } = anApi([lost, envelope([row])]);
    const memory = new Map<string, CallListForm>([['api.example.com', 'query']]);

    expect(await listCalls(api, memory, request)).toMatchObject({ ok: true });
    expect(transport.sent[0]?.url).toBe(query);
    expect(memory.get('api.example.com')).toBe('body');
  });

  test('remembers nothing from an attempt that failed for another reason', async () => {
    const { api } = anApi([lost, refusal(401)]);
    const memory = new Map<string, CallListForm>();

    expect(await listCalls(api, memory, request)).toEqual({ ok: false, error: { kind: 'unauthorized' } });
    expect(memory.size).toBe(0);
  });
});

describe('a page that has not changed', () => {
  test('is not read again, and its odd rows count once', async () => {
    const rows = [row, { id: 'no id' }];
    const { api } = anApi([envelope(rows), envelope(rows)]);
    const recent = new RecentPages();
    const first = await listCalls(api, new Map(), request, { recent });
    const second = await listCalls(api, new Map(), request, { recent });
    expect(first).toMatchObject({ value: { rowCount: 2, oddRows: 1 } });
    expect(second).toMatchObject({ value: { rowCount: 2, oddRows: 0 } });
    expect(second.ok && first.ok && second.value.calls === first.value.calls).toBe(true);
  });

  test('is read again when anything in it, the day or the answer changed', async () => {
    const { api } = anApi([
      envelope([row]),
      envelope([{ ...row, duration: 245 }]),
      envelope([{ ...row, duration: 245 }]),
      refusal(403, 'Access denied.'),
    ]);
    const recent = new RecentPages();
    const ask = (change: Partial<typeof request> = {}) =>
      listCalls(api, new Map(), { ...request, ...change }, { recent });
    const first = await ask();
    const changed = await ask();
    const nextDay = await ask({ toDay: '2026-01-19' });
    expect(changed).toMatchObject({ value: { calls: [{ durationSeconds: 245 }] } });
    expect(changed.ok && nextDay.ok && first.ok && changed.value.calls === nextDay.value.calls).toBe(false);
    expect(await ask()).toMatchObject({ error: { kind: 'forbidden' } });
  });
});

test('an answer of 10,000 rows is read in portions, and everything else has its turn in between', async () => {
  const { api } = anApi([
    envelope(Array.from({ length: 10_000 }, (_, index) => ({ ...row, id: index + 1 }))),
  ]);
  let turns = 0;
  let reading = true;
  const turn = (): void => {
    turns += 1;
    if (reading) setImmediate(turn);
  };
  setImmediate(turn);
  const answer = await listCalls(api, new Map(), request);
  reading = false;
  expect(answer).toMatchObject({ ok: true, value: { rowCount: 10_000 } });
  expect(turns).toBeGreaterThan(90);
});
