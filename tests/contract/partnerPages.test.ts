import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IntegrationWord } from '../../contract/model/integration.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import { ConnectedLocations } from '../../main/partner/connectedLocations.ts';
import { PaymentPages } from '../../main/partner/billing/paymentPages.ts';
import type { PartnerAtWork } from '../../main/partner/partnerAtWork.ts';
import { patientClock } from '../support/patientClock.ts';
import { firstLocation, partnerAt } from '../support/partnerAtWork.ts';
import { type SalonApi, startSalon } from './salonApi.ts';

const LIST = /GET \/marketplace\/application\/\d+\/salons$/;
const STATUS = /GET \/marketplace\/salon\/\d+\/application\/\d+$/;

let salon: SalonApi;
let at: PartnerAtWork;
let locationId: LocationId;

beforeEach(async () => {
  salon = await startSalon();
  // The list is given as soon as the states are there, not before.
  at = { ...partnerAt(salon), clock: patientClock };
  locationId = firstLocation(salon);
});

afterEach(async () => {
  expect(salon.simulator.violations).toEqual([]);
  await salon.simulator.stop();
});

describe('the list of connected locations', () => {
  const lists = (known: IntegrationWord | null = null) => new ConnectedLocations({ wordOf: () => known });
  const wordsOn = async (list: ConnectedLocations, page = 1) => {
    const answer = await list.page(at, page);
    return answer.ok ? answer.value.locations.map(({ word }) => word) : answer.error.kind;
  };

  test('tells the state of each location', async () => {
    salon.simulator.setInstallation(locationId, 'freezed');
    const answer = await lists().page(at, 1);
    expect(answer).toMatchObject({ ok: true, value: { more: false } });
    const [first, second] = answer.ok ? answer.value.locations : [];
    expect(first).toMatchObject({ id: locationId, word: 'frozen', watched: true });
    expect(second).toMatchObject({ word: 'active' });
  });

  test('asks for no state that is known already', async () => {
    expect(await wordsOn(lists('active'))).toContain('active');
    expect(salon.simulator.requestsTo(STATUS)).toEqual([]);

    const list = lists();
    await wordsOn(list);
    const asked = salon.simulator.requestsTo(STATUS).length;
    await wordsOn(list);
    expect(salon.simulator.requestsTo(STATUS)).toHaveLength(asked);
  });

  test('says unknown where a state cannot be read, and tries again the next time', async () => {
    const heal = salon.simulator.failWith(500, { path: STATUS, locationId });
    const list = lists();
    expect((await wordsOn(list))[0]).toBe('unknown');
    heal();
    expect((await wordsOn(list))[0]).toBe('active');
  });

  test('reads five pages with one request, and the first page anew', async () => {
    const list = lists('active');
    await wordsOn(list, 1);
    expect(await wordsOn(list, 2)).toEqual([]);
    expect(await wordsOn(list, 5)).toEqual([]);
    expect(salon.simulator.requestsTo(LIST)).toHaveLength(1);
    await wordsOn(list, 1);
    await wordsOn(list, 6);
    expect(salon.simulator.requestsTo(LIST).map(({ query }) => query)).toEqual([
      { page: '1', count: '1000' },
      { page: '1', count: '1000' },
      { page: '2', count: '1000' },
    ]);
  });

  test('says why when the list itself cannot be read', async () => {
    salon.simulator.failWith(403, { path: LIST });
    expect(await wordsOn(lists())).toBe('noRight');
  });
});

describe('payment pages', () => {
  function pages() {
    const opened: string[] = [];
    const copied: string[] = [];
    return {
      opened,
      copied,
      pages: new PaymentPages({
        openLink: async (url) => void opened.push(url),
        copy: (text) => void copied.push(text),
      }),
    };
  }

  test('tariffs come with their options', async () => {
    const answer = await pages().pages.tariffs(at);
    expect(answer).toMatchObject({ ok: true, value: [{ options: [{ currency: 'USD' }] }, {}] });
  });

  test('the address of the page with a discount and an option is copied or opened', async () => {
    const desk = pages();
    const wish = { locationId, tariffOptionId: 189, discountPercent: 20 };
    expect(await desk.pages.page(at, { ...wish, then: 'copy' })).toEqual({ kind: 'done' });
    expect(await desk.pages.page(at, { ...wish, then: 'open' })).toEqual({ kind: 'done' });
    expect(desk.copied).toEqual(desk.opened);
    expect(desk.opened[0]).toMatch(/^https:\/\/alteg\.io\/.*discount=20/);
    expect(salon.simulator.requestsTo(/payment_link$/)[0]?.query).toMatchObject({
      tariff_option_id: '189',
      discount: '20',
    });
  });

  test('a location without the app has none', async () => {
    salon.simulator.setInstallation(locationId, 'notInstalled');
    const desk = pages();
    const wish = { locationId, tariffOptionId: null, discountPercent: null, then: 'open' } as const;
    expect(await desk.pages.page(at, wish)).toMatchObject({ problem: { kind: 'notFound' } });
    expect(desk.opened).toEqual([]);
  });
});
