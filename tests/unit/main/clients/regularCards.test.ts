import { beforeEach, expect, test } from 'vitest';
import { AltegioApi } from '../../../../main/altegio/altegioApi.ts';
import { RequestBudget } from '../../../../main/altegio/budget.ts';
import { ServerClock } from '../../../../main/altegio/serverClock.ts';
import { clientHandlers } from '../../../../main/book/queries/clients.ts';
import { RegularCards } from '../../../../main/clients/regularCards.ts';
import { ok } from '../../../../contract/result.ts';
import type { LocationId } from '../../../../contract/model/ids.ts';
import { clientId, downtown, riverside } from '../../../support/calls.ts';
import { doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FollowUpBook } from '../../../support/followUpBook.ts';

const HOUR = 3_600_000;

let clock: FakeClock;
let book: FollowUpBook;
let asked: string[];
let status: number;
let abort: AbortController;

beforeEach(() => {
  clock = new FakeClock();
  book = new FollowUpBook();
  asked = [];
  status = 200;
  abort = new AbortController();
});

function startCards(requestsPerMinute = 400): void {
  const api = new AltegioApi({
    transport: {
      send: ({ url }) => {
        const { pathname } = new URL(url);
        asked.push(pathname);
        const [, , id] = /client\/(\d+)\/(\d+)/.exec(pathname) ?? [];
        const data = id ? { id: Number(id), name: `Client ${id}`, phone: '', categories: [] } : [];
        return Promise.resolve(
          ok({
            status,
            header: () => null,
            body: JSON.stringify({ success: status < 400, data, meta: {} }),
            sentAtMonoMs: 0,
            headersAtMonoMs: 0,
            receivedAtMonoMs: 0,
          }),
        );
      },
    },
    budget: new RequestBudget({ clock }),
    clock,
    serverClock: new ServerClock(clock),
    apiUrl: 'http://127.0.0.1/api/v1',
    marketplaceUrl: 'http://127.0.0.1',
    tokens: () => ({ partnerToken: 'partner', userToken: 'user' }),
  });
  const cards = new RegularCards({
    api,
    book: doorTo(book.context),
    locations: [downtown, riverside],
    clock,
    serverNowMs: () => clock.now(),
    requestsPerMinute: () => requestsPerMinute,
    onBug: (error) => {
      throw error;
    },
  });
  cards.start(abort.signal);
}

const ring = (client: number, minute: number, locationId: LocationId = downtown.id): void =>
  void book.call(minute, {
    clientId: clientId(client),
    callerPhone: `+1315555${String(1_000 + client)}`,
    locationId,
  });
const miss = (client: number, minute: number): void =>
  void book.missed(minute, { clientId: clientId(client), callerPhone: `+1315555${String(1_000 + client)}` });
const cardsAsked = (): string[] => asked.filter((path) => path.includes('/client/'));

test('whoever rang twice or was missed is kept with visits, the last caller first; others are not asked about', async () => {
  ring(1, -50);
  ring(1, -40);
  miss(2, -30);
  ring(3, -20);
  startCards();
  await clock.advance(HOUR);
  expect(cardsAsked()).toEqual(['/api/v1/client/10/2', '/api/v1/client/10/1']);
  const kept = clientHandlers.readClient(book.context, { locationId: downtown.id, clientId: clientId(1) });
  expect(kept).toMatchObject({ record: { name: 'Client 1' }, appointments: [] });

  await clock.advance(5 * HOUR);
  expect(cardsAsked()).toHaveLength(2);
});

test('no more than a twentieth of the minute, and two hundred a day', async () => {
  for (let client = 1; client <= 230; client += 1) miss(client, -client);
  startCards(40);
  await clock.advance(10 * 60_000);
  expect(asked.length).toBeLessThanOrEqual(22);
  abort.abort();
  abort = new AbortController();
  startCards(4_000);
  await clock.advance(3 * HOUR);
  expect(cardsAsked()).toHaveLength(200);
  await clock.advance(24 * HOUR);
  expect(cardsAsked()).toHaveLength(230);
});

test('a location that shows no clients is not asked again', async () => {
  status = 403;
  for (let client = 1; client <= 5; client += 1) miss(client, -client);
  startCards();
  await clock.advance(2 * HOUR);
  expect(asked).toHaveLength(1);
});

test('in trouble it waits and tries the same client again', async () => {
  status = 500;
  miss(1, -5);
  startCards();
  await clock.advance(60_000);
  const { length } = cardsAsked();
  status = 200;
  await clock.advance(HOUR);
  expect(cardsAsked()).toHaveLength(length + 1);
  expect(asked.at(-1)).toContain('records');
});
