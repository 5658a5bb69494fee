import { describe, expect, test } from 'vitest';
import { recordingAddress } from '../../../../main/recordings/recordingAddress.ts';

describe('recordingAddress', () => {
  test.each([
    ['https://records.example/a/b.mp3?key=1', 'https://records.example/a/b.mp3?key=1'],
    ['https://records.example:8443/x#t=3', 'https://records.example:8443/x'],
    ['http://127.0.0.1:4000/recordings/7.wav', 'http://127.0.0.1:4000/recordings/7.wav'],
    ['http://localhost/x', 'http://localhost/x'],
    ['http://[::1]:80/x', 'http://[::1]/x'],
  ])('%s may be asked', (text, href) => {
    expect(recordingAddress(text)).toBe(href);
  });

  test.each([
    '',
    'records.example/a.mp3',
    '/recordings/7.wav',
    'http://records.example/a.mp3',
    'http://127.0.0.1.example/a.mp3',
    'http://localhost.example/a.mp3',
    'https://reception:secret@records.example/a.mp3',
    'file:///etc/passwd',
    'data:audio/wav;base64,AAAA',
    'javascript:alert(1)',
    'ftp://records.example/a.mp3',
    'app://bundle/main-window/index.html',
  ])('%j may not', (text) => {
    expect(recordingAddress(text)).toBeNull();
  });

  test('a redirect leads on, also by a path alone', () => {
    expect(recordingAddress('/b.mp3', 'https://records.example/a.mp3')).toBe('https://records.example/b.mp3');
    expect(recordingAddress('https://store.example/b', 'https://records.example/a')).toBe(
      'https://store.example/b',
    );
    expect(recordingAddress('http://127.0.0.1:2/b', 'http://127.0.0.1:1/a')).toBe('http://127.0.0.1:2/b');
  });

  test('a redirect to plain http or to this machine does not', () => {
    expect(recordingAddress('http://records.example/b', 'https://records.example/a')).toBeNull();
    expect(recordingAddress('https://127.0.0.1/b', 'https://records.example/a')).toBeNull();
    expect(recordingAddress('http://localhost:9222/json', 'https://records.example/a')).toBeNull();
  });
});
