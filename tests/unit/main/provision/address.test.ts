import { describe, expect, it } from 'vitest';
import { readApiUrl, readMarketplaceUrl } from '../../../../main/provision/address.ts';

describe('readApiUrl', () => {
  it.each([
    { text: 'https://api.alteg.io/api/v1', expected: 'https://api.alteg.io/api/v1' },
    { text: ' https://API.alteg.io/api/v1/ ', expected: 'https://api.alteg.io/api/v1' },
    { text: 'http://127.0.0.1:4010/api/v1', expected: 'http://127.0.0.1:4010/api/v1' },
    {
      text: 'https://proxy.salon.example/altegio/api/v1//',
      expected: 'https://proxy.salon.example/altegio/api/v1',
    },
  ])('takes $text', ({ text, expected }) => {
    expect(readApiUrl(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    { text: 'api.alteg.io/api/v1', error: 'must be an address such as https://api.alteg.io/api/v1' },
    { text: '', error: 'must be an address such as https://api.alteg.io/api/v1' },
    {
      text: 'http://api.alteg.io/api/v1',
      error: 'must start with https:// (plain http is for this computer only)',
    },
    {
      text: 'http://localhost.evil.com/api/v1',
      error: 'must start with https:// (plain http is for this computer only)',
    },
    { text: 'file:///etc/api/v1', error: 'must start with https:// (plain http is for this computer only)' },
    {
      text: 'ftp://127.0.0.1/api/v1',
      error: 'must start with https:// (plain http is for this computer only)',
    },
    { text: 'https://api.alteg.io', error: 'must end with /api/v1' },
    { text: 'https://api.alteg.io/api/v12', error: 'must end with /api/v1' },
    { text: 'https://api.alteg.io@evil.example/api/v1', error: 'must not hold a user name or password' },
    { text: 'https://api.alteg.io/api/v1?x=1', error: 'must not hold a query or fragment' },
    { text: 'https://api.alteg.io/api/v1#x', error: 'must not hold a query or fragment' },
  ])('refuses $text', ({ text, error }) => {
    expect(readApiUrl(text)).toEqual({ ok: false, error });
  });
});

describe('readMarketplaceUrl', () => {
  it.each([
    { text: 'https://app.alteg.io', expected: 'https://app.alteg.io' },
    { text: 'https://app.alteg.io/', expected: 'https://app.alteg.io' },
    { text: 'http://[::1]:4010', expected: 'http://[::1]:4010' },
  ])('takes $text', ({ text, expected }) => {
    expect(readMarketplaceUrl(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    { text: 'https://app.alteg.io/marketplace', error: 'must be a bare origin such as https://app.alteg.io' },
    { text: 'http://app.alteg.io', error: 'must start with https:// (plain http is for this computer only)' },
    { text: 'nonsense', error: 'must be an address such as https://app.alteg.io' },
  ])('refuses $text', ({ text, error }) => {
    expect(readMarketplaceUrl(text)).toEqual({ ok: false, error });
  });
});
