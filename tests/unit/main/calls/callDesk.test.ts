import { describe, expect, test, vi } from 'vitest';
import type { CallerMatch } from '../../../../contract/model/card.ts';
import { EMPTY_NOTE } from '../../../../contract/model/emptyNote.ts';
import { CallDesk, type CallDeskDeps } from '../../../../main/calls/callDesk.ts';
import { summarise } from '../../../../main/clients/summarise.ts';
import { aCall, clientId, downtown } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function setUp(change: Partial<CallDeskDeps> = {}) {
  const clock = new FakeClock();
  const onChange = vi.fn();
  const desk = new CallDesk({
    clock,
    stayMs: () => 30_000,
    callOfToday: () => 1,
    showNumber: (_call, _location, isClient) => ({
      kind: 'number',
      text: isClient ? 'masked' : 'full',
      masked: isClient,
    }),
    guess: () => null,
    identify: (_signal, tell) => {
      tell({ kind: 'unknown', declined: [] });
      return Promise.resolve();
    },
    onChange,
    onOpened: () => undefined,
    onIdentified: () => undefined,
    onNamed: () => undefined,
    onNobody: () => undefined,
    onUndecided: () => undefined,
    onSaid: () => undefined,
    likelyReason: () => null,
    pageOf: () => ({ note: EMPTY_NOTE, toCallBack: false }),
    ...change,
  });
  const open = (callId: number): void => {
    desk.open({ call: aCall({ callId }), location: downtown, form: 'full', origin: 'altegio' });
  };
  const key = (callId: number) => aCall({ callId }).key;
  const shown = (): number[] => desk.cards().map((card) => Number(card.key.split(':')[1]));
  return { clock, desk, open, key, shown, onChange };
}

