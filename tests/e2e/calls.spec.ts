import type { Page } from '@playwright/test';
import { saveLightAndDark } from './support/screenshots.ts';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Calls' });
const rows = (page: Page) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search calls' });

async function toCalls(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await expect(rows(page).first()).toBeVisible();
}

/** The back-fill is over when the footer says so. */
async function untilFetched(page: Page): Promise<void> {
  await expect(page.getByText(/fetched back to/)).toBeVisible({ timeout: 45_000 });
}

test('past calls are found by name, by a number in any spelling and by their note', async ({
  api,
  mainWindow: page,
}) => {
  const { id: locationId } = api.location('Downtown');
  const client = api.addClient({ locationId, name: 'Zoë Quintero', phone: '+17025550141' });
  api.addCall({ locationId, client, endedSecondsAgo: 3600, recordLink: true });
  await toCalls(page);
  for (const words of ['zoe quin', '+1 (702) 555-0141', '5550141', '702 555']) {
    await search(page).fill(words);
    await expect(rows(page), words).toHaveCount(1);
    await expect(rows(page).first()).toContainText('Zoë Quintero');
  }

  await rows(page).first().click();
  const pane = page.getByRole('complementary', { name: 'Call details' });
  await expect(pane).toContainText('Zoë Quintero');
  await expect(pane).not.toContainText('702 555 0141');
  await pane.getByRole('textbox', { name: 'Note' }).fill('asked for the violet rinse');
  await search(page).fill('violet rinse');
  await expect(rows(page)).toHaveCount(1);
  await search(page).fill('nobody is called that');
  await expect(rows(page)).toHaveCount(0);
});

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
  await expect(rows(page).first()).toContainText('Riverside');
  await expect(grid(page)).not.toContainText('Downtown');
  await expect(grid(page)).not.toContainText('Answered');
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
