import { describe, expect, test, vi } from 'vitest';
import { CallKey } from '../../../../contract/model/ids.ts';
import { ok } from '../../../../contract/result.ts';
import type { CallRecording } from '../../../../main/book/queries/recordings.ts';
import { toneWav } from '../../../../main/demo/recording.ts';
import { Recordings } from '../../../../main/recordings/recordings.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { waitUntil } from '../../../support/waitUntil.ts';
import { FakeSource, Flow } from './fakeSource.ts';

const wav = toneWav(7, 2);
const link = 'https://records.example/7.wav';
const key = CallKey.parse('1:7');
const other = CallKey.parse('1:8');
const MEGABYTE = 1024 * 1024;

function setup(recording: Partial<CallRecording> | null = {}, apiIsHere = false) {
  const clock = new FakeClock();
  const source = new FakeSource();
  source.answer = () => ({
    headers: { 'content-type': 'audio/wav' },
    body: [wav.subarray(0, 100), wav.subarray(100)],
  });
  let ids = 0;
  const recordings = new Recordings({
    recordingOf: async (asked) =>
      ok(
        recording && {
          link: asked === key ? link : `${link}?other`,
          answered: true,
          endedAtMs: clock.now() - 600_000,
          ...recording,
        },
      ),
    source,
    clock,
    serverNowMs: () => clock.now(),
    apiIsHere: () => apiIsHere,
    randomId: () => String((ids += 1)).padStart(32, '0'),
  });
  const serve = async (url: string, range?: string) => {
    const answer = await recordings.serve(new Request(url, { headers: range ? { Range: range } : {} }));
    if (!answer) throw new Error('not an address of a recording');
    const bytes = Buffer.from(await new Response(answer.body).arrayBuffer());
    return { ...answer, bytes };
  };
  return { clock, source, recordings, serve };
}

const urlOf = (id: number): string => `app://bundle/recordings/${String(id).padStart(32, '0')}`;

