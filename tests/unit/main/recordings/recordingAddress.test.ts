import { describe, expect, test } from 'vitest';
import { recordingAddress, redirectedAddress } from '../../../../main/recordings/recordingAddress.ts';

const refused = (error: string) => ({ ok: false, error });
const allowed = (value: string) => ({ ok: true, value });

const HERE = [
  ['http://127.0.0.1:4000/recordings/7.wav', 'http://127.0.0.1:4000/recordings/7.wav'],
  ['http://localhost/x', 'http://localhost/x'],
  ['http://[::1]:80/x', 'http://[::1]/x'],
  ['https://127.1/x', 'https://127.0.0.1/x'],
] as const;

describe('recordingAddress', () => {
  test.each([
    ['https://records.example/a/b.mp3?key=1', 'https://records.example/a/b.mp3?key=1'],
    ['https://records.example:8443/x#t=3', 'https://records.example:8443/x'],
  ])('%s may be asked', (link, href) => {
    for (const apiIsHere of [true, false])
      expect(recordingAddress(link, { apiIsHere })).toEqual(allowed(href));
  });

  test.each(HERE)('%s only where Altegio itself is on this computer', (link, href) => {
    expect(recordingAddress(link, { apiIsHere: true })).toEqual(allowed(href));
    expect(recordingAddress(link, { apiIsHere: false })).toEqual(refused('thisComputer'));
  });

  test.each([
    ['http://records.example/a.mp3', 'notSecure'],
    ['http://192.168.1.20/a.mp3', 'notSecure'],
    ['http://10.0.0.5:8088/a.mp3', 'notSecure'],
    ['http://pbx.local/a.mp3', 'notSecure'],
    ['http://127.0.0.1.example/a.mp3', 'notSecure'],
    ['http://localhost.example/a.mp3', 'notSecure'],
    ['', 'badLink'],
    ['records.example/a.mp3', 'badLink'],
    ['/recordings/7.wav', 'badLink'],
    ['https://reception:secret@records.example/a.mp3', 'badLink'],
    ['file:///etc/passwd', 'badLink'],
    ['data:audio/wav;base64,AAAA', 'badLink'],
    ['javascript:alert(1)', 'badLink'],
    ['ftp://records.example/a.mp3', 'badLink'],
    ['app://bundle/main-window/index.html', 'badLink'],
  ])('%j may not: %s', (link, why) => {
    for (const apiIsHere of [true, false])
      expect(recordingAddress(link, { apiIsHere })).toEqual(refused(why));
  });
});

describe('redirectedAddress', () => {
  test.each([
    ['/b.mp3', 'https://records.example/a.mp3', 'https://records.example/b.mp3'],
    ['https://store.example/b', 'https://records.example/a', 'https://store.example/b'],
    ['http://127.0.0.1:2/b', 'http://127.0.0.1:1/a', 'http://127.0.0.1:2/b'],
  ])('%s leads on from %s', (to, from, href) => {
    expect(redirectedAddress(to, from)).toEqual(allowed(href));
  });

  test.each([
    ['http://records.example/b', 'notSecure'],
    ['http://localhost:9222/json', 'thisComputer'],
    ['https://127.0.0.1/b', 'thisComputer'],
    ['https://0x7f.1/b', 'thisComputer'],
    ['https://[::ffff:127.0.0.1]/b', 'thisComputer'],
    ['https://0.0.0.0/b', 'thisComputer'],
    ['file:///etc/passwd', 'badLink'],
  ])('%s is not followed from the network: %s', (to, why) => {
    expect(redirectedAddress(to, 'https://records.example/a')).toEqual(refused(why));
  });
});
