import { callRows, toCalls, untilFetched } from '../support/callsPage.ts';
import { saveLightAndDark } from '../../support/screenshots.ts';
import { expect, test } from '../support/sharedDesk.ts';

test('past calls are found by name, by a number in any spelling and by their note', async ({
  api,
  mainWindow: page,
}) => {
  const { id: locationId } = api.location('Downtown');
  const client = api.addClient({ locationId, name: 'Zoë Quintero', phone: '+17025550141' });
  api.addCall({ locationId, client, endedSecondsAgo: 3600, recordLink: true });
  await toCalls(page);
  const search = page.getByRole('searchbox', { name: 'Search calls' });
  for (const words of ['zoe quin', '+1 (702) 555-0141', '5550141', '702 555']) {
    await search.fill(words);
    await expect(callRows(page), words).toHaveCount(1);
    await expect(callRows(page).first()).toContainText('Zoë Quintero');
  }

  await callRows(page).first().click();
  const pane = page.getByRole('complementary', { name: 'Call details' });
  await expect(pane).toContainText('Zoë Quintero');
  await expect(pane).not.toContainText('702 555 0141');
  await pane.getByRole('textbox', { name: 'Note' }).fill('asked for the violet rinse');
  await search.fill('violet rinse');
  await expect(callRows(page)).toHaveCount(1);
  await search.fill('nobody is called that');
  await expect(callRows(page)).toHaveCount(0);
});

test('reports tell when calls are missed, out of what was fetched', async ({ app, mainWindow: page }) => {
  await toCalls(page);
  await untilFetched(page);
  await page.getByRole('link', { name: 'Reports' }).click();
  const byHour = page.getByRole('figure', { name: 'Missed calls by hour' });
  await expect(byHour).toContainText(/is the hour to look at: \d+ missed, \d+ never called back/);
  await page.getByLabel('Location').selectOption('Harbour');
  await expect(page.getByRole('figure', { name: 'Calls by day' })).toContainText(/\d+ answered/);
  await saveLightAndDark(app, page, 'reports');
});
