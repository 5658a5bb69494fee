import { expect, it } from 'vitest';
import type { InstallationState } from '../../../../../contract/model/integration.ts';
import { bookHandlers } from '../../../../../main/book/bookHandlers.ts';
import { downtown, NOON, riverside } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';

const MINUTE = 60_000;

function aHistory() {
  const book = anEmptyBook();
  const see = (
    minute: number,
    state: InstallationState,
    place = { locationId: downtown.id, applicationId: 7 },
  ) => bookHandlers.putInstallationState(book, { ...place, state, seenAtMs: NOON + minute * MINUTE });
  const history = (place = { locationId: downtown.id, applicationId: 7 }) =>
    bookHandlers
      .installationHistory(book, place)
      .map(({ seenAtMs, state }) => `${(seenAtMs - NOON) / MINUTE} ${state}`);
  return { see, history };
}

it('keeps a state only when it is another than before, and tells the one before', () => {
  const { see, history } = aHistory();
  expect(see(0, 'pending')).toBeNull();
  expect(see(1, 'active')).toBe('pending');
  expect(see(2, 'active')).toBe('active');
  expect(see(3, 'frozen')).toBe('active');
  expect(history()).toEqual(['3 frozen', '1 active', '0 pending']);
});

it('keeps locations and applications apart', () => {
  const { see, history } = aHistory();
  see(0, 'active');
  expect(see(1, 'frozen', { locationId: riverside.id, applicationId: 7 })).toBeNull();
  expect(see(1, 'frozen', { locationId: downtown.id, applicationId: 8 })).toBeNull();
  expect(history()).toEqual(['0 active']);
});

it('keeps the order of changes when the clock went back', () => {
  const { see, history } = aHistory();
  see(10, 'active');
  see(5, 'frozen');
  expect(see(6, 'frozen')).toBe('frozen');
  expect(history().map((line) => line.split(' ')[1])).toEqual(['frozen', 'active']);
});
