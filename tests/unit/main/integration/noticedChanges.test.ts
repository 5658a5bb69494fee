import { expect, it, vi } from 'vitest';
import type { InstallationState } from '../../../../contract/model/integration.ts';
import { NoticedChanges } from '../../../../main/integration/noticedChanges.ts';
import { downtown, NOON, riverside } from '../../../support/calls.ts';
import { anEmptyBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { at, MINUTE } from './facts.ts';

const APP = 7;

function aRun(book = doorTo(anEmptyBook())) {
  const clock = new FakeClock();
  const onStopped = vi.fn();
  const noticed = new NoticedChanges({ book, clock, onStopped });
  const see = (state: InstallationState, minute = 0, location = downtown) =>
    noticed.see(location, APP, state, NOON + minute * MINUTE);
  return { book, clock, onStopped, noticed, see };
}

it.each([
  ['active', 'frozen', true],
  ['active', 'notInstalled', true],
  ['pending', 'notInstalled', true],
  ['pending', 'active', false],
  ['frozen', 'notInstalled', false],
  ['notInstalled', 'pending', false],
  ['frozen', 'active', false],
] as const)('from %s to %s: told %s', async (from, to, told) => {
  const { see, clock, onStopped } = aRun();
  await see(from, 0);
  await see(to, 1);
  await clock.advance(5_000);
  expect(onStopped.mock.calls).toEqual(told ? [[{ word: to, titles: ['Downtown'] }]] : []);
});

it('is no news when it is seen for the first time', async () => {
  const { see, clock, onStopped } = aRun();
  await see('frozen');
  await clock.advance(5_000);
  expect(onStopped).not.toHaveBeenCalled();
});

it('notices what happened while the app was off', async () => {
  const yesterday = aRun();
  await yesterday.see('active', -999);
  const today = aRun(yesterday.book);
  await today.see('frozen');
  await today.see('frozen', 15);
  await today.clock.advance(5_000);
  expect(today.onStopped.mock.calls).toEqual([[{ word: 'frozen', titles: ['Downtown'] }]]);
});

it('puts what happens to several locations into one sentence', async () => {
  const { see, clock, onStopped } = aRun();
  for (const location of [riverside, downtown]) await see('active', 0, location);
  await see('frozen', 1, riverside);
  await clock.advance(2_000);
  await see('frozen', 1, downtown);
  await clock.advance(5_000);
  expect(onStopped.mock.calls).toEqual([[{ word: 'frozen', titles: ['Downtown', 'Riverside'] }]]);
});

it('compares with this run where the book is closed', async () => {
  const { book, see, clock, onStopped } = aRun();
  book.trouble = { kind: 'bookClosed', detail: '' };
  await see('active', 0);
  await see('notInstalled', 1);
  await clock.advance(5_000);
  expect(onStopped).toHaveBeenCalledOnce();
});

it('does not take a state that nobody knows for a change', async () => {
  const { see, clock, onStopped } = aRun();
  await see('active', 0);
  await see('other', 1);
  await see('frozen', 2);
  await clock.advance(5_000);
  expect(onStopped).toHaveBeenCalledOnce();
});

it('knows since when it is gone, also after a restart, but not when it was never there', async () => {
  const first = aRun();
  await first.see('notInstalled', -5);
  expect(first.noticed.uninstalledAtMs(downtown.id)).toBeNull();
  await first.see('active', -4);
  await first.see('notInstalled', -3);
  const second = aRun(first.book);
  await second.see('notInstalled', 0);
  expect(second.noticed.uninstalledAtMs(downtown.id)).toBe(NOON - 3 * MINUTE);
});

it('lists what Altegio’s log does not tell', async () => {
  const { see, noticed } = aRun();
  await see('pending', -30);
  await see('active', -20);
  await see('frozen', -10);
  const told = [
    { at: at(-21), from: 'pending', to: 'active', source: 'partner_api', toldBy: 'altegio' },
    { at: at(-60), from: 'active', to: 'frozen', source: 'billing', toldBy: 'altegio' },
  ] as const;
  expect(await noticed.noticed(downtown.id, APP, told)).toEqual([
    { at: at(-10), from: 'active', to: 'frozen', source: '', toldBy: 'here' },
  ]);
});

it('tells nothing after it was stopped', async () => {
  const { see, clock, noticed, onStopped } = aRun();
  await see('active', 0);
  await see('frozen', 1);
  noticed.stop();
  await clock.advance(60_000);
  expect(onStopped).not.toHaveBeenCalled();
});

it('tells nothing any more once it is stopped, however late the book answers', async () => {
  const { see, clock, noticed, onStopped } = aRun();
  await see('active', 0);
  const late = see('frozen', 1);
  noticed.stop();
  await late;
  await clock.advance(60_000);
  expect(onStopped).not.toHaveBeenCalled();
  expect(clock.pending).toBe(0);
});
