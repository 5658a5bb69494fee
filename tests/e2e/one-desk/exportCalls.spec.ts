import { existsSync, readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { SalonCall } from '../../../main/demo/salon.ts';
import type { Simulator } from '../../../main/demo/simulator.ts';
import { localText } from '../../../main/demo/zonedTime.ts';
import { texts } from '../../../main/texts.ts';
import { expect, test } from '../support/sharedDesk.ts';
import { answerDialog, CALL_ID, exportNow, NAME, NUMBER } from '../support/exporting.ts';
import { readCsv } from '../support/readCsv.ts';

const words = texts.callsCsv;

/** Past calls are fetched in the background; everything is there when the book holds what Altegio has. */
async function untilFetched(api: Simulator, page: Page): Promise<void> {
  const calls = () =>
    page.evaluate(async () => {
      const snapshot = await window.ringdesk.request('app.snapshot');
      return snapshot.ok ? snapshot.value.book.book.calls : 0;
    });
  await expect.poll(calls).toBe(api.salon.calls.length);
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
  userDataDir,
}, testInfo) => {
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await untilFetched(api, page);
  const file = testInfo.outputPath('calls.csv');
  await answerDialog(app, file);
  await exportNow(page, file);

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
  const auditLog = path.join(userDataDir, 'audit.log');
  const [line = ''] = (await readFile(auditLog, 'utf8')).trimEnd().split('\n').slice(-1);
  expect(JSON.parse(line)).toMatchObject({
    what: 'callsExport',
    rows: rows.length,
    masked: true,
    file: 'calls.csv',
    outcome: 'done',
  });
  expect((await stat(auditLog)).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('only what the filter shows; a name never becomes a formula', async ({
  api,
  app,
  mainWindow: page,
}, testInfo) => {
  const { id: locationId } = api.location('Downtown');
  const name = '=HYPERLINK("https://example.com","Pay, please")';
  const client = api.addClient({ locationId, name, phone: '+14245550171' });
  const ids = [90, 60].map((endedSecondsAgo) => api.addCall({ locationId, client, endedSecondsAgo }));
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('HYPERLINK');
  const grid = page.getByRole('grid', { name: 'Calls' });
  await expect(grid.getByRole('row').filter({ hasText: 'HYPERLINK' })).toHaveCount(2);
  await expect(page.getByText('2 calls, numbers masked')).toBeVisible();

  const file = testInfo.outputPath('formula.csv');
  await answerDialog(app, file);
  await exportNow(page, file);
  const text = await readFile(file, 'utf8');
  const rows = readCsv(text.slice(1)).slice(1);
  expect(rows.map((row) => Number(row[CALL_ID]))).toEqual(ids.reverse());
  expect(rows.map((row) => row[NAME])).toEqual([`'${name}`, `'${name}`]);
  for (const [column, cell] of rows.flatMap((row) => [...row.entries()]))
    expect(cell).not.toMatch(column === NUMBER ? /^[=\-@\t\r]/ : /^[=+\-@\t\r]/);
  expect(text).not.toContain('555 0171');
});

test('cancelled in the dialog nothing is written', async ({ api, app, mainWindow: page, userDataDir }) => {
  const auditLog = path.join(userDataDir, 'audit.log');
  const linesBefore = existsSync(auditLog) ? await readFile(auditLog, 'utf8') : '';
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await untilFetched(api, page);
  await answerDialog(app, null);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await expect(page.getByRole('button', { name: 'Export CSV' })).toBeEnabled();
  expect(existsSync(auditLog) ? await readFile(auditLog, 'utf8') : '').toBe(linesBefore);
});
