import { describe, expect, test, vi } from 'vitest';
import { ok } from '../../../../contract/result.ts';
import type { CallKey } from '../../../../contract/model/ids.ts';
import { EMPTY_NOTE } from '../../../../contract/model/emptyNote.ts';
import type { PopupMode } from '../../../../contract/model/settings.ts';
import { CallDesk } from '../../../../main/calls/callDesk.ts';
import { CallLog } from '../../../../main/calls/callLog.ts';
import type { CallChange } from '../../../../main/calls/diffCalls.ts';
import type { Look } from '../../../../main/calls/locationWatch.ts';
import { CallGate } from '../../../../main/salon/callGate.ts';
import { aCall, downtown, NOON, riverside } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

interface Scene {
  readonly locked?: () => boolean;
  readonly mode?: PopupMode;
  readonly doNotDisturb?: boolean;
  readonly lastPolledMs?: number | null;
}

function setUp({
  mode = 'full',
  doNotDisturb = false,
  lastPolledMs = null,
  locked = () => false,
}: Scene = {}) {
  const clock = new FakeClock();
  const popped = new Set<CallKey>();
  const onAway = vi.fn();
  const onBadge = vi.fn();
  const locationOf = (id: number) => [downtown, riverside].find((location) => location.id === id);
  const log = new CallLog({
    locationOf,
    serverNowMs: () => NOON,
    showNumber: () => ({ kind: 'withheld' }),
    sameCaller: (call) => call.callerPhone,
    callerText: (call) => call.callerPhone.replace('+', ''),
    clientOf: () => undefined,
  });
  const desk = new CallDesk({
    clock,
    stayMs: () => null,
    callOfToday: () => 1,
    showNumber: () => ({ kind: 'withheld' }),
    guess: () => null,
    identify: () => Promise.resolve(),
    onChange: () => undefined,
    onOpened: () => undefined,
    onIdentified: () => undefined,
    onNamed: () => undefined,
    onNobody: () => undefined,
    onUndecided: () => undefined,
    onSaid: () => undefined,
    likelyReason: () => null,
    pageOf: () => ({ note: EMPTY_NOTE, toCallBack: false }),
  });
  const onBug = vi.fn();
  const gate = new CallGate({
    log,
    desk,
    popped: {
      has: (key) => popped.has(key),
      add: (key) => {
        popped.add(key);
        return ok(null);
      },
      lastPolledAt: () => lastPolledMs,
      polled: () => undefined,
      prune: () => ok(null),
    },
    origin: 'altegio',
    locationOf,
    popupMode: () => mode,
    doNotDisturb: () => doNotDisturb,
    locked,
    clock,
    serverNowMs: () => NOON,
    onAway,
    onBadge,
    onNotSaved: () => undefined,
    onBug,
  });
  const look = (
    kind: Look['kind'],
    changes: CallChange[],
    id = downtown.id,
    onTaken: (opened: boolean) => void = () => undefined,
  ): void => {
    gate.take(id, { kind, first: kind === 'catchUp', changes, oddRows: 0, serverNowMs: NOON }, onTaken);
  };
  const fresh = (change: Parameters<typeof aCall>[0] = {}): CallChange => ({
    kind: 'new',
    call: aCall(change),
  });
  return { clock, gate, desk, log, popped, onAway, onBadge, onBug, look, fresh };
}

