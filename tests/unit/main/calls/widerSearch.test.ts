import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../../../contract/result.ts';
import type { CallFilter, Period } from '../../../../contract/model/callFilter.ts';
import { LocationId } from '../../../../contract/model/ids.ts';
import { periodDays } from '../../../../main/calls/periodDays.ts';
import { WiderSearch } from '../../../../main/calls/widerSearch.ts';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import { type Simulator, startSimulator } from '../../../../main/demo/simulator.ts';
import { apiTo } from '../../../contract/salonApi.ts';
import { downtown } from '../../../support/calls.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ salon: makeDemoSalon({ now: Date.now(), daysBack: 90 }) });
});
afterAll(() => simulator.stop());

function setUp() {
  const [first] = simulator.salon.locations;
  if (!first) throw new Error('no location');
  const location = { ...downtown, id: LocationId.parse(first.id), timeZone: first.timeZone };
  const kept = new Set<number>();
  const search = new WiderSearch({
    api: apiTo(simulator).api,
    callListMemory: new Map(),
    locations: [location],
    put: (calls) => {
      const before = kept.size;
      for (const { callId } of calls) kept.add(callId);
      return Promise.resolve(ok(kept.size - before));
    },
    serverNowMs: Date.now,
    signal: new AbortController().signal,
  });
  const here = simulator.salon.calls.filter(({ locationId }) => locationId === first.id);
  return { search, kept, here };
}

const filter = (search: string, period: Period = { kind: 'all' }): CallFilter => ({
  locationIds: [],
  period,
  direction: null,
  statuses: [],
  caller: null,
  withRecording: false,
  followUp: null,
  search,
});

describe('Ask Altegio', () => {
  test('finds every call of a number, however it is typed', async () => {
    const { search, kept, here } = setUp();
    const phone = here.find((call) => /^\+1310555/.test(call.phone))?.phone;
    if (!phone) throw new Error('no number');
    const wanted = here.filter((call) => call.phone === phone).map(({ id }) => id);
    const typed = `(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`;
    expect(await search.ask(filter(typed))).toEqual({ ok: true, value: wanted.length });
    expect([...kept].sort()).toEqual(wanted.sort());
    expect(await search.ask(filter(typed))).toEqual({ ok: true, value: 0 });
  });

  test('without a number it reads the days of the period', async () => {
    const { search, kept, here } = setUp();
    const day = (daysAgo: number): string =>
      new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const asked = await search.ask(filter('Marta', { kind: 'range', fromDay: day(70), toDay: day(68) }));
    expect(asked.ok && asked.value).toBeGreaterThan(0);
    const startedAt = new Map(here.map(({ id, startedAtMs }) => [id, startedAtMs]));
    for (const id of kept) expect(Date.now() - (startedAt.get(id) ?? 0)).toBeGreaterThan(65 * 86_400_000);
  });

  test('what Altegio refuses is an error, not an empty list', async () => {
    const { search } = setUp();
    simulator.failWith(403, { path: /voip/, times: 1 });
    expect(await search.ask(filter('3105550100'))).toMatchObject({
      ok: false,
      error: { from: 'altegio', error: { kind: 'forbidden' } },
    });
  });
});

test.each<[Period, ReturnType<typeof periodDays>]>([
  [{ kind: 'all' }, null],
  [{ kind: 'today' }, { fromDay: '2026-03-01', toDay: '2026-03-01' }],
  [{ kind: 'yesterday' }, { fromDay: '2026-02-28', toDay: '2026-02-28' }],
  [{ kind: 'last7Days' }, { fromDay: '2026-02-23', toDay: '2026-03-01' }],
  [{ kind: 'thisMonth' }, { fromDay: '2026-03-01', toDay: '2026-03-01' }],
  [{ kind: 'lastMonth' }, { fromDay: '2026-02-01', toDay: '2026-02-28' }],
])('the days of %o', (period, days) => {
  expect(periodDays(period, '2026-03-01')).toEqual(days);
});
