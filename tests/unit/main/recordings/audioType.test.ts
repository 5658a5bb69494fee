import { describe, expect, test } from 'vitest';
import { toneWav } from '../../../../main/demo/recording.ts';
import { audioType } from '../../../../main/recordings/audioType.ts';

const wav = toneWav(1, 1);
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('audioType', () => {
  test.each([
    ['audio/wav', 'audio/wav'],
    ['Audio/MPEG; charset=binary', 'audio/mpeg'],
    ['audio/x-wav', 'audio/x-wav'],
  ])('%s is believed', (told, type) => {
    expect(audioType(told, wav)).toBe(type);
  });

  test.each([
    ['a WAV', wav, 'audio/wav'],
    ['an MP3 with a tag', bytes('ID3\x04\0\0'), 'audio/mpeg'],
    ['an MP3 without', bytes('\xff\xfb\x90\x44'), 'audio/mpeg'],
    ['AAC', bytes('\xff\xf1\x50\x80'), 'audio/aac'],
    ['Ogg', bytes('OggS\0\x02'), 'audio/ogg'],
    ['an MP4', bytes('\0\0\0\x20ftypM4A '), 'audio/mp4'],
    ['WebM', bytes('\x1aE\xdf\xa3'), 'audio/webm'],
  ])('%s is known by its first bytes where the server does not know', (_name, start, type) => {
    expect(audioType('application/octet-stream', start)).toBe(type);
    expect(audioType(null, start)).toBe(type);
  });

  test.each([
    ['application/octet-stream', bytes('MZ\x90\0')],
    ['application/octet-stream', bytes('')],
    ['application/octet-stream', bytes('\xff\xd8\xff\xe0')],
    ['text/html', wav],
    ['text/plain', wav],
    ['application/json', wav],
    ['image/svg+xml', wav],
    ['audio/', wav],
    ['audio/wav', bytes('<!doctype html><script>')],
    ['audio/mpeg', bytes('\xef\xbb\xbf  <html>')],
    ['audio/mpeg', bytes('{"error":"expired"}')],
  ])('%s is refused when it is no sound', (told, start) => {
    expect(audioType(told, start)).toBeNull();
  });
});
