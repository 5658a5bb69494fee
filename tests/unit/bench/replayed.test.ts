import { expect, it } from 'vitest';
import { schedule } from '../../bench/replayed.ts';

const salon = { marketplaceUrl: 'http://127.0.0.1:1', partnerToken: 'p', userToken: 'u' };
const request = { atMs: 0, method: 'GET', query: {}, body: { salon_id: 1 }, status: 200 };

it('what was asked is asked again in the same rhythm, with tokens that the log does not keep', () => {
  const asked = schedule(salon, [
    { ...request, path: '/api/v1/voip/integration/calls', monotonicMs: 500 },
    { ...request, path: '/api/v1/companies', query: { my: '1' }, body: undefined, monotonicMs: 620 },
  ]);
  expect(asked).toEqual([
    {
      afterMs: 0,
      method: 'GET',
      url: 'http://127.0.0.1:1/api/v1/voip/integration/calls',
      headers: {
        Accept: 'application/vnd.api.v2+json',
        Authorization: 'Bearer p, User u',
        'Content-Type': 'application/json',
      },
      body: '{"salon_id":1}',
    },
    {
      afterMs: 120,
      method: 'GET',
      url: 'http://127.0.0.1:1/api/v1/companies?my=1',
      headers: { Accept: 'application/vnd.api.v2+json', Authorization: 'Bearer p, User u' },
    },
  ]);
});
