import { readFile, stat } from 'node:fs/promises';
import { expect, test } from './support/fixtures.ts';
import { answerDialog, exportNow, NUMBER } from './support/exporting.ts';
import { readCsv } from './support/readCsv.ts';

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
  await exportNow(page, file);
  const [row] = readCsv((await readFile(file, 'utf8')).slice(1)).slice(1);
  expect(row?.[NUMBER]).toBe('+44 20 7946 0172');
  const log = await readFile(testInfo.outputPath('user-data/audit.log'), 'utf8');
  expect(JSON.parse(log)).toMatchObject({ masked: false, rows: 1, file: 'full.csv' });
  expect(log).not.toContain('0172');
});
