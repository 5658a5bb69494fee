import { describe, expect, it } from 'vitest';
import { isLoopback, mayReceiveTokens } from '../../../../main/altegio/addresses.ts';

describe('isLoopback', () => {
  it.each([
    'http://127.0.0.1:80',
    'http://127.255.3.4',
    'http://localhost:3',
    'http://[::1]:4',
    'http://LOCALHOST',
    'http://127.1',
  ])('is true for %s', (url) => {
    expect(isLoopback(new URL(url))).toBe(true);
  });
  it.each([
    'http://128.0.0.1',
    'http://localhost.evil.com',
    'http://127.0.0.1.evil.com',
    'http://[::2]',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'http://[::ffff:127.0.0.1]',
  ])('is false for %s', (url) => {
    expect(isLoopback(new URL(url))).toBe(false);
  });
});

describe('mayReceiveTokens', () => {
  it.each(['https://api.alteg.io/api/v1', 'http://127.0.0.1:4010', 'http://[::1]:1', 'http://localhost'])(
    'lets %s have them',
    (url) => {
      expect(mayReceiveTokens(url)).toBe(true);
    },
  );
  it.each([
    'http://api.alteg.io',
    'https://user@api.alteg.io',
    'http://:pw@localhost',
    'ftp://localhost',
    '',
  ])('keeps them from %j', (url) => {
    expect(mayReceiveTokens(url)).toBe(false);
  });
});