describe('Recordings', () => {
  test('a recording is fetched once and plays from an address of ours, whole or in parts', async () => {
    const { source, recordings, serve } = setup();
    expect(await recordings.open(key)).toEqual({ kind: 'ready', url: urlOf(1) });
    expect(await recordings.open(key)).toEqual({ kind: 'ready', url: urlOf(1) });

    const whole = await serve(urlOf(1));
    expect(whole).toMatchObject({
      status: 200,
      headers: { 'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes', 'Content-Length': `${wav.length}` },
    });
    expect(whole.bytes.equals(wav)).toBe(true);
    const part = await serve(urlOf(1), 'bytes=100-199');
    expect(part).toMatchObject({
      status: 206,
      headers: { 'Content-Range': `bytes 100-199/${wav.length}`, 'Content-Length': '100' },
    });
    expect(part.bytes.equals(wav.subarray(100, 200))).toBe(true);
    expect(await serve(urlOf(1), `bytes=${wav.length}-`)).toMatchObject({
      status: 416,
      headers: { 'Content-Range': `bytes */${wav.length}` },
    });
    expect(source.asked).toEqual([{ address: link, range: null }]);
  });

  test('nothing is served that was not opened', async () => {
    const { recordings, serve } = setup();
    expect(await serve(urlOf(1))).toMatchObject({ status: 404 });
    expect(recordings.serve(new Request('app://bundle/main-window/index.html'))).toBeNull();
    expect(recordings.serve(new Request('app://bundle/recordings/../main.cjs'))).toBeNull();
    await recordings.open(key);
    recordings.forget();
    expect(await serve(urlOf(1))).toMatchObject({ status: 404 });
  });

  test.each([
    ['no such call', null, { kind: 'none' }],
    ['no link yet', { link: null }, { kind: 'notReady' }],
    ['never answered', { link: null, answered: false }, { kind: 'none' }],
    ['no link for hours', { link: null, endedAtMs: 0 }, { kind: 'none' }],
    ['plain http', { link: 'http://192.168.1.20/7.wav' }, { kind: 'notSecure' }],
    ['a service of this computer', { link: 'http://127.0.0.1:9222/json' }, { kind: 'thisComputer' }],
    ['the same in disguise', { link: 'https://[::ffff:7f00:1]/json' }, { kind: 'thisComputer' }],
    ['a file', { link: 'file:///etc/passwd' }, { kind: 'badLink' }],
  ])('%s: says so without asking anybody', async (_name, recording, answer) => {
    const { source, recordings } = setup(recording);
    expect(await recordings.open(key)).toEqual(answer);
    expect(source.asked).toEqual([]);
  });

  test.each([
    [404, 'notReady'],
    [403, 'denied'],
    [410, 'expired'],
    [500, 'providerDown'],
  ])('status %i is told as %s, and asked again next time', async (status, kind) => {
    const { source, recordings } = setup();
    source.answer = () => ({ status });
    expect(await recordings.open(key)).toEqual({ kind });
    await recordings.open(key);
    expect(source.asked).toHaveLength(2);
  });

  test('an old recording that is gone has expired', async () => {
    const { source, recordings } = setup({ endedAtMs: 0 });
    source.answer = () => ({ status: 404 });
    expect(await recordings.open(key)).toEqual({ kind: 'expired' });
  });

  test('this computer is asked where Altegio itself is on it', async () => {
    const { recordings } = setup({ link: 'http://127.0.0.1:4000/7.wav' }, true);
    expect(await recordings.open(key)).toMatchObject({ kind: 'ready' });
  });

  test('a page instead of sound is told as one, an empty file is not ready, a broken one offline', async () => {
    const { source, recordings } = setup();
    const page = (text: string) => ({ headers: { 'content-type': 'audio/wav' }, body: [Buffer.from(text)] });
    source.answer = () => page('<html>Sign in</html>');
    expect(await recordings.open(key)).toEqual({ kind: 'notSound' });
    source.answer = () => page(`<html>${' '.repeat(2000)}This link has expired</html>`);
    expect(await recordings.open(key)).toEqual({ kind: 'expired' });
    source.answer = () => ({ headers: { 'content-type': 'audio/wav' } });
    expect(await recordings.open(key)).toEqual({ kind: 'notReady' });
    source.answer = () => ({ headers: { 'content-type': 'audio/wav' }, body: [wav], breaks: true });
    expect(await recordings.open(key)).toEqual({ kind: 'offline' });
    source.answer = () => 'notSecure';
    expect(await recordings.open(key)).toEqual({ kind: 'notSecure' });
  });

  test('a refusal in words is read: 403 and 400 with "expired" are a link that has expired', async () => {
    const { source, recordings } = setup();
    for (const status of [400, 403]) {
      const flow = new Flow();
      source.answer = () => ({ status, body: flow });
      void flow.send(Buffer.from('<?xml version="1.0"?><Error><Code>AccessDenied</Code>'));
      void flow.send(Buffer.from('<Message>Request has expired</Message></Error>'));
      void flow.end();
      expect(await recordings.open(key)).toEqual({ kind: 'expired' });
    }
  });

  test('chunks of any size make the same recording, whatever it is called', async () => {
    const sound = wav.subarray(0, 1100);
    for (const size of [1, 2, 3, 4, 5, 7, 11, 13, 44, 511, 512, 513, 4096]) {
      const { source, recordings, serve } = setup();
      const body = Array.from({ length: Math.ceil(sound.length / size) }, (_, index) =>
        sound.subarray(index * size, (index + 1) * size),
      );
      for (const sized of [{ 'content-length': String(sound.length) }, {}]) {
        source.answer = () => ({ headers: { 'content-type': 'application/force-download', ...sized }, body });
        const opened = await recordings.open(key);
        if (opened.kind !== 'ready') throw new Error(`${size}: ${opened.kind}`);
        const whole = await serve(opened.url);
        expect([whole.status, whole.headers['Content-Type'], whole.bytes.equals(sound)]).toEqual([
          200,
          'audio/wav',
          true,
        ]);
        recordings.forget();
      }
    }
  });

  test('opening another ends what is still loading', async () => {
    const { source, recordings } = setup();
    source.answer = () => new Promise(() => undefined);
    const first = recordings.open(key);
    await Promise.resolve();
    source.answer = () => ({ headers: { 'content-type': 'audio/wav' }, body: [wav] });
    expect(await recordings.open(other)).toMatchObject({ kind: 'ready' });
    expect(await first).toEqual({ kind: 'offline' });
  });

  test('one too large to keep is handed on piece by piece', async () => {
    const { source, recordings, serve } = setup();
    const sized = { 'content-type': 'audio/wav', 'content-length': String(40 * MEGABYTE) };
    source.answer = () => ({ headers: sized, body: [wav] });
    expect(await recordings.open(key)).toEqual({ kind: 'ready', url: urlOf(1) });
    expect(source.left).toBe(1);

    source.answer = () => ({
      status: 206,
      headers: {
        'content-type': 'text/html',
        'content-range': `bytes 100-199/${40 * MEGABYTE}`,
        'set-cookie': 'a=b',
      },
      body: [wav.subarray(100, 200)],
    });
    const part = await serve(urlOf(1), 'bytes=100-199');
    expect(part).toMatchObject({ status: 206 });
    expect(part.headers).toEqual({
      'Content-Type': 'audio/wav',
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes 100-199/${40 * MEGABYTE}`,
      'Content-Length': '100',
    });
    expect(part.bytes.equals(wav.subarray(100, 200))).toBe(true);
    expect(source.asked.at(-1)).toEqual({ address: link, range: 'bytes=100-199' });
  });

  describe('of one too large to keep nobody knows whether one can be elsewhere in it', () => {
    const sized = { 'content-type': 'audio/wav', 'content-length': String(40 * MEGABYTE) };
    const piece = { 'content-range': `bytes 0-99/${40 * MEGABYTE}` };

    test.each([
      ['the provider hands out a piece', { status: 206, headers: piece, body: [wav] }, 'seekable'],
      ['it answers with everything', { status: 200, headers: sized, body: [wav] }, 'fromStartOnly'],
      ['it refuses', { status: 403 }, 'fromStartOnly'],
    ] as const)('until %s', async (_what, answer, kind) => {
      const { source, recordings, serve } = setup();
      source.answer = () => ({ headers: sized, body: [wav] });
      await recordings.open(key);
      const told = vi.fn();
      const seekable = recordings.seekable(key).then(told);
      await new Promise(setImmediate);
      expect(told).not.toHaveBeenCalled();
      source.answer = () => answer;
      await serve(urlOf(1), 'bytes=0-');
      await seekable;
      expect(told).toHaveBeenCalledWith({ kind });
      // A piece that fails later takes nothing back.
      source.answer = () => ({ status: 500 });
      await serve(urlOf(1), 'bytes=5-');
      expect(await recordings.seekable(key)).toEqual({ kind });
    });

    test('and nobody waits for it when the account changes', async () => {
      const { source, recordings } = setup();
      source.answer = () => ({ headers: sized, body: [wav] });
      await recordings.open(key);
      const seekable = recordings.seekable(key);
      recordings.forget();
      expect(await seekable).toEqual({ kind: 'fromStartOnly' });
    });
  });

  test('what the provider answers to a piece is not believed blindly', async () => {
    const { source, recordings, serve } = setup();
    source.answer = () => ({
      headers: { 'content-type': 'audio/wav', 'content-length': String(40 * MEGABYTE) },
      body: [wav],
    });
    await recordings.open(key);
    source.answer = () => ({ status: 206, headers: { 'content-range': 'bytes x' }, body: [wav] });
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 502, headers: {} });
    source.answer = () => ({ status: 410, body: [Buffer.from('<html>')] });
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 502, headers: {} });
    expect(recordings.troubleOf(key)).toEqual({ kind: 'expired' });
    source.answer = () => ({ status: 403, body: [Buffer.from('<html>')] });
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 502, headers: {} });
    source.answer = () => 'offline';
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 502, headers: {} });
    source.answer = () => ({ status: 416 });
    expect(await serve(urlOf(1), `bytes=${40 * MEGABYTE}-`)).toMatchObject({ status: 416 });
    await serve(urlOf(1), 'bytes=0-1,5-6\r\nX: y'.slice(0, 13));
    expect(source.asked.at(-1)?.range).toBeNull();
  });

  test('one too large to keep that turns out so is let go of, and asked for again from then on', async () => {
    const { clock, source, recordings, serve } = setup();
    const flow = new Flow();
    source.answer = () => ({ headers: { 'content-type': 'audio/wav' }, body: flow });
    const opened = recordings.open(key);
    await flow.send(wav);
    await clock.advance(1_500);
    expect(await opened).toEqual({ kind: 'ready', url: urlOf(1) });
    const seekable = recordings.seekable(key);
    void flow.send(new Uint8Array(33 * MEGABYTE));
    expect(await seekable).toEqual({ kind: 'fromStartOnly' });
    await waitUntil(() => source.left === 1);
    source.answer = () => ({ headers: { 'content-type': 'audio/wav' }, body: [wav] });
    expect((await serve(urlOf(1), 'bytes=5-')).bytes.equals(wav)).toBe(true);
  });

  describe('while it loads', () => {
    const large = Buffer.alloc(4 * MEGABYTE);
    wav.copy(large);
    large.fill('end', large.length - 3);
    const sized = { 'content-type': 'audio/wav', 'content-length': String(large.length) };

    async function coming(headers: Readonly<Record<string, string>>) {
      const desk = setup();
      const flow = new Flow();
      desk.source.answer = () => ({ headers, body: flow });
      const opened = desk.recordings.open(key);
      await flow.send(large.subarray(0, MEGABYTE));
      await desk.clock.advance(1_500);
      expect(await opened).toEqual({ kind: 'ready', url: urlOf(1) });
      return { ...desk, flow };
    }

    test('it plays from its beginning, and goes on as it comes, for however long that takes', async () => {
      const { clock, flow, recordings, serve } = await coming(sized);
      const first = await serve(urlOf(1), `bytes=0-${MEGABYTE - 1}`);
      expect(first).toMatchObject({
        status: 206,
        headers: { 'Content-Range': `bytes 0-${MEGABYTE - 1}/${large.length}`, 'Accept-Ranges': 'bytes' },
      });
      expect(first.bytes.equals(large.subarray(0, MEGABYTE))).toBe(true);

      const rest = serve(urlOf(1), `bytes=${MEGABYTE}-`);
      for (let at = MEGABYTE; at < large.length; at += MEGABYTE / 4) {
        await clock.advance(14_000);
        await flow.send(large.subarray(at, at + MEGABYTE / 4));
      }
      await flow.end();
      expect((await rest).bytes.equals(large.subarray(MEGABYTE))).toBe(true);
      expect(await recordings.seekable(key)).toEqual({ kind: 'seekable' });
      expect(recordings.troubleOf(key)).toEqual({ kind: 'unplayable' });
    });

    test('what is far ahead is asked for by itself where the provider hands out pieces', async () => {
      const { source, serve } = await coming(sized);
      const from = large.length - 3;
      source.answer = () => ({
        status: 206,
        headers: { 'content-range': `bytes ${from}-${large.length - 1}/${large.length}` },
        body: [Buffer.from('end')],
      });
      expect((await serve(urlOf(1), `bytes=${from}-`)).bytes.toString()).toBe('end');
      expect(source.asked.at(-1)).toEqual({ address: link, range: `bytes=${from}-` });
    });

    test.each([
      ['answers with everything', { status: 200, headers: sized, body: [large] }],
      [
        'answers with another piece',
        { status: 206, headers: { 'content-range': 'bytes 0-2/9' }, body: [wav] },
      ],
      ['answers that there is none', { status: 416 }],
      ['refuses', { status: 403 }],
    ])('and waited for where it %s; that is asked once', async (_name, answer) => {
      const { flow, source, serve } = await coming(sized);
      source.answer = () => answer;
      const asked = [serve(urlOf(1), `bytes=${large.length - 3}-`)];
      await new Promise(setImmediate);
      asked.push(serve(urlOf(1), `bytes=${large.length - 2}-`));
      await flow.send(large.subarray(MEGABYTE));
      await flow.end();
      expect((await Promise.all(asked)).map(({ bytes }) => bytes.toString())).toEqual(['end', 'nd']);
      expect(source.asked).toHaveLength(2);
    });

    test('of unknown length it says nothing of ranges, until all of it is here', async () => {
      const { flow, recordings, serve } = await coming({ 'content-type': 'audio/wav' });
      const streamed = serve(urlOf(1), 'bytes=0-');
      await flow.send(large.subarray(MEGABYTE));
      await flow.end();
      const { status, headers, bytes } = await streamed;
      expect([status, headers, bytes.equals(large)]).toEqual([200, { 'Content-Type': 'audio/wav' }, true]);
      expect(await recordings.seekable(key)).toEqual({ kind: 'seekable' });
      expect(await serve(urlOf(1), 'bytes=5-6')).toMatchObject({
        status: 206,
        headers: { 'Content-Range': `bytes 5-6/${large.length}` },
      });
    });

    test('one that breaks off is gone on with where it broke, and told as offline where it cannot be', async () => {
      const { flow, source, recordings, serve } = await coming(sized);
      const playing = serve(urlOf(1), 'bytes=0-');
      const broken = expect(playing).rejects.toThrow();
      await flow.break();
      await broken;
      expect(recordings.troubleOf(key)).toEqual({ kind: 'offline' });
      source.answer = () => ({
        status: 206,
        headers: { 'content-range': `bytes ${MEGABYTE}-${large.length - 1}/${large.length}` },
        body: [large.subarray(MEGABYTE)],
      });
      expect((await serve(urlOf(1), `bytes=${MEGABYTE}-`)).bytes.equals(large.subarray(MEGABYTE))).toBe(true);
      source.answer = () => 'offline';
      expect(await serve(urlOf(1), `bytes=${MEGABYTE}-`)).toMatchObject({ status: 502 });
    });

    test('playing it again goes on with the same, and another one ends it', async () => {
      const { source, recordings } = await coming(sized);
      expect(await recordings.open(key)).toEqual({ kind: 'ready', url: urlOf(1) });
      expect(source.asked).toHaveLength(1);
      source.answer = () => ({ headers: { 'content-type': 'audio/wav' }, body: [wav] });
      expect(await recordings.open(other)).toMatchObject({ kind: 'ready' });
      expect(source.signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    });

    test('saving it takes the same bytes, and goes on when another one is played', async () => {
      const { flow, source, recordings } = await coming(sized);
      const saved = await recordings.toSave(key);
      if (!saved.ok) throw new Error(saved.error);
      expect(saved.value).toMatchObject({ type: 'audio/wav' });
      source.answer = () => ({ headers: { 'content-type': 'audio/wav' }, body: [wav] });
      await recordings.open(other);
      expect(source.signals[0]?.aborted).toBe(false);
      await flow.send(large.subarray(MEGABYTE));
      await flow.end();
      const parts: Uint8Array[] = [];
      for await (const part of saved.value.bytes) parts.push(part);
      expect(Buffer.concat(parts).equals(large)).toBe(true);
      saved.value.letGo();
      expect(source.signals[0]?.aborted).toBe(true);
      expect(source.asked).toHaveLength(2);
    });
  });

  describe('one too large to keep', () => {
    const total = 40 * MEGABYTE;

    async function opened() {
      const desk = setup();
      desk.source.answer = () => ({ headers: { 'content-length': String(total) }, body: [wav] });
      expect(await desk.recordings.open(key)).toEqual({ kind: 'ready', url: urlOf(1) });
      return desk;
    }

    test('from a server without ranges plays from its beginning, and nobody is told it could be sought', async () => {
      const { source, serve } = await opened();
      source.answer = () => ({ headers: { 'content-length': String(total) }, body: [wav] });
      for (const range of ['bytes=0-', 'bytes=5-', undefined]) {
        const { status, headers, bytes } = await serve(urlOf(1), range);
        expect([status, headers, bytes.equals(wav)]).toEqual([
          200,
          { 'Content-Type': 'audio/wav', 'Content-Length': String(total) },
          true,
        ]);
      }
    });

    test('a piece of unknown size is one of the size that was told before', async () => {
      const { source, serve } = await opened();
      source.answer = () => ({
        status: 206,
        headers: { 'content-range': 'bytes 100-199/*' },
        body: [wav.subarray(100, 200)],
      });
      expect(await serve(urlOf(1), 'bytes=100-199')).toMatchObject({
        status: 206,
        headers: { 'Content-Range': `bytes 100-199/${total}`, 'Content-Length': '100' },
      });
    });

    test.each(['bytes 0-99/*', 'bytes 7-99/100', 'bytes */100', 'items 5-9/10'])(
      'a piece that is not the one wanted (%s) is not taken for it',
      async (contentRange) => {
        const { source, serve } = await opened();
        source.answer = (range) =>
          range === null
            ? { body: [wav] }
            : { status: 206, headers: { 'content-range': contentRange }, body: [wav.subarray(0, 9)] };
        const { status, headers, bytes } = await serve(urlOf(1), 'bytes=5-');
        expect([status, headers, bytes.equals(wav)]).toEqual([200, { 'Content-Type': 'audio/wav' }, true]);
      },
    );

    test('a "part" of unknown size from a server that sends nothing else is the whole', async () => {
      const { source, serve } = await opened();
      source.answer = () => ({ status: 206, headers: { 'content-range': 'bytes 0-99/*' }, body: [wav] });
      const { status, bytes } = await serve(urlOf(1), 'bytes=5-');
      expect([status, bytes.equals(wav)]).toEqual([200, true]);
    });
  });
});
