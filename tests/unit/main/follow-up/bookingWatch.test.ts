import { beforeEach, describe, expect, test } from 'vitest';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { AltegioApi } from '../../../../main/altegio/altegioApi.ts';
import { RequestBudget } from '../../../../main/altegio/budget.ts';
import { ServerClock } from '../../../../main/altegio/serverClock.ts';
import { followUpHandlers } from '../../../../main/book/queries/followUps.ts';
import { BookingWatch } from '../../../../main/follow-up/bookingWatch.ts';
import { ok } from '../../../../contract/result.ts';
import { clientId, downtown, NOON } from '../../../support/calls.ts';
import { changesOf, type DirectBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FollowUpBook, MINUTE } from '../../../support/followUpBook.ts';

const MARTA = clientId(7);

let clock: FakeClock;
let book: FollowUpBook;
let asked: URL[];
let rows: unknown[];
let status: number;

beforeEach(() => {
  clock = new FakeClock();
  book = new FollowUpBook();
  book.nowMs = NOON;
  door = doorTo(book.context);
  asked = [];
  rows = [];
  status = 200;
});

let door: DirectBook;

function watch(requestsPerMinute = 100): BookingWatch {
  const api = new AltegioApi({
    transport: {
      send: ({ url }) => {
        asked.push(new URL(url));
        return Promise.resolve(
          ok({
            status,
            header: () => null,
            body: JSON.stringify({ success: true, data: rows, meta: {} }),
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
  return new BookingWatch({
    book: door,
    bookChange: () => changesOf(book.context),
    api,
    clock,
    serverNowMs: () => clock.now(),
    locationOf: (id) => (id === downtown.id ? downtown : undefined),
    requestsPerMinute: () => requestsPerMinute,
    onBug: (error) => {
      throw error;
    },
  });
}

const appointment = (createdAt: string) => ({
  id: 5,
  date: '2026-11-25 10:00:00',
  services: [{ title: 'Haircut' }],
  staff: { name: 'Maria' },
  client: { id: 7 },
  create_date: createdAt,
});
const counts = () => followUpHandlers.followUpCounts(book.context);

describe('BookingWatch', () => {
  test('closes the row of a client who booked after the call', async () => {
    book.missed(-1, { clientId: MARTA });
    watch().start();
    await clock.advance(1_000);
    expect(asked[0]?.searchParams.get('client_id')).toBe('7');
    expect(asked[0]?.searchParams.get('start_date')).toBe('2026-11-21');
    expect(counts()).toEqual({ open: 1, waiting: 0 });

    rows = [appointment('2026-11-21T07:00:10-0500')];
    await clock.advance(30_000);
    expect(counts()).toEqual({ open: 0, waiting: 0 });
    const { length } = asked;
    await clock.advance(3_600_000);
    expect(asked).toHaveLength(length);
  });

  test('asks about nobody without a client', async () => {
    book.missed(-1);
    watch().start();
    await clock.advance(60_000);

    expect(asked).toEqual([]);
  });

  test('asks the seldomer the longer they wait', async () => {
    book.missed(-1, { clientId: MARTA });
    watch().start();
    await clock.advance(8 * MINUTE);
    const fresh = asked.length;
    await clock.advance(2 * MINUTE);
    const before = asked.length;
    await clock.advance(30 * MINUTE);
    const laterOn = asked.length - before;

    expect(fresh).toBeGreaterThan(20);
    expect(laterOn).toBeLessThanOrEqual(16);
  });

  test('leaves most of the minute to others, however many wait', async () => {
    for (let id = 1; id <= 50; id += 1)
      book.missed(-1, { clientId: clientId(id), callerPhone: `+13105550${100 + id}` });
    watch().start();
    await clock.advance(10 * MINUTE);

    expect(asked.length).toBeLessThanOrEqual(51);
    expect(new Set(asked.map((url) => url.searchParams.get('client_id'))).size).toBeGreaterThan(40);
  });

  test.each<{ kind: ApiError['kind']; code: number; most: number }>([
    { kind: 'server', code: 500, most: 11 },
    { kind: 'notFound', code: 404, most: 31 },
  ])('goes on after $kind, not faster', async ({ code, most }) => {
    status = code;
    book.missed(-1, { clientId: MARTA });
    watch().start();
    await clock.advance(10 * MINUTE);

    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThanOrEqual(most);
  });

  test('lets the book rest while nothing changes and nobody is due', async () => {
    book.missed(-1);
    watch().start();
    await clock.advance(10 * MINUTE);
    expect(door.asked).toEqual(['waitingClients']);

    book.missed(9, { clientId: MARTA });
    await clock.advance(5_000);
    expect(asked).toHaveLength(1);
    await clock.advance(10 * MINUTE);
    // Some twenty looks for new bookings, and one for whoever is next after each.
    expect(asked.length).toBeGreaterThan(15);
    expect(door.asked.length).toBeLessThanOrEqual(asked.length * 3 + 2);
  });

  test('stops', async () => {
    book.missed(-1, { clientId: MARTA });
    const one = watch();
    one.start();
    one.stop();
    await clock.advance(10 * MINUTE);

    expect(asked.length).toBeLessThanOrEqual(1);
  });
});
