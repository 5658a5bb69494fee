import { expect, test, vi } from 'vitest';
import type { CallerMatch, Candidate } from '../../../../contract/model/card.ts';
import { bookHandlers } from '../../../../main/book/bookHandlers.ts';
import { summarise } from '../../../../main/clients/summarise.ts';
import { SaidClients } from '../../../../main/salon/saidClients.ts';
import { texts } from '../../../../main/texts.ts';
import { aCall, clientId, NOON } from '../../../support/calls.ts';
import { doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aBookWith } from '../../../support/filledBook.ts';

const call = aCall();
const card = { call, origin: 'altegio' } as const;
const earlier = aCall({ callId: 2, endedSecondsAgo: 900 });

function setUp() {
  const clock = new FakeClock();
  const book = aBookWith([earlier, call]);
  const door = doorTo(book);
  const onKept = vi.fn();
  const said = new SaidClients({ book: door, clock, serverNowMs: () => NOON, onKept });
  const who = () =>
    bookHandlers
      .callPersons(book, { keys: [earlier.key, call.key] })
      .map(({ name, nobody }) => name ?? nobody);
  return { clock, door, said, who, onKept };
}

function known(id: number, name: string, chosenFrom: Candidate[] = []): CallerMatch {
  const record = {
    id: clientId(id),
    name,
    phoneText: '',
    visitCount: null,
    importance: null,
    categories: [],
    comment: null,
    balance: null,
    spent: null,
  };
  const client = summarise(record, [], '2026-11-21T12:00:00');
  return { kind: 'known', client, fromCacheAt: null, limited: false, chosenFrom };
}

test('the only client of a number is kept for its earlier calls too, a choice for this call', async () => {
  const { said, who, clock, onKept } = setUp();
  said.ofCard(card, known(1, 'Ann Birch', [{ id: clientId(1), name: 'Ann Birch', hint: null }]));
  await clock.advance(0);
  expect(who()).toEqual([false, 'Ann Birch']);
  said.ofCard(card, known(2, 'Bea Cole'));
  await clock.advance(0);
  expect(who()).toEqual(['Bea Cole', 'Bea Cole']);
  expect(onKept).toHaveBeenCalledTimes(2);
});

test.each<CallerMatch>([
  { kind: 'several', candidates: [] },
  { kind: 'possibly', candidates: [], numbersHidden: false },
  { kind: 'unknown', declined: [] },
])('$kind is nobody until somebody chooses', async (match) => {
  const { said, who, clock } = setUp();
  said.ofCard({ ...card, call: earlier }, known(1, 'Ann Birch'));
  said.ofCard(card, match);
  await clock.advance(0);
  expect(who()).toEqual(['Ann Birch', true]);
});

test.each<CallerMatch>([{ kind: 'searching' }, { kind: 'unavailable', trouble: 'offline' }])(
  '$kind leaves a call what it was',
  async (match) => {
    const { said, who, clock } = setUp();
    said.ofCard(card, known(1, 'Ann Birch'));
    said.ofCard(card, match);
    await clock.advance(0);
    expect(who()).toEqual(['Ann Birch', 'Ann Birch']);
  },
);

test('what the book does not take is tried again, the last word only', async () => {
  const { said, who, clock, door } = setUp();
  door.trouble = { kind: 'diskFull', detail: '' };
  said.ofCard(card, known(1, 'Ann Birch'));
  said.ofCard(card, known(2, 'Bea Cole'));
  await clock.advance(0);
  expect(who()).toEqual([false, false]);
  door.trouble = null;
  await clock.advance(30_000);
  expect(who()).toEqual(['Bea Cole', 'Bea Cole']);
});

test('a test call is no call, and a client without a name has none in the book', async () => {
  const { said, who, clock, door } = setUp();
  said.ofCard({ call, origin: 'test' }, known(1, 'Ann Birch'));
  await clock.advance(0);
  expect(door.asked).toEqual([]);
  said.ofCard(card, known(1, texts.noName));
  await clock.advance(0);
  expect(who()).toEqual([false, false]);
});
