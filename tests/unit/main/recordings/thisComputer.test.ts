import { describe, expect, test } from 'vitest';
import { isThisComputer } from '../../../../main/recordings/thisComputer.ts';

const hostOf = (host: string): string => new URL(`https://${host}/`).hostname;

describe('isThisComputer', () => {
  test.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'ring.localhost',
    'ring.localhost.',
    'localhost.localdomain',
    'ip6-localhost',
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '127.0.1.1',
    '127.255.255.254',
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '127.0.0.0x1',
    '１２７.０.０.１',
    '0.0.0.0',
    '0',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:0.0.0.0]',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[2002:7f00:1::]',
  ])('%s is', (host) => {
    expect(isThisComputer(hostOf(host))).toBe(true);
  });

  test('every address of 127.0.0.0/8 is, in each of its spellings', () => {
    for (let step = 0; step < 60; step += 1) {
      const [b, c, d] = [(step * 7919) % 256, (step * 104_729) % 256, (step * 15_485_863) % 256];
      const number = ((127 * 256 + b) * 256 + c) * 256 + d;
      const dotted = `127.${b}.${c}.${d}`;
      const octal = `0${number.toString(8)}`;
      for (const host of [dotted, String(number), `0x${number.toString(16)}`, octal, `[::ffff:${dotted}]`])
        expect([host, isThisComputer(hostOf(host))]).toEqual([host, true]);
    }
  });

  test.each([
    'records.example',
    'localhost.example',
    'mylocalhost',
    '127.0.0.1.example',
    '128.0.0.1',
    '10.0.0.1',
    '192.168.0.127',
    '[2001:db8::1]',
    '[::ffff:8.8.8.8]',
    '[fe80::1]',
    '[::1:0:0:1]',
  ])('%s is not', (host) => {
    expect(isThisComputer(hostOf(host))).toBe(false);
  });
});