describe('CallDesk', () => {
  test('shows the number at once and the name when it is found', async () => {
    let tell: ((match: CallerMatch) => void) | undefined;
    const { desk, open, clock } = setUp({
      identify: (_signal, told) => {
        tell = told;
        return Promise.resolve();
      },
    });
    open(1);
    expect(desk.cards()[0]).toMatchObject({ match: { kind: 'searching' }, number: { text: 'full' } });
    await clock.advance(15);
    tell?.({ kind: 'several', candidates: [] });
    await clock.advance(0);
    expect(desk.cards()[0]?.match.kind).toBe('several');
  });

  test('tells whom a card said when its look-up has ended, and when it is put away before', async () => {
    const onSaid = vi.fn<CallDeskDeps['onSaid']>();
    let end: () => void = () => undefined;
    const client = summarise(
      {
        id: clientId(7),
        name: 'Marta Quill',
        phoneText: '',
        visitCount: null,
        importance: null,
        categories: [],
        comment: null,
        balance: null,
        spent: null,
      },
      [],
      '2026-11-21T12:00:00',
    );
    const known: CallerMatch = { kind: 'known', client, fromCacheAt: null, limited: false, chosenFrom: [] };
    const { desk, open, key, clock } = setUp({
      onSaid,
      identify: (_signal, tell) => {
        tell(known);
        return new Promise((resolve) => {
          end = resolve;
        });
      },
    });
    const said = () => onSaid.mock.calls.map(([signal, match]) => [signal.call.key, match.kind]);
    open(1);
    await clock.advance(15);
    expect(said()).toEqual([]);
    end();
    await clock.advance(0);
    expect(said()).toEqual([[key(1), 'known']]);
    desk.dismiss(key(1));
    expect(said()).toHaveLength(1);
    open(2);
    await clock.advance(15);
    desk.dismiss(key(2));
    expect(said()).toEqual([
      [key(1), 'known'],
      [key(2), 'known'],
    ]);
  });

  test('a look-up that Altegio could not answer is made again by itself, three times', async () => {
    const answers: CallerMatch[] = [
      { kind: 'unavailable', trouble: 'busy' },
      { kind: 'unavailable', trouble: 'server' },
      { kind: 'unknown', declined: [] },
    ];
    const identify = vi.fn((_signal: unknown, tell: (match: CallerMatch) => void) => {
      tell(answers.shift() ?? { kind: 'unavailable', trouble: 'offline' });
      return Promise.resolve();
    });
    const { desk, open, clock } = setUp({ identify, stayMs: () => null });
    open(1);
    await clock.advance(100);
    expect(desk.cards()[0]?.match).toEqual({ kind: 'unavailable', trouble: 'busy' });
    await clock.advance(14_000);
    expect(desk.cards()[0]?.match.kind).toBe('unknown');
    await clock.advance(120_000);
    expect(identify).toHaveBeenCalledTimes(3);

    open(2);
    await clock.advance(120_000);
    expect(identify).toHaveBeenCalledTimes(7);
  });

  test.each([
    ['offline', true],
    ['server', true],
    ['busy', true],
    ['signIn', true],
    ['blocked', true],
    ['noRight', false],
    ['licence', false],
  ] as const)('a look-up that met "%s" may pass, and is made again by itself: %s', async (trouble, again) => {
    const identify = vi.fn((_signal: unknown, tell: (match: CallerMatch) => void) => {
      tell({ kind: 'unavailable', trouble });
      return Promise.resolve();
    });
    const { open, clock } = setUp({ identify });
    open(1);
    await clock.advance(120_000);
    expect(identify).toHaveBeenCalledTimes(again ? 4 : 1);
  });

  test('of many cards at once only those that show are looked up, three at a time', async () => {
    const ends: (() => void)[] = [];
    const asked: number[] = [];
    const identify = vi.fn<CallDeskDeps['identify']>(({ call }) => {
      asked.push(call.callId);
      return new Promise((resolve) => ends.push(resolve));
    });
    const { desk, open, key, clock } = setUp({ identify, stayMs: () => null });
    for (let id = 1; id <= 40; id += 1) open(id);
    await clock.advance(1_000);
    expect(asked).toEqual([38, 39, 40]);

    // Newer ones take their places: they wait until one is done.
    for (let id = 41; id <= 43; id += 1) open(id);
    await clock.advance(1_000);
    expect(asked).toHaveLength(3);
    ends.shift()?.();
    await clock.advance(1_000);
    expect(asked).toEqual([38, 39, 40, 43]);
    for (let left = ends.length; left > 0; left -= 1) ends.shift()?.();
    await clock.advance(1_000);
    expect(asked).toEqual([38, 39, 40, 43, 42, 41]);

    // What moves up is looked up then, and what was looked up before is not asked again.
    for (const end of ends) end();
    for (const id of [43, 42, 41, 40]) desk.dismiss(key(id));
    await clock.advance(1_000);
    expect(asked).toEqual([38, 39, 40, 43, 42, 41, 37]);
  });

  test('tells that nobody has the number, whoever found that out', async () => {
    const onNobody = vi.fn();
    const { desk, open, key, clock } = setUp({ onNobody });
    open(1);
    await clock.advance(100);
    expect(onNobody.mock.calls).toEqual([[key(1)]]);
    desk.answer(key(1))?.tell({ kind: 'possibly', numbersHidden: false, candidates: [] });
    desk.answer(key(1))?.tell({ kind: 'unknown', declined: [] });
    expect(onNobody).toHaveBeenCalledTimes(2);
  });

  test('a card that is gone asks nobody again', async () => {
    const identify = vi.fn((_signal: unknown, tell: (match: CallerMatch) => void) => {
      tell({ kind: 'unavailable', trouble: 'offline' });
      return Promise.resolve();
    });
    const { desk, open, key, clock } = setUp({ identify });
    open(1);
    await clock.advance(1_000);
    desk.dismiss(key(1));
    await clock.advance(120_000);
    expect(identify).toHaveBeenCalledTimes(1);
  });

  test('never starts the first look-up over what a person has begun on the card', async () => {
    const identify = vi.fn(() => Promise.resolve());
    const { desk, open, key, clock } = setUp({ identify });
    open(1);
    const answer = desk.answer(key(1));
    await clock.advance(1_000);
    answer?.tell({ kind: 'several', candidates: [] });
    expect(identify).not.toHaveBeenCalled();
    expect(desk.cards()[0]?.match.kind).toBe('several');
  });

  test('shows at once what can be said without asking', () => {
    const { desk, open } = setUp({ guess: () => ({ kind: 'withheld' }) });
    open(1);
    expect(desk.cards()[0]?.match.kind).toBe('withheld');
  });

  test('the newest card stands nearest the corner', () => {
    const { open, shown } = setUp();
    [1, 2, 3, 4].forEach(open);
    expect(shown()).toEqual([4, 3, 2, 1]);
  });

  test('one call has one card, however often it is signalled', () => {
    const { open, shown } = setUp();
    open(1);
    open(1);
    expect(shown()).toEqual([1]);
  });

  test('a card in use stays where it is; newcomers take the far side, then wait', () => {
    const { desk, open, key, shown } = setUp();
    open(1);
    desk.use(key(1), 'popup', true);
    [2, 3, 4].forEach(open);
    expect(shown()[0]).toBe(1);
    expect(shown().slice(0, 3)).toEqual([1, 2, 3]);
  });

  test('folds after its time', async () => {
    const { open, shown, clock } = setUp();
    open(1);
    await clock.advance(29_999);
    expect(shown()).toEqual([1]);
    await clock.advance(1);
    expect(shown()).toEqual([]);
  });

  test('nothing folds while any card is in use, and it gets a moment more after', async () => {
    const { desk, open, key, shown, clock } = setUp();
    open(1);
    open(2);
    await clock.advance(29_000);
    desk.use(key(2), 'popup', true);
    await clock.advance(120_000);
    expect(shown()).toEqual([2, 1]);
    desk.use(key(2), 'popup', false);
    await clock.advance(4_999);
    expect(shown()).toEqual([2, 1]);
    await clock.advance(1);
    expect(shown()).toEqual([]);
  });

  test('stays until dismissed when the person wants that', async () => {
    const { desk, open, key, shown, clock } = setUp({ stayMs: () => null });
    open(1);
    await clock.advance(3_600_000);
    expect(shown()).toEqual([1]);
    desk.dismiss(key(1));
    expect(shown()).toEqual([]);
  });

  test('a popup window that died leaves no card in use for ever', async () => {
    const { desk, open, key, shown, clock } = setUp();
    open(1);
    desk.use(key(1), 'popup', true);
    desk.release('popup');
    await clock.advance(30_000);
    expect(shown()).toEqual([]);
  });

  test('an answer that comes after the card is gone changes nothing', async () => {
    let tell: ((match: CallerMatch) => void) | undefined;
    const { desk, open, key, onChange } = setUp({
      identify: (_signal, told) => {
        tell = told;
        return Promise.resolve();
      },
    });
    open(1);
    desk.dismiss(key(1));
    onChange.mockClear();
    tell?.({ kind: 'unknown', declined: [] });
    expect(onChange).not.toHaveBeenCalled();
  });

  test('a client that Altegio links later is looked up again', async () => {
    const identify = vi.fn<CallDeskDeps['identify']>(() => Promise.resolve());
    const { desk, open, clock } = setUp({ identify });
    open(1);
    await clock.advance(0);
    identify.mockClear();
    desk.update({ ...aCall({ callId: 1 }), clientId: clientId(7), status: 'missed' });
    await clock.advance(15);
    expect(identify).toHaveBeenCalledTimes(1);
    expect(desk.cards()[0]?.status).toBe('missed');
  });

  test('clients that Altegio links to all cards at once are looked up three at a time, and none is left out', async () => {
    const ends: (() => void)[] = [];
    const asked: number[] = [];
    const { desk, open, clock } = setUp({
      stayMs: () => null,
      identify: ({ call }, tell) => {
        asked.push(call.callId);
        tell({ kind: 'unknown', declined: [] });
        return new Promise((resolve) => ends.push(resolve));
      },
    });
    const end = async (): Promise<void> => {
      for (const one of ends.splice(0)) one();
      await clock.advance(1_000);
    };
    for (let id = 1; id <= 20; id += 1) {
      open(id);
      await clock.advance(1_000);
      await end();
    }
    asked.length = 0;
    for (let id = 1; id <= 20; id += 1) desk.update({ ...aCall({ callId: id }), clientId: clientId(id) });
    await clock.advance(1_000);
    expect(asked).toEqual([18, 19, 20]);
    for (let round = 0; round < 10; round += 1) {
      const before = asked.length;
      await end();
      expect(asked.length - before).toBeLessThanOrEqual(3);
    }
    expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('never keeps more than fifty cards', () => {
    const { open, shown } = setUp();
    for (let id = 1; id <= 70; id += 1) open(id);
    expect(shown().length).toBe(50);
  });

  test('dismissing all stops every timer', () => {
    const { desk, open, clock } = setUp();
    [1, 2, 3].forEach(open);
    desk.dismissAll();
    expect(clock.pending).toBe(0);
  });

  test('leaving a card in one window does not end its use in the other', async () => {
    const { desk, open, key, shown, clock } = setUp();
    open(1);
    desk.use(key(1), 'popup', true);
    desk.use(key(1), 'main', true);
    desk.use(key(1), 'main', false);
    await clock.advance(60_000);
    expect(shown()).toEqual([1]);
  });

  test('what a person chose is not overwritten by an answer that was under way', () => {
    let late: ((match: CallerMatch) => void) | undefined;
    const { desk, open, key } = setUp({
      identify: (_signal, told) => {
        late = told;
        return new Promise(() => undefined);
      },
    });
    open(1);
    desk.answer(key(1))?.tell({ kind: 'unknown', declined: [] });
    late?.({ kind: 'several', candidates: [] });
    expect(desk.cards()[0]?.match.kind).toBe('unknown');
  });
});
