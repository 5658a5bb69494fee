import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { BookState } from '../../../../contract/model/callBook.ts';
import type { BookError } from '../../../../main/book/bookDoor.ts';
import { NoticeBoard } from '../../../../main/noticeBoard.ts';
import { BookKeeper, type BookKeeperDeps } from '../../../../main/salon/bookKeeper.ts';
import type { Profile } from '../../../../main/salon/profile.ts';
import { defaultSettings } from '../../../../main/settings/defaultSettings.ts';
import { aCall, downtown } from '../../../support/calls.ts';
import { anEmptyBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

type Listeners = Parameters<BookKeeperDeps['books']['make']>[1];

/** A book that opens when told, as the worker does. */
function heldBook(listeners: Listeners, door = doorTo(anEmptyBook())) {
  const book = {
    door,
    phase: 'closed' as BookState['phase'],
    keeping: 'keyring' as BookState['keeping'],
    problem: null as BookError | null,
    stopped: 0,
    ask: door.ask,
    become: (phase: BookState['phase'], problem: BookError | null = null) => {
      book.phase = phase;
      book.problem = problem;
      listeners.onState();
    },
    start: () => {
      book.become('opening');
      book.become('open');
    },
    stop: () => {
      book.stopped += 1;
      book.phase = 'closed';
      return Promise.resolve();
    },
    moveTo: vi.fn(() => Promise.resolve()),
  };
  return book;
}

function setUp({ firstPaint = Promise.resolve() }: { firstPaint?: Promise<void> } = {}) {
  const clock = new FakeClock();
  const made: ReturnType<typeof heldBook>[] = [];
  const notices = new NoticeBoard(() => undefined);
  const onRefill = vi.fn();
  const told: number[] = [];
  const keeper: BookKeeper = new BookKeeper({
    books: {
      make: (_, listeners) => {
        const book = heldBook(listeners);
        made.push(book);
        return book;
      },
      keepUnprotected: () => ({ ok: true, value: { keyHex: '00', keeping: 'unprotected' } }),
      forget: vi.fn(() => ({ ok: true, value: null }) as const),
    },
    firstPaint,
    clock,
    notices,
    serverNowMs: () => clock.now(),
    lastHeardMs: () => Date.parse('2026-11-20T18:30:20Z'),
    exportState: () => null,
    onRefill,
    onChange: () => told.push(clock.monotonic()),
    onBug: (error) => {
      throw error;
    },
  });
  const settings = defaultSettings('linux');
  const profile = { kind: 'salon', store: { settings } } as unknown as Profile;
  const go = async (ms = 0): Promise<void> => {
    await setImmediate();
    await clock.advance(ms);
    await setImmediate();
  };
  return { keeper, made, clock, notices, onRefill, told, profile, settings, go };
}

describe('BookKeeper', () => {
  test('opens after the first paint, not before', async () => {
    let paint = (): void => undefined;
    const { keeper, made, profile, go } = setUp({
      firstPaint: new Promise((resolve) => {
        paint = resolve;
      }),
    });
    keeper.open(profile);
    await go();
    expect(made).toHaveLength(0);
    // Offline it must say how old everything is.
    expect(keeper.state).toMatchObject({ phase: 'opening', asOf: '2026-11-20T18:30:00.000Z' });
    paint();
    await go();
    expect(keeper.state).toMatchObject({ phase: 'open', keeping: 'keyring', calls: 0, problem: null });
  });

  test('calls that come before it is open are in it as soon as it is', async () => {
    const { keeper, profile, go } = setUp();
    keeper.open(profile);
    void keeper.putLocations([downtown]);
    void keeper.take([aCall({ callId: 1 }), aCall({ callId: 2, callerPhone: '+13155550176' })]);
    await go(1_000);
    expect(keeper.state.calls).toBe(2);
  });

  test('tells windows of changes four times a second at most', async () => {
    const { keeper, profile, told, go } = setUp();
    keeper.open(profile);
    await keeper.putLocations([downtown]);
    await go(1_000);
    told.length = 0;
    const before = keeper.state.change;
    for (let callId = 1; callId <= 20; callId += 1) {
      await keeper.take([aCall({ callId })]);
      await go(20);
    }
    await go(1_000);
    expect(keeper.state.change).toBeGreaterThanOrEqual(before + 20);
    expect(told.length).toBeLessThanOrEqual(3);
  });

  test('another profile gets another book, and the first is closed', async () => {
    const { keeper, made, profile, settings, go } = setUp();
    keeper.open(profile);
    await go();
    keeper.open({ kind: 'demo', store: { settings } } as unknown as Profile);
    await go();
    expect(made.map(({ stopped }) => stopped)).toEqual([1, 0]);
    expect(keeper.state.phase).toBe('open');
    await keeper.close();
    expect(made[1]?.stopped).toBe(1);
    expect(keeper.state.phase).toBe('closed');
    expect(await keeper.ask('bookSize', undefined)).toMatchObject({ ok: false });
  });

  test('closed before the first paint it is closed at once after it, and no book was opened', async () => {
    let paint = (): void => undefined;
    const { keeper, made, profile, go } = setUp({
      firstPaint: new Promise((resolve) => {
        paint = resolve;
      }),
    });
    const closed = vi.fn();
    keeper.open(profile);
    void keeper.close().then(closed);
    paint();
    await go();
    expect(closed).toHaveBeenCalledOnce();
    expect(made).toHaveLength(0);
  });

  test('a profile that takes turns with another before the first paint gets its book, once', async () => {
    let paint = (): void => undefined;
    const { keeper, made, profile, settings, go } = setUp({
      firstPaint: new Promise((resolve) => {
        paint = resolve;
      }),
    });
    keeper.open(profile);
    keeper.open({ kind: 'demo', store: { settings } } as unknown as Profile);
    keeper.open(profile);
    paint();
    await go();
    expect(keeper.state.phase).toBe('open');
    expect(made.map(({ stopped }) => stopped)).toEqual([0]);
  });

  test('a door to one book never opens another', async () => {
    const { keeper, profile, settings, go } = setUp();
    keeper.open(profile);
    await go();
    const door = keeper.doorNow();
    expect(await door.ask('bookSize', undefined)).toMatchObject({ ok: true });
    keeper.open({ kind: 'demo', store: { settings } } as unknown as Profile);
    await go();
    expect(await door.ask('bookSize', undefined)).toMatchObject({ ok: false, error: { kind: 'bookClosed' } });
    expect(await keeper.doorNow().ask('bookSize', undefined)).toMatchObject({ ok: true });
  });

  test('calls on their way stop where another profile begins', async () => {
    const { keeper, made, profile, settings, go } = setUp();
    keeper.open(profile);
    await keeper.putLocations([downtown]);
    await go();
    const calls = Array.from({ length: 250 }, (_, index) => aCall({ callId: index + 1 }));
    const [book] = made;
    if (!book) throw new Error('no book');
    const { ask } = book;
    book.ask = (name, input) => {
      keeper.open({ kind: 'demo', store: { settings } } as unknown as Profile);
      return ask(name, input);
    };
    const put = keeper.put(calls);
    await go();
    void keeper.putLocations([downtown]);
    expect(await put).toMatchObject({ ok: false, error: { kind: 'bookClosed' } });
    await go(1_000);
    expect(keeper.state.calls).toBe(0);
    expect(made[1]?.door.asked.filter((name) => name === 'putCalls')).toHaveLength(1);
  });

  test('a full disk is a problem on screen, and no row is lost', async () => {
    const { keeper, made, notices, profile, go } = setUp();
    keeper.open(profile);
    await keeper.putLocations([downtown]);
    await go();
    const [book] = made;
    if (!book) throw new Error('no book');
    book.door.trouble = { kind: 'diskFull', detail: 'SQLITE_FULL' };
    await keeper.take([aCall({ callId: 1 })]);
    await go(1_000);
    expect(keeper.state).toMatchObject({ problem: 'diskFull', calls: 0 });
    expect(notices.notices).toContainEqual({ kind: 'notSaved', full: true });
    book.door.trouble = null;
    expect(await keeper.reopen()).toMatchObject({ ok: true });
    await go(1_000);
    expect(keeper.state).toMatchObject({ problem: null, calls: 1 });
  });

  test('after damage it is filled again', async () => {
    const { keeper, made, onRefill, profile, go } = setUp();
    keeper.open(profile);
    await go();
    expect(onRefill).toHaveBeenCalledTimes(1);
    made[0]?.become('opening');
    made[0]?.become('open');
    await go();
    expect(onRefill).toHaveBeenCalledTimes(2);
  });

  test('only another rule or other days to keep make it look again', async () => {
    const { keeper, onRefill, profile, settings, go } = setUp();
    keeper.open(profile);
    await go();
    keeper.settingsChanged();
    expect(onRefill).toHaveBeenCalledTimes(1);
    settings.retentionDays = 30;
    keeper.settingsChanged();
    expect(onRefill).toHaveBeenCalledTimes(2);
  });

  test('an unprotected book is moved, not made anew', async () => {
    const { keeper, made, profile, go } = setUp();
    keeper.open(profile);
    await go();
    await keeper.keepUnprotected(true);
    expect(made[0]?.moveTo).toHaveBeenCalledWith({ keyHex: '00', keeping: 'unprotected' });
  });

  test('when Altegio was heard last is told by the minute', async () => {
    const { keeper, profile, told, go } = setUp();
    keeper.open(profile);
    await go(1_000);
    told.length = 0;
    keeper.heard(Date.parse('2026-11-21T09:02:10Z'));
    keeper.heard(Date.parse('2026-11-21T09:02:50Z'));
    expect(keeper.state.asOf).toBe('2026-11-21T09:02:00.000Z');
    expect(told).toHaveLength(1);
  });
});
