import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { countries } from '../../../../main/altegio/dictionaries.ts';
import { clientHandlers } from '../../../../main/book/queries/clients.ts';
import { putCalls } from '../../../../main/book/queries/putCalls.ts';
import { BulkNames } from '../../../../main/clients/bulkNames.ts';
import { KnownBefore } from '../../../../main/clients/knownBefore.ts';
import { systemClock } from '../../../../main/clock.ts';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import { startSimulator } from '../../../../main/demo/simulator.ts';
import { defaultSettings } from '../../../../main/settings/defaultSettings.ts';
import { ClientId, LocationId } from '../../../../contract/model/ids.ts';
import { apiTo } from '../../../contract/salonApi.ts';
import { aCall, downtown } from '../../../support/calls.ts';
import { anEmptyBook, doorTo } from '../../../support/directBook.ts';
import { waitUntil } from '../../../support/waitUntil.ts';

test('clients with visits these weeks are in the book, read once in hours; callers get names in bulk', async () => {
  const salon = makeDemoSalon({ now: Date.now(), drawnClients: 250, daysBack: 30 });
  const simulator = await startSimulator({ salon });
  const { api } = apiTo(simulator);
  const [first] = salon.locations;
  if (!first) throw new Error('no location');
  const location = { ...downtown, id: LocationId.parse(first.id), timeZone: first.timeZone };
  const book = anEmptyBook(Date.now);
  const door = doorTo(book);
  const rule = defaultSettings('linux').missedRule;
  putCalls(book, { locations: [location], calls: [], nowMs: Date.now(), rule });
  const deps = { api, book: door, locations: [location], clock: systemClock, serverNowMs: Date.now };
  const abort = new AbortController();
  new KnownBefore(deps).start(abort.signal);
  const memo = (): unknown[] => book.database.prepare('SELECT value FROM memos').pluck().all();
  await waitUntil(() => memo().length > 0);

  const soonMs = 13 * 86_400_000;
  const near = salon.appointments.find(
    (one) =>
      one.locationId === first.id &&
      one.clientId !== undefined &&
      Math.abs(one.startsAtMs - Date.now()) < soonMs,
  );
  const clientId = ClientId.parse(near?.clientId);
  const kept = clientHandlers.readClient(book, { locationId: location.id, clientId });
  expect(kept?.appointments?.map(({ id }) => id)).toContain(near?.id);

  const asked = simulator.requests.length;
  new KnownBefore(deps).start(abort.signal);
  await nextTurn();
  // Requests arrive in order: had it asked for anything, that would have come before this.
  await countries(api);
  expect(simulator.requests).toHaveLength(asked + 1);

  const clients = salon.clients.filter(({ locationIds }) => locationIds.includes(first.id));
  const calls = clients.map(({ id, phone }, index) =>
    aCall({ locationId: location.id, callId: index + 1, clientId: ClientId.parse(id), callerPhone: phone }),
  );
  putCalls(book, { calls, nowMs: Date.now(), rule });
  const names = new BulkNames({ api, book: door, serverNowMs: Date.now });
  await names.find(
    location,
    calls.flatMap((call) => call.clientId ?? []),
    abort.signal,
  );
  await names.findAll([location], abort.signal);
  expect(
    book.database
      .prepare(`SELECT count(*) FROM callers WHERE name = '' AND client_id IS NOT NULL`)
      .pluck()
      .all(),
  ).toEqual([0]);
  expect(simulator.requestsTo(/clients\/search$/).length).toBeLessThanOrEqual(2);
  abort.abort();
  await simulator.stop();
});
