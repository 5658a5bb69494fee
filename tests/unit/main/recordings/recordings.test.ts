import { describe, expect, test } from 'vitest';
import { CallKey } from '../../../../contract/model/ids.ts';
import { ok } from '../../../../contract/result.ts';
import type { CallRecording } from '../../../../main/book/queries/recordings.ts';
import { toneWav } from '../../../../main/demo/recording.ts';
import { Recordings } from '../../../../main/recordings/recordings.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeSource } from './fakeSource.ts';

const wav = toneWav(7, 2);
const link = 'https://records.example/7.wav';
const key = CallKey.parse('1:7');
const other = CallKey.parse('1:8');
const MEGABYTE = 1024 * 1024;

function setup(recording: Partial<CallRecording> | null = {}) {
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
    ['plain http', { link: 'http://records.example/7.wav' }, { kind: 'refused' }],
    ['a file', { link: 'file:///etc/passwd' }, { kind: 'refused' }],
  ])('%s: says so without asking anybody', async (_name, recording, answer) => {
    const { source, recordings } = setup(recording);
    expect(await recordings.open(key)).toEqual(answer);
    expect(source.asked).toEqual([]);
  });

  test.each([
    [404, 'notReady'],
    [403, 'noRight'],
    [410, 'expired'],
    [500, 'offline'],
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

  test('a page instead of sound is refused, an empty file is not ready, a broken one offline', async () => {
    const { source, recordings } = setup();
    source.answer = () => ({ headers: { 'content-type': 'text/html' }, body: [Buffer.from('<html>')] });
    expect(await recordings.open(key)).toEqual({ kind: 'refused' });
    expect(source.left).toBe(1);
    source.answer = () => ({ headers: { 'content-type': 'audio/wav' } });
    expect(await recordings.open(key)).toEqual({ kind: 'notReady' });
    source.answer = () => ({ headers: { 'content-type': 'audio/wav' }, body: [wav], breaks: true });
    expect(await recordings.open(key)).toEqual({ kind: 'offline' });
    source.answer = () => 'refused';
    expect(await recordings.open(key)).toEqual({ kind: 'refused' });
  });

  test('a server that never answers is given up', async () => {
    const { clock, source, recordings } = setup();
    source.answer = () => new Promise(() => undefined);
    const opened = recordings.open(key);
    await clock.advance(90_000);
    expect(await opened).toEqual({ kind: 'offline' });
    expect(clock.pending).toBe(0);
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

  test.each([
    ['says so', { 'content-length': String(40 * MEGABYTE) }, [wav]],
    ['turns out so', {}, [wav, ...Array.from({ length: 33 }, () => new Uint8Array(MEGABYTE))]],
  ])('one too large to keep that %s is handed on piece by piece', async (_name, length, body) => {
    const { source, recordings, serve } = setup();
    source.answer = () => ({ headers: { 'content-type': 'audio/wav', ...length }, body });
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

  test('what the provider answers to a piece is not believed blindly', async () => {
    const { source, recordings, serve } = setup();
    source.answer = () => ({
      headers: { 'content-type': 'audio/wav', 'content-length': String(40 * MEGABYTE) },
      body: [wav],
    });
    await recordings.open(key);
    source.answer = () => ({ status: 206, headers: { 'content-range': 'bytes x' }, body: [wav] });
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 502, headers: {} });
    source.answer = () => ({ status: 403, body: [Buffer.from('<html>')] });
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 502, headers: {} });
    source.answer = () => 'offline';
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 502, headers: {} });
    source.answer = () => ({ status: 416 });
    expect(await serve(urlOf(1), 'bytes=0-')).toMatchObject({ status: 416 });
    await serve(urlOf(1), 'bytes=0-1,5-6\r\nX: y'.slice(0, 13));
    expect(source.asked.at(-1)?.range).toBeNull();
  });
});