describe('CallGate', () => {
  test('a new call opens a card and is remembered as popped', () => {
    const { look, fresh, desk, popped } = setUp();
    look('live', [fresh()]);
    expect(desk.cards()).toHaveLength(1);
    expect([...popped]).toEqual(['10:1']);
  });

  test('what popped before a restart does not pop again', () => {
    const { look, fresh, desk, popped } = setUp();
    popped.add(aCall().key);
    look('catchUp', [fresh()]);
    expect(desk.cards()).toHaveLength(0);
  });

  test('one call that a chain lists in two locations has one card and one row', () => {
    const { look, fresh, desk, log } = setUp();
    const startedAtMs = NOON - 40_000;
    look('live', [fresh({ startedAtMs })]);
    look('live', [fresh({ startedAtMs, locationId: riverside.id })], riverside.id);
    expect(desk.cards()).toHaveLength(1);
    expect(log.rows()).toHaveLength(1);
  });

  describe('of a call that was saved in several rows', () => {
    const startedAtMs = NOON - 60_000;
    const leg = (callId: number, second: number, change: Parameters<typeof aCall>[0] = {}): CallChange => ({
      kind: 'new',
      call: aCall({
        callId,
        startedAtMs: startedAtMs + second * 1000,
        status: 'missed',
        durationSeconds: 0,
        ...change,
      }),
    });
    const answered = { status: 'success', durationSeconds: 30 } as const;

    test.each([
      { name: 'at once', looks: [[leg(1, 0), leg(2, 0), leg(3, 9, answered)]] },
      { name: 'the answered leg last', looks: [[leg(1, 0)], [leg(2, 0)], [leg(3, 9, answered)]] },
      { name: 'the answered leg first', looks: [[leg(3, 9, answered)], [leg(1, 0), leg(2, 0)]] },
      { name: 'the leg between two others last', looks: [[leg(1, 0)], [leg(3, 30, answered)], [leg(2, 15)]] },
      {
        name: 'from two locations',
        looks: [[leg(1, 0)], [leg(8, 10, { ...answered, locationId: riverside.id })], [leg(3, 9, answered)]],
      },
    ])('there is one card that tells the whole call: $name', ({ looks }) => {
      const { look, desk, log, popped } = setUp();
      for (const changes of looks) look('live', changes);
      expect(desk.cards()).toMatchObject([{ status: 'success' }]);
      expect(log.rows()).toMatchObject([{ status: 'success', durationSeconds: 30 }]);
      expect(log.today()).toMatchObject({ calls: 1, answered: 1, missed: 0 });
      expect(popped.size).toBe(looks.flat().length);
    });

    test('a card that is gone does not come again with the next leg', () => {
      const { look, desk } = setUp();
      look('live', [leg(1, 0)]);
      desk.dismissAll();
      look('live', [leg(2, 5)]);
      expect(desk.cards()).toEqual([]);
    });

    test('a card that somebody uses is not the one that goes', () => {
      const { look, desk } = setUp();
      look('live', [leg(1, 0)]);
      look('live', [leg(3, 30)]);
      desk.use(leg(3, 30).call.key, 'popup', true);
      look('live', [leg(2, 15)]);
      expect(desk.keys()).toEqual(['10:3']);
    });

    test('the badge counts it once', () => {
      const { look, onBadge } = setUp({ mode: 'badge' });
      look('live', [leg(1, 0), leg(2, 0)]);
      look('live', [leg(3, 9, answered)]);
      expect(onBadge).toHaveBeenCalledOnce();
    });

    test('it is one of those of the time away, missed only when no leg was answered', async () => {
      const { clock, look, onAway } = setUp({ lastPolledMs: NOON - 3_600_000 });
      const before = (change: CallChange): CallChange => ({
        ...change,
        call: { ...change.call, startedAtMs: change.call.startedAtMs - 900_000 },
      });
      look('catchUp', [before(leg(1, 0)), before(leg(2, 9, answered))]);
      await clock.advance(10_000);
      expect(onAway).toHaveBeenCalledWith(expect.objectContaining({ calls: 1, missed: 0 }));
    });
  });

  test.each([
    { mode: 'compact', cards: 1, badges: 0 },
    { mode: 'badge', cards: 0, badges: 1 },
    { mode: 'nothing', cards: 0, badges: 0 },
  ] as const)('$mode: $cards cards, $badges badges', ({ mode, cards, badges }) => {
    const { look, fresh, desk, onBadge } = setUp({ mode });
    look('live', [fresh()]);
    expect(desk.cards()).toHaveLength(cards);
    expect(onBadge).toHaveBeenCalledTimes(badges);
  });

  test('do not disturb keeps cards away, not rows', () => {
    const { look, fresh, desk, log } = setUp({ doNotDisturb: true });
    look('live', [fresh()]);
    expect(desk.cards()).toHaveLength(0);
    expect(log.rows()).toHaveLength(1);
  });

  test('calls of the time away become one summary, however many locations tell them', async () => {
    const { clock, look, fresh, onAway, log } = setUp({ lastPolledMs: NOON - 3_600_000 });
    look('catchUp', [fresh({ endedSecondsAgo: 600, status: 'missed' })]);
    await clock.advance(1_000);
    look('catchUp', [fresh({ callId: 2, locationId: riverside.id, endedSecondsAgo: 900 })], riverside.id);
    await clock.advance(3_000);
    expect(onAway).toHaveBeenCalledOnce();
    expect(onAway).toHaveBeenCalledWith(expect.objectContaining({ calls: 2, missed: 1 }));
    expect(log.rows().every((row) => row.whileAway)).toBe(true);
  });

  test('a location that answers late adds to what was told, an absence of later starts anew', async () => {
    const { clock, look, fresh, onAway } = setUp({ lastPolledMs: NOON - 3_600_000 });
    look('catchUp', [fresh({ endedSecondsAgo: 600 })]);
    await clock.advance(10_000);
    look('catchUp', [fresh({ callId: 2, endedSecondsAgo: 700 })]);
    await clock.advance(10_000);
    expect(onAway).toHaveBeenLastCalledWith(expect.objectContaining({ calls: 2 }));
    await clock.advance(120_000);
    look('catchUp', [fresh({ callId: 3, endedSecondsAgo: 700 })]);
    await clock.advance(10_000);
    expect(onAway).toHaveBeenLastCalledWith(expect.objectContaining({ calls: 1 }));
  });

  test('on the very first start yesterday is not "while you were away"', async () => {
    const { clock, look, fresh, onAway, log } = setUp();
    look('catchUp', [fresh({ endedSecondsAgo: 600 })]);
    await clock.advance(10_000);
    expect(onAway).not.toHaveBeenCalled();
    expect(log.rows()[0]?.whileAway).toBe(false);
  });

  test('after a sleep, also a row that was late before it counts as unseen', async () => {
    const { clock, gate, fresh, onAway } = setUp({ lastPolledMs: NOON - 5_000 });
    const changes = [fresh({ endedSecondsAgo: 200 })];
    gate.take(
      downtown.id,
      { kind: 'catchUp', first: false, changes, oddRows: 0, serverNowMs: NOON },
      () => undefined,
    );
    await clock.advance(10_000);
    expect(onAway).toHaveBeenCalledOnce();
  });

  test('behind a locked screen nothing pops; unlocking shows the young and tells of the old', async () => {
    let locked = true;
    const { clock, gate, look, fresh, desk, onAway } = setUp({ locked: () => locked });
    look('live', [fresh({ callId: 1, endedSecondsAgo: 10 }), fresh({ callId: 2, endedSecondsAgo: 400 })]);
    expect(desk.cards()).toHaveLength(0);
    locked = false;
    gate.unlocked();
    await clock.advance(10_000);
    expect(desk.cards().map((card) => card.key)).toEqual(['10:1']);
    expect(onAway).toHaveBeenCalledWith(expect.objectContaining({ calls: 1 }));
  });

  test('a call that came while nobody could look has an excuse for not popping, a late one has none', () => {
    let locked = false;
    const { gate, look, fresh } = setUp({ lastPolledMs: NOON - 3_600_000, locked: () => locked });
    const keyOf = (callId: number) => aCall({ callId }).key;
    look('catchUp', [fresh({ callId: 1, endedSecondsAgo: 600 }), fresh({ callId: 2 })]);
    look('live', [fresh({ callId: 3, endedSecondsAgo: 3_000 })]);
    locked = true;
    look('live', [fresh({ callId: 4 })]);
    expect([1, 2, 3, 4].map((id) => gate.expected.isExcused(keyOf(id)))).toEqual([true, false, false, true]);
    expect(gate.expected.watchedSinceMs(downtown.id)).toBe(NOON);
    expect(gate.expected.watchedSinceMs(riverside.id)).toBeNull();
  });

  test('300 new calls come in portions, in their order, and none is lost', async () => {
    const { look, fresh, log, popped, clock } = setUp();
    const put = vi.spyOn(log, 'put');
    const changes = Array.from({ length: 300 }, (_, index) =>
      fresh({ callId: index + 1, startedAtMs: NOON - 60_000 + index }),
    );
    look('live', changes);
    expect(put.mock.calls.length).toBeLessThanOrEqual(20);
    // A look that comes meanwhile waits for its turn.
    look('live', [{ kind: 'changed', call: aCall({ callId: 300, status: 'missed' }) }]);
    await clock.advance(1_000);
    expect(put.mock.calls.map(([call]) => call.callId)).toEqual([
      ...changes.map(({ call }) => call.callId),
      300,
    ]);
    expect(popped.size).toBe(300);
  });

  test('a row that cannot be taken costs none of the others, in whichever portion it comes', async () => {
    const { look, fresh, log, popped, clock, onBug } = setUp();
    const put = log.put.bind(log);
    vi.spyOn(log, 'put').mockImplementation((call, whileAway) => {
      if (call.callId === 5 || call.callId === 45) throw new Error('a fault');
      put(call, whileAway);
    });
    const onTaken = vi.fn();
    const changes = Array.from({ length: 100 }, (_, index) =>
      fresh({ callId: index + 1, startedAtMs: NOON - 60_000 + index }),
    );
    look('live', changes, downtown.id, onTaken);
    await clock.advance(1_000);
    expect(changes.filter(({ call }) => !log.has(call.key)).map(({ call }) => call.callId)).toEqual([5, 45]);
    expect(popped.size).toBe(98);
    expect(onTaken).toHaveBeenCalledOnce();
    expect(onBug).toHaveBeenCalledTimes(2);
  });

  test('a look is told as taken once all of it is in the list, and whether a card came of it', async () => {
    const { look, fresh, log, clock } = setUp();
    const put = vi.spyOn(log, 'put');
    const told: unknown[] = [];
    const note = (opened: boolean): void => void told.push([opened, put.mock.calls.length]);
    const many = (from: number, ageMs: number): CallChange[] =>
      Array.from({ length: 50 }, (_, index) =>
        fresh({
          callId: from + index,
          callerPhone: `+1315555${String(from + index).padStart(4, '0')}`,
          startedAtMs: NOON - ageMs,
          durationSeconds: 0,
        }),
      );
    look('live', [], downtown.id, note);
    expect(told).toEqual([[false, 0]]);
    // Only the last portion holds a call that pops up.
    look('live', [...many(100, 3_600_000), ...many(200, 30_000).slice(0, 1)], downtown.id, note);
    look('live', many(300, 3_600_000), downtown.id, note);
    expect(told).toHaveLength(1);
    await clock.advance(1_000);
    expect(told.slice(1)).toEqual([
      [true, 51],
      [false, 101],
    ]);
  });

  test('what has not been taken when the salon goes from work is told all the same, so that it is kept', () => {
    const { look, fresh, gate } = setUp();
    const told: boolean[] = [];
    const many = Array.from({ length: 100 }, (_, index) => fresh({ callId: index + 1 }));
    look('live', many, downtown.id, (opened) => void told.push(opened));
    look('live', [fresh({ callId: 200 })], downtown.id, (opened) => void told.push(opened));
    gate.stop();
    expect(told).toEqual([true, false]);
  });
});
