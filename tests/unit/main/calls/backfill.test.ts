import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../contract/result.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import type { BookContext } from '../../../../main/book/bookHandlers.ts';
import { Backfill } from '../../../../main/calls/backfill.ts';
import type { KnownCall } from '../../../../main/calls/knownCall.ts';
import type { CallQuery } from '../../../../main/calls/locationWatch.ts';
import type { CallPage } from '../../../../main/calls/readCallList.ts';
import type { SavedCall } from '../../../../main/calls/savedCall.ts';
import { aRow, downtown, NOON, riverside } from '../../../support/calls.ts';
import { anEmptyBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const DAY_MS = 86_400_000;

/** `perDay` calls on each of the last `days` days at one location. */
function calls(perDay: number, days: number, locationId = downtown.id, firstId = 1): SavedCall[] {
  return Array.from({ length: perDay * days }, (_, index) => {
    const startedAtMs = NOON - Math.floor(index / perDay) * DAY_MS - (index % perDay) * 30_000;
    return aRow({ locationId, callId: firstId + index, startedAtMs, startedAtCandidatesMs: [startedAtMs] });
  });
}

function setUp({
  rows = calls(20, 40),
  book = anEmptyBook(),
  locations = [downtown],
  retentionDays = 30,
}: {
  rows?: SavedCall[];
  book?: BookContext;
  locations?: (typeof downtown)[];
  retentionDays?: number;
} = {}) {
  const clock = new FakeClock();
  const door = doorTo(book);
  const asked: CallQuery[] = [];
  const kept = new Map<string, KnownCall>();
  const ranges: number[] = [];
  let faults: ApiError[] = [];
  const altegio = { rows, cap: 1_000, faultOf: (_: CallQuery): ApiError | undefined => undefined };
  const backfill = new Backfill({
    book: door,
    askCalls: (query): Promise<Result<CallPage, ApiError>> => {
      asked.push(query);
      const fault = altegio.faultOf(query) ?? faults.shift();
      if (fault) return Promise.resolve(err(fault));
      const size = Math.min(query.limit, altegio.cap);
      const page = altegio.rows
        .filter(({ locationId, callDateText }) => {
          const day = callDateText.slice(0, 10);
          return locationId === query.location.id && day >= query.fromDay && day <= query.toDay;
        })
        .sort((a, b) => b.callDateText.localeCompare(a.callDateText) || b.callId - a.callId)
        .slice((query.page - 1) * size, query.page * size);
      return Promise.resolve(ok({ calls: page, rowCount: page.length, oddRows: 0 }));
    },
    locations,
    retentionDays: () => retentionDays,
    put: (some) => {
      if (door.trouble) return Promise.resolve(err(door.trouble));
      for (const call of some) kept.set(call.key, call);
      return Promise.resolve(ok(null));
    },
    onRange: (_, range) => {
      ranges.push(range.length);
      return Promise.resolve();
    },
    onDone: () => Promise.resolve(),
    onChange: () => undefined,
    clock,
    random: () => 0,
    serverNowMs: () => clock.now(),
  });
  const go = async (ms = 0): Promise<void> => {
    await setImmediate();
    await clock.advance(ms);
    await setImmediate();
  };
  return {
    backfill,
    altegio,
    asked,
    kept,
    ranges,
    door,
    go,
    failNext: (...next: ApiError[]) => {
      faults = [...next];
    },
  };
}

const daysAsked = ({ fromDay, toDay }: CallQuery): string => `${fromDay} - ${toDay}`;

describe('Backfill', () => {
  test('fetches everything that is to be kept, newest first, a day more on both ends', async () => {
    const { backfill, asked, kept, go } = setUp();
    backfill.start();
    await go();
    expect(backfill.state).toEqual({
      phase: 'done',
      month: null,
      daysDone: 31,
      days: 31,
      completeSince: '2026-10-22',
      problem: null,
    });
    expect(daysAsked(asked[0] ?? expect.fail())).toBe('2026-11-20 - 2026-11-22');
    expect(asked.at(-1)?.fromDay).toBe('2026-10-21');
    expect(kept.size).toBe(32 * 20);
    expect(asked.length).toBeLessThan(10);
  });

  test('goes on after a restart where it stood', async () => {
    const book = anEmptyBook();
    const first = setUp({ book });
    first.failNext();
    first.altegio.faultOf = ({ fromDay }) =>
      fromDay < '2026-11-10' ? { kind: 'offline', detail: 'ENETDOWN' } : undefined;
    first.backfill.start();
    await first.go(1_000);
    expect(first.backfill.state).toMatchObject({ phase: 'running', problem: 'offline' });
    first.backfill.stop();

    const second = setUp({ book });
    second.backfill.start();
    await second.go();
    expect(second.backfill.state).toMatchObject({ phase: 'done', daysDone: 31 });
    expect(second.asked[0]?.toDay).toBe('2026-11-15');
    expect(new Set([...first.kept.keys(), ...second.kept.keys()]).size).toBe(32 * 20);
  });

  test('waits as long as a 429 says and as the network needs, then goes on', async () => {
    const { backfill, kept, go, failNext } = setUp();
    failNext({ kind: 'rateLimited', retryAfterMs: 20_000 }, { kind: 'offline', detail: '' });
    backfill.start();
    await go(19_000);
    expect(backfill.state).toMatchObject({ phase: 'running', problem: 'rateLimited', daysDone: 0 });
    await go(1_500);
    expect(backfill.state.problem).toBe('offline');
    await go(10_000);
    expect(backfill.state).toMatchObject({ phase: 'done', problem: null });
    expect(kept.size).toBe(32 * 20);
  });

  test('a location without the right is left out, and it says so', async () => {
    const rows = [...calls(5, 40), ...calls(5, 40, riverside.id, 5_000)];
    const { backfill, altegio, kept, go } = setUp({ rows, locations: [downtown, riverside] });
    altegio.faultOf = ({ location }) =>
      location.id === riverside.id ? { kind: 'forbidden', message: 'Access denied.' } : undefined;
    backfill.start();
    await go();
    expect(backfill.state).toMatchObject({ phase: 'done', daysDone: 31, problem: 'noRightCalls' });
    expect([...kept.values()].every(({ locationId }) => locationId === downtown.id)).toBe(true);
  });

  test('the past of a location follows once its calls can be read, and is not asked for at every look', async () => {
    const rows = [...calls(5, 40), ...calls(5, 40, riverside.id, 5_000)];
    const { backfill, altegio, asked, kept, go } = setUp({ rows, locations: [downtown, riverside] });
    const noRight = ({ location }: CallQuery): ApiError | undefined =>
      location.id === riverside.id ? { kind: 'forbidden', message: 'Access denied.' } : undefined;
    altegio.faultOf = noRight;
    backfill.start();
    await go();
    backfill.arrived(downtown.id);
    await go();
    expect(backfill.state.problem).toBe('noRightCalls');
    const before = asked.length;
    for (let looks = 0; looks < 50; looks += 1) {
      backfill.arrived(riverside.id);
      await go(2_000);
    }
    expect(asked.length - before).toBeLessThan(5);
    altegio.faultOf = () => undefined;
    await go(10 * 60_000);
    backfill.arrived(riverside.id);
    await go();
    expect(backfill.state).toMatchObject({ phase: 'done', problem: null });
    expect([...kept.values()].filter(({ locationId }) => locationId === riverside.id)).not.toHaveLength(0);
  });

  test('a single refused token holds it up for a quarter of a minute and is told to nobody', async () => {
    const { backfill, asked, go, failNext } = setUp();
    failNext({ kind: 'unauthorized' });
    backfill.start();
    await go(14_000);
    expect(backfill.state).toMatchObject({ phase: 'running', problem: null });
    expect(asked).toHaveLength(1);
    await go(3_600_000);
    expect(backfill.state).toMatchObject({ phase: 'done', problem: null });
  });

  test('a token that stays refused is told and tried again every ten minutes', async () => {
    const { backfill, asked, go, failNext } = setUp();
    failNext(...Array.from({ length: 4 }, () => ({ kind: 'unauthorized' }) as const));
    backfill.start();
    await go(60_000);
    expect(backfill.state).toMatchObject({ phase: 'running', problem: 'wrongUserToken' });
    expect(asked).toHaveLength(2);
    await go(20 * 60_000);
    expect(asked).toHaveLength(4);
    await go(3_600_000);
    expect(backfill.state).toMatchObject({ phase: 'done', problem: null });
  });

  test('days that fill several pages lose nothing, whatever the server makes of the limit', async () => {
    for (const cap of [1_000, 100]) {
      const { backfill, altegio, kept, go } = setUp({ rows: calls(700, 12), retentionDays: 10 });
      altegio.cap = cap;
      backfill.start();
      await go();
      expect(backfill.state.phase).toBe('done');
      expect(kept.size).toBe(700 * 12);
    }
  });

  test('a row that goes away while pages are read hides none behind it', async () => {
    const { backfill, altegio, kept, go, asked } = setUp({ rows: calls(900, 4), retentionDays: 1 });
    const before = altegio.rows.length;
    altegio.faultOf = ({ page }) => {
      // The newest row is deleted between the first and the second page.
      if (page === 2 && altegio.rows.length === before) altegio.rows.splice(0, 1);
      return undefined;
    };
    backfill.start();
    await go();
    expect(asked.length).toBeGreaterThan(4);
    const wanted = altegio.rows.filter(({ callDateText }) => callDateText >= '2026-11-19');
    expect(wanted.filter(({ key }) => !kept.has(key))).toEqual([]);
  });

  test('paused, it stays paused over a restart, and goes on when told', async () => {
    const book = anEmptyBook();
    const first = setUp({ book });
    first.backfill.start();
    first.backfill.pause();
    await first.go(60_000);
    expect(first.backfill.state.phase).toBe('paused');
    expect(first.kept.size).toBe(0);

    const second = setUp({ book });
    second.backfill.start();
    await second.go(60_000);
    expect(second.backfill.state).toMatchObject({ phase: 'paused', days: 31 });
    expect(second.asked).toEqual([]);
    second.backfill.resume();
    await second.go();
    expect(second.backfill.state.phase).toBe('done');
  });

  test('cancelled, it asks nothing until it is resumed', async () => {
    const { backfill, asked, go } = setUp();
    backfill.cancel();
    backfill.again();
    await go(86_400_000);
    expect(backfill.state.phase).toBe('cancelled');
    expect(asked).toEqual([]);
  });

  test('a full disk keeps nothing and says so; afterwards nothing is missing', async () => {
    const { backfill, door, kept, go } = setUp();
    door.trouble = { kind: 'diskFull', detail: 'SQLITE_FULL' };
    backfill.start();
    await go(60_000);
    expect(backfill.state.problem).toBe('diskFull');
    door.trouble = null;
    await go(60_000);
    expect(backfill.state).toMatchObject({ phase: 'done', problem: null });
    expect(kept.size).toBe(32 * 20);
  });

  test('young days are read again six hours later, since recordings arrive later', async () => {
    const { backfill, asked, altegio, kept, go } = setUp();
    backfill.start();
    await go();
    const before = asked.length;
    const yesterday = altegio.rows[25];
    if (!yesterday) throw new Error('no row');
    altegio.rows[25] = { ...yesterday, recordingUrl: 'https://recordings.example/1' };
    await go(6 * 3_600_000 + 1);
    expect(asked.slice(before).map(daysAsked)).toEqual([
      '2026-11-20 - 2026-11-22',
      '2026-11-18 - 2026-11-21',
      '2026-11-17 - 2026-11-19',
    ]);
    expect(kept.get(yesterday.key)?.recordingUrl).toBe('https://recordings.example/1');
    expect(backfill.state.phase).toBe('done');
  });

  test('names are asked for after each range', async () => {
    const { backfill, ranges, go } = setUp();
    backfill.start();
    await go();
    expect(ranges.length).toBeGreaterThan(3);
    expect(ranges[0]).toBe(40);
  });
});
