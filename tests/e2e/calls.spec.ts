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
