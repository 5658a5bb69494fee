import { readFile } from 'node:fs/promises';
import { answerDialog, NAME } from './support/exporting.ts';
import { readCsv } from './support/readCsv.ts';
import { callGrid, callRows, toCalls, untilFetched } from './support/callsPage.ts';
import { saveLightAndDark } from '../support/screenshots.ts';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';

test('filters narrow the list and are there again after a restart', async ({
  api,
  app,
  mainWindow: page,
  launch,
}) => {
  await toCalls(page);
  await page.getByLabel('Location').selectOption('Riverside');
  await page.getByLabel('Direction').selectOption('Incoming');
  await page.getByLabel('Status').selectOption('Missed');
  await expect(callRows(page).first()).toContainText('Riverside');
  await expect(callGrid(page)).not.toContainText('Downtown');
  await expect(callGrid(page)).not.toContainText('Answered');
  await untilFetched(page);
  const riverside = api.location('Riverside').id;
  const wanted = api.salon.calls.filter(
    (call) => call.locationId === riverside && call.direction === 'incoming' && call.status === 'missed',
  );
  await expect(page.getByText(`${wanted.length} calls, numbers masked`)).toBeVisible();
  await app.close();

  const again = await windowTitled(await launch({ provisioned: false }), 'Ringdesk');
  await toCalls(again);
  await expect(again.getByText(`${wanted.length} calls, numbers masked`)).toBeVisible();
});

test('offline, everything that was fetched is there, and the list says how old it is', async ({
  api,
  app,
  mainWindow: page,
  launch,
}) => {
  await toCalls(page);
  await untilFetched(page);
  const all = `${new Intl.NumberFormat('en').format(api.salon.calls.length)} calls`;
  await expect(page.getByText(all).first()).toBeVisible();
  await app.close();
  await api.goOffline();

  const again = await launch({ provisioned: false });
  const offline = await windowTitled(again, 'Ringdesk');
  await toCalls(offline);
  await expect(offline.getByText(all).first()).toBeVisible();
  await expect(offline.getByText(/showing what was fetched, as of \d/)).toBeVisible();
  await saveLightAndDark(again, offline, 'calls-offline');
});

test('each call keeps who it was: chosen, found or created on its card, also after a restart', async ({
  api,
  app,
  mainWindow: page,
  popup,
  launch,
}, testInfo) => {
  const { id: locationId } = api.location('Downtown');
  const shared = '+13155550188';
  const cardOf = (who: string) => popup.getByRole('region', { name: `Incoming call: ${who}, Downtown` });

  api.addCall({ locationId, phone: shared });
  await cardOf('+1 315 555 0188').getByRole('button', { name: 'Bea Shared' }).click();
  await expect(cardOf('Bea Shared').getByRole('button', { name: 'Open card' })).toBeVisible();
  await cardOf('Bea Shared').getByRole('button', { name: 'Dismiss' }).click();
  // Altegio itself says that the next one was Ann.
  api.addCall({ locationId, phone: shared, client: api.client('Ann Shared') });
  await expect(cardOf('Ann Shared').getByRole('button', { name: 'Open card' })).toBeVisible();
  const last = page.getByRole('region', { name: 'Last calls' }).getByRole('listitem');
  await expect(last.nth(0)).toContainText('Ann Shared');
  await expect(last.nth(1)).toContainText('Bea Shared');

  api.addCall({ locationId, phone: '+14245550197', endedSecondsAgo: 40 });
  const unknown = cardOf('+1 424 555 0197');
  await unknown.getByRole('textbox', { name: 'Name' }).fill('Nora Newcomer');
  await unknown.getByRole('button', { name: 'Create client' }).click();
  await expect(cardOf('Nora Newcomer')).toBeVisible();

  const everyNameIsRight = async (window: typeof page): Promise<void> => {
    await toCalls(window);
    const search = window.getByRole('searchbox', { name: 'Search calls' });
    for (const name of ['Bea Shared', 'Ann Shared', 'Nora Newcomer']) {
      await search.fill(name.toLowerCase());
      await expect(callRows(window), name).toHaveCount(1);
      await expect(callRows(window).first()).toContainText(name);
      await callRows(window).first().click();
      const pane = window.getByRole('complementary', { name: 'Call details' });
      await expect(pane).toContainText(name);
    }
    await search.fill('315 555 0188');
    await expect(callRows(window)).toHaveCount(2);
    await search.fill('');
  };
  await everyNameIsRight(page);
  await saveLightAndDark(app, page, 'calls-who');
  await app.close();

  const second = await launch({ provisioned: false });
  const again = await windowTitled(second, 'Ringdesk');
  const lastAgain = again.getByRole('region', { name: 'Last calls' });
  await expect(lastAgain).toContainText('Bea Shared');
  await expect(lastAgain).toContainText('Nora Newcomer');
  await everyNameIsRight(again);
  await again.getByRole('searchbox', { name: 'Search calls' }).fill('315 555 0188');
  await expect(callRows(again)).toHaveCount(2);
  const file = testInfo.outputPath('who.csv');
  await answerDialog(second, file);
  await again.getByRole('button', { name: 'Export CSV' }).click();
  await expect(again.getByText(/2 calls saved in .*who\.csv/)).toBeVisible();
  const rows = readCsv((await readFile(file, 'utf8')).slice(1)).slice(1);
  expect(rows.map((row) => row[NAME])).toEqual(['Ann Shared', 'Bea Shared']);
});
