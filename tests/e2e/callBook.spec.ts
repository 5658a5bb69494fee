import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { RingdeskBridge } from '../../contract/ipc/contract.ts';
import type { BookState } from '../../contract/model/callBook.ts';
import { openDatabase } from '../../main/book/bookDatabase.ts';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';
import { saveLightAndDark } from '../support/screenshots.ts';

declare global {
  interface Window {
    readonly ringdesk: RingdeskBridge;
  }
}

const calls = /GET \/api\/v1\/voip\/integration\/calls$/;
const fewDaysAgo = new Date(Date.now() - 75 * 86_400_000).toISOString().slice(0, 10);
const isOlder = (asked: unknown): boolean =>
  typeof asked === 'object' && asked !== null && 'date_from' in asked && String(asked.date_from) < fewDaysAgo;
const many = makeDemoSalon({ now: Date.now(), daysBack: 179, callVolume: 4, drawnClients: 4_000 });

test.use({ simulator: { salon: many }, keyring: 'none' });

test('50,000 past calls come into the book through a restart and a 429 storm: none lost, none twice', async ({
  api,
  launch,
}, testInfo) => {
  expect(many.calls.length).toBeGreaterThan(50_000);
  // So that the app ends in the midst of it, however fast or slow it is: the older months are not answered yet.
  api.failWith('slowHeaders', { path: calls, asks: isOlder });
  const first = await launch();
  const page = await windowTitled(first, 'Ringdesk');
  // The test must be able to read the book afterwards.
  await page.evaluate(() => window.ringdesk.request('account.keepUnprotected', { keep: true }));
  await expect.poll(async () => (await bookOf(page)).keeping).toBe('unprotected');
  await expect.poll(async () => (await bookOf(page)).calls).toBeGreaterThan(1_000);
  // Popups come first, whatever else is asked for.
  await popsUp(api, first);
  await expect.poll(async () => (await bookOf(page)).calls).toBeGreaterThan(8_000);
  await first.close();

  api.heal();
  const second = await launch();
  const again = await windowTitled(second, 'Ringdesk');
  await expect.poll(async () => (await bookOf(again)).calls).toBeGreaterThan(8_000);
  expect((await bookOf(again)).calls).toBeLessThan(many.calls.length);
  api.failWith({ status: 429, retryAfter: 1 }, { path: calls, times: 6 });
  await expect.poll(async () => (await bookOf(again)).backfill.phase, { intervals: [500] }).toBe('done');
  expect((await bookOf(again)).backfill).toMatchObject({ month: null, problem: null, daysDone: 181 });
  expect(api.violations).toEqual([]);
  expect(api.requests.filter(({ status }) => status === 429)).toHaveLength(6);
  await everyPlaceIsShown(second, again);
  await second.close();

  const kept = await keysIn(testInfo.outputPath('user-data'));
  const wanted = many.calls.map(({ locationId, id }) => `${locationId}:${id}`);
  expect(new Set(kept).size).toBe(kept.length);
  expect(missing(wanted, kept)).toEqual([]);
  expect(missing(kept, wanted)).toEqual([]);
});

/** Pictures for people to look at; no place may be left without its rows. */
async function everyPlaceIsShown(app: ElectronApplication, page: Page): Promise<void> {
  const places = {
    Now: page.getByRole('region', { name: 'Last calls' }).getByRole('listitem'),
    Calls: page.getByRole('grid', { name: 'Calls' }).getByRole('gridcell'),
    'Follow-up': page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem'),
    Locations: page.getByRole('grid', { name: 'Locations' }).getByRole('gridcell'),
    Reports: page.getByRole('figure', { name: 'Missed calls by hour' }),
    Settings: page.getByRole('heading', { name: 'About' }),
  };
  for (const [place, shown] of Object.entries(places)) {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${place}`) })
      .click();
    await expect(shown.first()).toBeVisible();
    await saveLightAndDark(app, page, `50k-${place.toLowerCase()}`);
  }
}

async function bookOf(page: Page): Promise<BookState> {
  const answer = await page.evaluate(() => window.ringdesk.request('app.snapshot'));
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value.book.book;
}

async function popsUp(api: Simulator, app: ElectronApplication): Promise<void> {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550157' });
  const popup = await windowTitled(app, 'Incoming calls');
  await expect(popup.getByRole('region', { name: 'Incoming call: +1 424 555 0157, Downtown' })).toBeVisible();
}

/** Every call of the book on disk, by SQL. */
async function keysIn(folder: string): Promise<string[]> {
  const sealed: unknown = JSON.parse(await readFile(path.join(folder, 'book.key'), 'utf8'));
  const { blob } = sealed as { blob: string };
  const keyHex = Buffer.from(blob, 'base64').toString();
  const database = openDatabase({ file: path.join(folder, 'calls.db'), keyHex });
  const rows = database.prepare(`SELECT location_id || ':' || call_id AS key FROM calls`).all();
  database.close();
  return (rows as { key: string }[]).map(({ key }) => key);
}

const missing = (these: readonly string[], among: readonly string[]): string[] => {
  const there = new Set(among);
  return these.filter((key) => !there.has(key));
};
