import { describe, expect, it } from 'vitest';
import { Location } from '../../../../contract/model/location.ts';
import { connectionAt } from '../../../../main/provision/connectionAt.ts';
import { type Connection, defaultConnection } from '../../../../main/settings/connection.ts';

const downtown = Location.parse({
  id: 1,
  title: 'A',
  timeZone: 'UTC',
  countryIso: null,
  currency: null,
  chain: null,
});
const current: Connection = {
  ...defaultConnection,
  apiUrl: 'http://127.0.0.1:1/api/v1',
  marketplaceUrl: 'http://127.0.0.1:1',
  applicationId: 7,
  locations: [downtown],
  pollSeconds: 9,
  requestsPerSecond: 50,
  requestsPerMinute: 3000,
  callListForm: 'query',
};

describe('connectionAt', () => {
  it('changes nothing at the same addresses', () => {
    const { apiUrl, marketplaceUrl } = current;
    expect(connectionAt(current, { apiUrl, marketplaceUrl })).toBe(current);
  });

  it('keeps what was learnt when only the marketplace lies elsewhere', () => {
    const marketplaceUrl = 'https://app.example.com';
    expect(connectionAt(current, { apiUrl: current.apiUrl, marketplaceUrl })).toEqual({
      ...current,
      marketplaceUrl,
    });
  });

  it('at another host looks up all locations anew, within the limits of that host', () => {
    const { apiUrl, marketplaceUrl } = defaultConnection;
    expect(connectionAt(current, { apiUrl, marketplaceUrl })).toEqual({
      ...defaultConnection,
      pollSeconds: 9,
      requestsPerSecond: 4,
      requestsPerMinute: 180,
      wanted: 'all',
    });
  });
});
