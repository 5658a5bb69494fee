import { beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_NOTE } from '../../../../contract/model/emptyNote.ts';
import { CallKey } from '../../../../contract/model/ids.ts';
import { CardPages } from '../../../../main/follow-up/cardPages.ts';
import { FollowUpDesk } from '../../../../main/follow-up/followUpDesk.ts';
import { clientId, NOON } from '../../../support/calls.ts';
import { type DirectBook, doorTo } from '../../../support/directBook.ts';
import { FollowUpBook } from '../../../support/followUpBook.ts';

const TEST_CALL = CallKey.parse('1:-1');

let book: FollowUpBook;
let door: DirectBook;
let keys: CallKey[];
let pages: CardPages;
let desk: FollowUpDesk;
const onChange = vi.fn();
const onQueued = vi.fn();

beforeEach(() => {
  book = new FollowUpBook();
  door = doorTo(book.context);
  keys = [];
  onChange.mockClear();
  onQueued.mockClear();
  pages = new CardPages({ book: door, keys: () => keys, onChange });
  desk = new FollowUpDesk({
    book: door,
    serverNowMs: () => NOON,
    clientOnCard: () => clientId(7),
    cards: pages,
    unsaved: { save: (key, text) => door.ask('saveNote', { key, text, nowMs: NOON }) },
    onQueued,
  });
});

test('a note typed on a card is in the book and on the card', async () => {
  const key = book.call(0);
  keys = [key];

  expect(await desk.saveNote(key, 'wants Ines')).toEqual({ kind: 'done' });
  expect(await desk.saveOutcome(key, 'question')).toEqual({ kind: 'done' });
  await pages.refresh();
  expect(pages.of(key).note).toMatchObject({ text: 'wants Ines', outcome: 'question' });
  expect(onChange).toHaveBeenCalledTimes(1);
  await pages.refresh();
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('a card says whether its caller is to be rung back', async () => {
  const key = book.call(0);
  keys = [key];
  await desk.add(key);
  await pages.refresh();

  expect(pages.of(key).toCallBack).toBe(true);
});

test('a test call is written about on its card only', async () => {
  keys = [TEST_CALL];
  await desk.saveNote(TEST_CALL, 'x');
  await desk.saveOutcome(TEST_CALL, 'booked');
  await desk.add(TEST_CALL);
  await pages.refresh();

  expect(pages.of(TEST_CALL)).toMatchObject({ note: { text: 'x', outcome: 'booked' }, toCallBack: true });
  expect(door.asked).toEqual([]);
  keys = [];
  await pages.refresh();
  expect(pages.of(TEST_CALL)).toEqual({ note: EMPTY_NOTE, toCallBack: false });
});

test('the note goes to the client whom the card shows', async () => {
  const key = book.call(0);
  await desk.saveNote(key, 'x');

  expect(await desk.sendNote(key)).toEqual({ kind: 'done' });
  expect(onQueued).toHaveBeenCalledTimes(1);
  expect(await door.ask('nextComment', undefined)).toMatchObject({ value: { clientId: 7 } });
});

test('a book that cannot write is a problem on screen', async () => {
  door.trouble = { kind: 'diskFull', detail: 'SQLITE_FULL' };

  expect(await desk.saveNote(book.call(0), 'x')).toEqual({
    kind: 'problem',
    problem: { kind: 'diskFull', detail: 'SQLITE_FULL' },
  });
});

test.each([
  ['decide', () => desk.decide('n1:1', 'calledBack'), 'gone'],
  ['undo', () => desk.undo('n1:1'), 'gone'],
  ['add', () => desk.add(book.call(0, { callerPhone: '' })), 'noNumber'],
  ['send', () => desk.sendNote(book.call(0)), 'gone'],
] as const)('%s says what is wrong', async (_, act, kind) => {
  expect(await act()).toMatchObject({ kind: 'problem', problem: { kind } });
});
