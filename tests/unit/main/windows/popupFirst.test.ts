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
    send: (window, channel, payload) => sent.push(`${window} ${channel} ${String(payload)}`),
  });
});

it('sends at once while no popup is on its way', () => {
  news.send('main', 'calls.changed', 1);
  news.send('popup', 'cards.changed', 1);
  news.send('popup', 'cards.changed', 2);
  expect(sent).toEqual(['main calls.changed 1', 'popup cards.changed 1', 'popup cards.changed 2']);
});

it('holds news of the main window while the popup comes, and sends the newest of each slice then', async () => {
  coming = true;
  news.send('main', 'cards.changed', 1);
  news.send('main', 'calls.changed', 2);
  coming = false;
  news.send('main', 'cards.changed', 3);
  expect(sent).toEqual([]);
  await clock.advance(150);
  expect(sent).toEqual(['main cards.changed 3', 'main calls.changed 2']);
  news.send('main', 'cards.changed', 4);
  expect(sent.at(-1)).toBe('main cards.changed 4');
});

it('lets the first card through to a popup that comes, and the newest of what is found meanwhile once it stands', async () => {
  coming = true;
  news.send('popup', 'settings.changed', 1);
  news.send('popup', 'cards.changed', 1);
  news.send('popup', 'cards.changed', 2);
  coming = false;
  news.send('popup', 'cards.changed', 3);
  expect(sent).toEqual(['popup settings.changed 1', 'popup cards.changed 1']);
  await clock.advance(50);
  expect(sent.slice(2)).toEqual(['popup cards.changed 3']);
  news.send('popup', 'cards.changed', 4);
  expect(sent.at(-1)).toBe('popup cards.changed 4');
});

it('sends nothing any more once it is stopped', async () => {
  coming = true;
  news.send('main', 'cards.changed', 1);
  news.send('popup', 'cards.changed', 1);
  news.send('popup', 'cards.changed', 2);
  news.stop();
  await clock.advance(1_000);
  expect(sent).toEqual(['popup cards.changed 1']);
  expect(clock.pending).toBe(0);
});
