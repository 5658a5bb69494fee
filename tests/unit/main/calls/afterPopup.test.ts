import { beforeEach, expect, it } from 'vitest';
import { AfterPopup } from '../../../../main/calls/afterPopup.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

let clock: FakeClock;
let done: string[];
let after: AfterPopup;
const add = (name: string, popupComes: boolean): void => {
  after.add(() => done.push(name), popupComes);
};

beforeEach(() => {
  clock = new FakeClock();
  done = [];
  after = new AfterPopup(clock);
});

it('works at once when no popup comes', () => {
  add('quiet look', false);
  expect(done).toEqual(['quiet look']);
});

it('waits for a popup, and lets no later look overtake an earlier one', async () => {
  add('call', true);
  add('the same call, with its recording', false);
  await clock.advance(59);
  expect(done).toEqual([]);
  await clock.advance(1);
  expect(done).toEqual(['call', 'the same call, with its recording']);
  add('quiet look', false);
  expect(done.at(-1)).toBe('quiet look');
});

it('leaves nothing undone when it is flushed', () => {
  add('call', true);
  after.flush();
  expect(done).toEqual(['call']);
  expect(clock.pending).toBe(0);
});
