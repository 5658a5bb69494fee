import { describe, expect, test } from 'vitest';
import { toneWav } from '../../../../main/demo/recording.ts';
import { audioType, endingOf } from '../../../../main/recordings/audioType.ts';

const wav = toneWav(1, 1);
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const SOUNDS = [
  ['a WAV', wav, 'audio/wav', 'wav'],
  ['an MP3 with a tag', bytes('ID3\x04\0\0'), 'audio/mpeg', 'mp3'],
  ['an MP3 without', bytes('\xff\xfb\x90\x44'), 'audio/mpeg', 'mp3'],
  ['an MP3 of low rate', bytes('\xff\xe3\x18\xc4'), 'audio/mpeg', 'mp3'],
  ['AAC', bytes('\xff\xf1\x50\x80'), 'audio/aac', 'aac'],
  ['Ogg', bytes('OggS\0\x02'), 'audio/ogg', 'ogg'],
  ['an MP4', bytes('\0\0\0\x20ftypM4A '), 'audio/mp4', 'm4a'],
  ['an MP4 with room before it', bytes('\0\0\0\x08free\0\0\0\x08mdat'), 'audio/mp4', 'm4a'],
  ['a QuickTime with room before it', bytes('\0\0\0\x08wide'), 'audio/mp4', 'm4a'],
  ['a piece of an MP4', bytes('\0\0\0\x18stypmsdh'), 'audio/mp4', 'm4a'],
  ['WebM', bytes('\x1aE\xdf\xa3'), 'audio/webm', 'webm'],
  ['FLAC', bytes('fLaC\0\0\0\x22'), 'audio/flac', 'flac'],
  ['AMR', bytes('#!AMR\n'), 'audio/amr', 'amr'],
  ['Windows Media', bytes('\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9'), 'audio/x-ms-wma', 'wma'],
  ['an AU', bytes('.snd\0\0\0\x18'), 'audio/basic', 'au'],
] as const;

const CALLED = [
  null,
  'audio/wav',
  'audio/x-whatever',
  'Audio/MPEG; charset=binary',
  'application/octet-stream',
  'application/force-download',
  'application/x-download',
  'application/mp3',
  'application/json',
  'video/webm',
  'video/mp4',
  'text/plain',
  'text/html; charset=UTF-8',
  'nonsense',
];

describe('audioType', () => {
  for (const [name, start, type, ending] of SOUNDS) {
    test.each(CALLED)(`${name} is known by its first bytes, called %s`, (told) => {
      expect(audioType(told, start)).toBe(type);
      expect(endingOf(type)).toBe(ending);
    });
  }

  const NO_SOUNDS = [
    ['a program', 'MZ\x90\0'],
    ['a picture', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['nothing', ''],
    ['a page', '<!doctype html><script>'],
    ['a page in a compiler’s hand', '\xef\xbb\xbf\r\n\r\n  <html>'],
    ['a page after many empty lines', `${'\r\n'.repeat(200)}<html>`],
    ['a page after nothing but empty lines', '\n'.repeat(600)],
    ['XML', '<?xml version="1.0"?><Error>'],
    ['JSON', '{"error":"expired"}'],
    ['a JSON list', ' ["expired"]'],
    ['a JSON text', '"expired"'],
    ['words', 'Not found'],
    ['a play list', '#EXTM3U\n'],
    ['a page in UTF-16', '\xff\xfe<\0h\0t\0m\0l\0'],
    ['JSON in UTF-16', '\xff\xfe{\0"\0'],
    ['UTF-16 the other way round', '\xfe\xff\0<\0h'],
  ] as const;
  for (const [name, text] of NO_SOUNDS) {
    test.each(CALLED)(`${name} is no sound, called %s`, (told) => {
      expect(audioType(told, bytes(text))).toBeNull();
    });
  }

  test('bytes that nobody knows are the sound that their sender says', () => {
    const unknown = bytes('\x01\x02\x03\x04\xf0');
    expect(audioType('audio/x-g729; rate=8000', unknown)).toBe('audio/x-g729');
    expect(endingOf('audio/x-g729')).toBe('bin');
    for (const told of ['application/octet-stream', 'audio/', 'audio/<x>', 'image/png', null])
      expect(audioType(told, unknown)).toBeNull();
  });
});
