import { describe, expect, it } from 'vitest';
import { Location } from '../../../../contract/model/location.ts';
import { connectionAfter } from '../../../../main/provision/applyProvision.ts';
import { readProvision } from '../../../../main/provision/readProvision.ts';
import { type Connection, defaultConnection } from '../../../../main/settings/connection.ts';

const tokens = { partnerToken: 'p', userToken: 'u' };
const downtown = Location.parse({
  id: 1,
  title: 'A',
  timeZone: 'UTC',
  countryIso: null,
  currency: null,
  chain: null,
});

function after(current: Connection, file: object): Connection {
  const provision = readProvision(JSON.stringify(file));
  if (!provision.ok) throw new Error(provision.error.lines.join());
  return connectionAfter(current, provision.value);
}

describe('connectionAfter', () => {
  it('takes what the file says', () => {
    const file = {
      altegio: {
        ...tokens,
        apiUrl: 'http://127.0.0.1:1/api/v1',
        marketplaceUrl: 'http://127.0.0.1:1',
        applicationId: 7,
      },
      pollSeconds: 2,
      requestsPerSecond: 50,
      requestsPerMinute: 3000,
      defaultCountry: 'DE',
    };
    expect(after(defaultConnection, file)).toEqual({
      apiUrl: 'http://127.0.0.1:1/api/v1',
      marketplaceUrl: 'http://127.0.0.1:1',
      applicationId: 7,
      locations: [],
      pollSeconds: 2,
      requestsPerSecond: 50,
      requestsPerMinute: 3000,
      defaultCountry: 'DE',
      callListForm: null,
      wanted: 'all',
    });
  });

  it('keeps what the file does not say, but not the locations', () => {
    const current: Connection = {
      ...defaultConnection,
      pollSeconds: 9,
      defaultCountry: 'IL',
      callListForm: 'query',
      applicationId: 7,
      locations: [downtown],
    };
    expect(after(current, { altegio: tokens })).toEqual({ ...current, locations: [], wanted: 'all' });
  });

  it('forgets what worked at another host, and limits that only a simulator allows', () => {
    const current: Connection = {
      ...defaultConnection,
      apiUrl: 'http://127.0.0.1:1/api/v1',
      requestsPerSecond: 50,
      requestsPerMinute: 3000,
      callListForm: 'query',
      applicationId: 7,
    };
    expect(after(current, { altegio: tokens })).toMatchObject({
      apiUrl: 'https://api.alteg.io/api/v1',
      requestsPerSecond: 4,
      requestsPerMinute: 180,
      callListForm: null,
      applicationId: null,
    });
  });
});
