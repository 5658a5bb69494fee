import { describe, expect, test } from 'vitest';
import { LocationId } from '../../../../contract/model/ids.ts';
import { DictionaryCache } from '../../../../main/altegio/dictionaryCache.ts';
import { anApi, envelope, refusal } from './fakeTransport.ts';

const HOUR_MS = 3_600_000;
const usa = envelope([{ id: 7, iso_code: 'US', phone_code: '1' }]);
const germany = envelope([{ id: 8, iso_code: 'DE', phone_code: '49' }]);
const berlin = envelope([{ id: 301, title: 'Berlin', country_id: 8 }]);
const beauty = envelope([{ id: 1, title: 'Beauty', types: [{ id: 1, title: 'Salon' }, null] }]);

function aCache(...answers: Parameters<typeof anApi>[0]) {
  const { api, clock, transport } = anApi(answers);
  return { cache: new DictionaryCache(api, clock), clock, transport };
}

describe('DictionaryCache', () => {
  test('asks once and answers from memory for a day', async () => {
    const { cache, clock, transport } = aCache(usa, germany);
    const first = await cache.countries();
    await clock.advance(24 * HOUR_MS - 1);
    expect(await cache.countries()).toEqual(first);
    expect(transport.sent).toHaveLength(1);

    await clock.advance(1);
    expect(await cache.countries()).toMatchObject({ ok: true, value: [{ iso2: 'DE' }] });
  });

  test('asks again when the clock was set back by more than a day', async () => {
    const { cache, clock, transport } = aCache(usa, usa);
    await cache.countries();
    clock.setPcClock('2026-11-19T12:00:00Z');
    await cache.countries();

    expect(transport.sent).toHaveLength(2);
  });

  test('keeps no failure', async () => {
    const { cache } = aCache(refusal(500), usa);

    expect(await cache.countries()).toMatchObject({ ok: false });
    expect(await cache.countries()).toMatchObject({ ok: true, value: [{ iso2: 'US' }] });
  });

  test('keeps cities apart by what was asked for, and the dictionaries from each other', async () => {
    const { cache, transport } = aCache(berlin, envelope([]), beauty, usa);
    const locationId = LocationId.parse(615243);
    for (let round = 0; round < 2; round += 1) {
      expect(await cache.cities({ countryId: 8 })).toEqual({
        ok: true,
        value: [{ id: 301, title: 'Berlin', countryId: 8 }],
      });
      expect(await cache.cities({ locationId })).toEqual({ ok: true, value: [] });
      expect(await cache.businessGroups()).toEqual({
        ok: true,
        value: [{ id: 1, title: 'Beauty', types: [{ id: 1, title: 'Salon' }] }],
      });
      expect(await cache.countries()).toMatchObject({ ok: true });
    }

    expect(transport.sent.map(({ url }) => url)).toEqual([
      'https://api.example.com/api/v1/cities?country_id=8',
      'https://api.example.com/api/v1/cities?company_id=615243',
      'https://api.example.com/api/v1/references/business_groups_with_types',
      'https://api.example.com/api/v1/countries',
    ]);
  });
});
