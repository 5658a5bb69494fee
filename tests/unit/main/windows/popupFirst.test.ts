import { beforeEach, expect, it } from 'vitest';
import { PopupFirst } from '../../../../main/windows/popupFirst.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

let clock: FakeClock;
let coming: boolean;
let sent: string[];
let news: PopupFirst;

beforeEach(() => {
  clock = new FakeClock();
  coming = false;
  sent = [];
  news = new PopupFirst({
    clock,
    isPopupComing: () => coming,
    send: (channel, payload) => sent.push(`${channel} ${String(payload)}`),
  });
});

it('sends at once while no popup is on its way', () => {
  news.send('calls.changed', 1);
  expect(sent).toEqual(['calls.changed 1']);
});

it('holds news while the popup comes, and sends the newest of each slice then', async () => {
  coming = true;
  news.send('cards.changed', 1);
  news.send('calls.changed', 2);
  coming = false;
  news.send('cards.changed', 3);
  expect(sent).toEqual([]);
  await clock.advance(150);
  expect(sent).toEqual(['cards.changed 3', 'calls.changed 2']);
  news.send('cards.changed', 4);
  expect(sent.at(-1)).toBe('cards.changed 4');
});

it('sends nothing any more once it is stopped', async () => {
  coming = true;
  news.send('cards.changed', 1);
  news.stop();
  await clock.advance(1_000);
  expect(sent).toEqual([]);
  expect(clock.pending).toBe(0);
});
