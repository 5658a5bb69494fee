import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProvision, readProvisionFile } from '../../../../main/provision/readProvision.ts';
import { aFolder } from '../../../support/files.ts';

const tokens = { partnerToken: 'CANARY_PARTNER', userToken: 'CANARY_USER' };
const read = (file: object) => readProvision(JSON.stringify(file));
const lines = (file: object) => {
  const result = read(file);
  return result.ok ? [] : result.error.lines;
};

describe('a good file', () => {
  it('needs nothing but the tokens', () => {
    expect(read({ altegio: tokens })).toEqual({
      ok: true,
      value: {
        ...tokens,
        apiUrl: 'https://api.alteg.io/api/v1',
        marketplaceUrl: 'https://app.alteg.io',
        applicationId: null,
        locationIds: null,
        pollSeconds: null,
        requestsPerSecond: null,
        requestsPerMinute: null,
        defaultCountry: null,
      },
    });
  });

  it('may say everything', () => {
    const file = {
      altegio: {
        ...tokens,
        apiUrl: 'https://api.alteg.io/api/v1/',
        marketplaceUrl: 'https://app.alteg.io/',
        applicationId: 77,
      },
      locations: [4564, 4565, 4564],
      pollSeconds: 2,
      requestsPerSecond: 4,
      requestsPerMinute: 180,
      defaultCountry: 'us',
    };
    expect(read(file)).toMatchObject({
      ok: true,
      value: {
        apiUrl: 'https://api.alteg.io/api/v1',
        marketplaceUrl: 'https://app.alteg.io',
        applicationId: 77,
        locationIds: [4564, 4565],
        pollSeconds: 2,
        requestsPerSecond: 4,
        requestsPerMinute: 180,
        defaultCountry: 'US',
      },
    });
  });

  it('may ask a simulator on this computer as often as it likes', () => {
    const altegio = { ...tokens, apiUrl: 'http://127.0.0.1:4010/api/v1' };
    expect(read({ altegio, requestsPerSecond: 1000, requestsPerMinute: 60_000 }).ok).toBe(true);
  });

  it('may start with a byte order mark', () => {
    expect(readProvision(`\uFEFF${JSON.stringify({ altegio: tokens })}`).ok).toBe(true);
  });
});

describe('a file with a fault', () => {
  it.each([
    { file: {}, expected: '"altegio" is missing' },
    { file: { altegio: 'x' }, expected: '"altegio" must be an object' },
    { file: { altegio: { partnerToken: 'x' } }, expected: '"altegio.userToken" is missing' },
    { file: { altegio: { ...tokens, userToken: 7 } }, expected: '"altegio.userToken" must be a text' },
    { file: { altegio: { ...tokens, userToken: '' } }, expected: '"altegio.userToken" must not be empty' },
    {
      file: { altegio: { ...tokens, userToken: 'CANARY a\r\nb' } },
      expected: '"altegio.userToken" must hold no spaces or line breaks',
    },
    { file: { altegio: { ...tokens, apiURL: 'x' } }, expected: '"altegio.apiURL" is not a known key' },
    { file: { altegio: tokens, token: 'CANARY' }, expected: '"token" is not a known key' },
    { file: { altegio: { ...tokens, apiUrl: 7 } }, expected: '"altegio.apiUrl" must be a text' },
    {
      file: { altegio: { ...tokens, apiUrl: 'https://api.alteg.io' } },
      expected: '"altegio.apiUrl" must end with /api/v1',
    },
    {
      file: { altegio: { ...tokens, marketplaceUrl: 'http://app.alteg.io' } },
      expected: '"altegio.marketplaceUrl" must start with https:// (plain http is for this computer only)',
    },
    {
      file: { altegio: { ...tokens, applicationId: '77' } },
      expected: '"altegio.applicationId" must be a whole number above 0',
    },
    { file: { altegio: tokens, locations: 4564 }, expected: '"locations" must be a list' },
    { file: { altegio: tokens, locations: [] }, expected: '"locations" must not be empty' },
    {
      file: { altegio: tokens, locations: [4564, '4565'] },
      expected: '"locations.1" must be a whole number above 0',
    },
    { file: { altegio: tokens, locations: [0] }, expected: '"locations.0" must be a whole number above 0' },
    { file: { altegio: tokens, pollSeconds: 1 }, expected: '"pollSeconds" must be a number from 2 to 3600' },
    {
      file: { altegio: tokens, pollSeconds: '5' },
      expected: '"pollSeconds" must be a number from 2 to 3600',
    },
    { file: { altegio: tokens, requestsPerSecond: 5 }, expected: '"requestsPerSecond" must be at most 4' },
    {
      file: { altegio: tokens, requestsPerMinute: 181 },
      expected: '"requestsPerMinute" must be at most 180',
    },
    {
      file: { altegio: tokens, requestsPerSecond: 0 },
      expected: '"requestsPerSecond" must be a number above 0',
    },
    {
      file: { altegio: tokens, requestsPerMinute: null },
      expected: '"requestsPerMinute" must be a number above 0',
    },
    {
      file: { altegio: tokens, defaultCountry: 'USA' },
      expected: '"defaultCountry" must be a country code of two letters',
    },
    { file: [], expected: 'The file must hold one JSON object' },
  ])('is told: $expected', ({ file, expected }) => {
    expect(lines(file)).toEqual([expected]);
    expect(lines(file).join()).not.toContain('CANARY');
  });

  it('hears of everything at once', () => {
    expect(lines({ altegio: { ...tokens, apiUrl: 'x' }, pollSeconds: 'a', colour: 1, size: 2 })).toHaveLength(
      4,
    );
  });

  it('keeps the limits of Altegio for every address that is not this computer', () => {
    const altegio = { ...tokens, apiUrl: 'https://127.0.0.1.evil.example/api/v1' };
    expect(lines({ altegio, requestsPerSecond: 1000 })).toEqual(['"requestsPerSecond" must be at most 4']);
  });

  it.each(['', 'nonsense', '{"altegio":', '{"altegio":{"partnerToken":"CANARY'])(
    'is not shown when it is not JSON: %j',
    (text) => {
      const result = readProvision(text);
      expect(result).toEqual({
        ok: false,
        error: { kind: 'provisionRefused', lines: ['The file must hold one JSON object'] },
      });
    },
  );
});

describe('readProvisionFile', () => {
  it('reads a file', () => {
    const file = path.join(aFolder(), 'provision.json');
    fs.writeFileSync(file, JSON.stringify({ altegio: tokens }));
    expect(readProvisionFile(file)).toMatchObject({ ok: true, value: tokens });
  });

  it('says when there is none, or it cannot be read', () => {
    const dir = aFolder();
    const none = path.join(dir, 'none.json');
    expect(readProvisionFile(none)).toMatchObject({ error: { lines: [`There is no file ${none}`] } });
    expect(readProvisionFile(dir)).toMatchObject({
      error: { lines: [`The file ${dir} cannot be read (EISDIR)`] },
    });
  });
});
