import { existsSync, readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { SalonCall } from '../../main/demo/salon.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { localText } from '../../main/demo/zonedTime.ts';
import { texts } from '../../main/texts.ts';
import { expect, test } from './support/fixtures.ts';
import { readCsv } from './support/readCsv.ts';

const words = texts.callsCsv;
const CALL_ID = 13;
const NUMBER = 7;
const NAME = 6;

/** Past calls are fetched in the background; everything is there when the book holds what Altegio has. */
async function untilFetched(api: Simulator, page: Page): Promise<void> {
  const calls = () =>
    page.evaluate(async () => {
      const snapshot = await window.ringdesk.request('app.snapshot');
      return snapshot.ok ? snapshot.value.book.book.calls : 0;
    });
  await expect.poll(calls).toBe(api.salon.calls.length);
}

/** Answers the system's dialog in a person's stead; null is "Cancel". */
async function answerDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, file);
}

async function exportNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'saved in' })).toBeVisible();
}

/** The cells that do not depend on who the caller is. */
function cellsOf(api: Simulator, call: SalonCall): string[] {
  const location = api.salon.locations.find(({ id }) => id === call.locationId);
  const [day = '', time = ''] = localText(location?.timeZone ?? 'UTC', call.startedAtMs).split(' ');
  return [
    day,
    time,
    location?.timeZone ?? '',
    location?.title ?? '',
    words.directions[call.direction],
    words.statuses[call.status],
    String(call.durationSeconds),
    call.recording ? words.yes : words.no,
    String(call.id),
  ];
}

const fixedCells = (row: readonly string[]): string[] => [
  ...row.slice(0, 6),
  ...row.slice(8, 10),
  row[CALL_ID] ?? '',
];

test('the file holds exactly the calls that Altegio has, with masked numbers', async ({
  api,
  app,
  mainWindow: page,
}, testInfo) => {
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await untilFetched(api, page);
  const file = testInfo.outputPath('calls.csv');
  await answerDialog(app, file);
  await exportNow(page);

  const text = await readFile(file, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head, ...rows] = readCsv(text.slice(1));
  expect(head).toEqual([
    'Date',
    'Local time',
    'Time zone',
    'Location',
    'Direction',
    'Status',
    'Name',
    'Number',
    'Length (s)',
    'Recording',
    'Follow-up',
    'Note',
    'Outcome',
    'Call ID',
  ]);
  expect(rows).toHaveLength(api.salon.calls.length);
  const byId = (a: readonly string[], b: readonly string[]): number => Number(a.at(-1)) - Number(b.at(-1));
  expect(rows.map(fixedCells).sort(byId)).toEqual(
    api.salon.calls.map((call) => cellsOf(api, call)).sort(byId),
  );
  // Newest first, whatever the zone of the location.
  const startOf = new Map(api.salon.calls.map(({ id, startedAtMs }) => [id, startedAtMs]));
  const starts = rows.map((row) => startOf.get(Number(row[CALL_ID])) ?? 0);
  expect(starts).toEqual([...starts].sort((a, b) => b - a));

  for (const row of rows) {
    const call = api.salon.calls.find(({ id }) => String(id) === row[CALL_ID]);
    const digits = (call?.phone ?? '').replace(/\D/g, '');
    if (digits.length > 7) expect((row[NUMBER] ?? '').replace(/\D/g, '')).not.toBe(digits);
    expect(text).not.toContain('/recordings/');
  }
  const log = await readFile(testInfo.outputPath('user-data/audit.log'), 'utf8');
  expect(JSON.parse(log)).toMatchObject({
    what: 'callsExport',
    rows: rows.length,
    masked: true,
    file: 'calls.csv',
    outcome: 'done',
  });
  expect((await stat(testInfo.outputPath('user-data/audit.log'))).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('only what the filter shows; a name never becomes a formula', async ({
  api,
  app,
  mainWindow: page,
}, testInfo) => {
  const { id: locationId } = api.location('Downtown');
  const name = '=HYPERLINK("https://example.com","Pay, please")';
  const client = api.addClient({ locationId, name, phone: '+13105550171' });
  const ids = [90, 60].map((endedSecondsAgo) => api.addCall({ locationId, client, endedSecondsAgo }));
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('HYPERLINK');
  const grid = page.getByRole('grid', { name: 'Calls' });
  await expect(grid.getByRole('row').filter({ hasText: 'HYPERLINK' })).toHaveCount(2);
  await expect(page.getByText('2 calls, numbers masked')).toBeVisible();

  const file = testInfo.outputPath('formula.csv');
  await answerDialog(app, file);
  await exportNow(page);
  const text = await readFile(file, 'utf8');
  const rows = readCsv(text.slice(1)).slice(1);
  expect(rows.map((row) => Number(row[CALL_ID]))).toEqual(ids.reverse());
  expect(rows.map((row) => row[NAME])).toEqual([`'${name}`, `'${name}`]);
  for (const [column, cell] of rows.flatMap((row) => [...row.entries()]))
    expect(cell).not.toMatch(column === NUMBER ? /^[=\-@\t\r]/ : /^[=+\-@\t\r]/);
  expect(text).not.toContain('555 0171');
});

test('cancelled in the dialog nothing is written', async ({ api, app, mainWindow: page }, testInfo) => {
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await untilFetched(api, page);
  await answerDialog(app, null);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await expect(page.getByRole('button', { name: 'Export CSV' })).toBeEnabled();
  expect(existsSync(testInfo.outputPath('user-data/audit.log'))).toBe(false);
});

test('with the manager PIN the numbers are full', async ({ api, app, mainWindow: page }, testInfo) => {
  const { id: locationId } = api.location('Downtown');
  api.addCall({ locationId, phone: '+442079460172', endedSecondsAgo: 60 });
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  await page.getByLabel('New PIN', { exact: true }).fill('4071');
  await page.getByLabel('New PIN again').fill('4071');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Full numbers and the partner tools are locked')).toBeVisible();
  const kept = testInfo.outputPath('user-data/manager.json');
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect(await readFile(kept, 'utf8')).not.toContain('4071');

  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('20 7946 0172');
  const grid = page.getByRole('grid', { name: 'Calls' });
  await expect(grid.getByRole('row').filter({ hasText: '0172' })).toHaveCount(1);
  await expect(page.getByText('1 call, numbers masked')).toBeVisible();
  await page.getByRole('switch', { name: 'Full numbers' }).click();
  const question = page.getByRole('dialog');
  await question.locator('input').fill('4072');
  await page.keyboard.press('Enter');
  await expect(question.getByRole('alert')).toContainText('This is not the PIN');
  await question.locator('input').fill('4071');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(page.getByText('full numbers', { exact: false }).first()).toBeVisible();

  const file = testInfo.outputPath('full.csv');
  await answerDialog(app, file);
  await exportNow(page);
  const [row] = readCsv((await readFile(file, 'utf8')).slice(1)).slice(1);
  expect(row?.[NUMBER]).toBe('+44 20 7946 0172');
  const log = await readFile(testInfo.outputPath('user-data/audit.log'), 'utf8');
  expect(JSON.parse(log)).toMatchObject({ masked: false, rows: 1, file: 'full.csv' });
  expect(log).not.toContain('0172');
});
