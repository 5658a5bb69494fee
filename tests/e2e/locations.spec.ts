import type { Locator, Page } from '@playwright/test';
import { DEMO_LOCATIONS } from '../../main/demo/data/demoLocations.ts';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import type { SalonLocation } from '../../main/demo/salon.ts';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';

const [model] = DEMO_LOCATIONS;
const more = ['Old Town', 'Airport'].map((title, index): SalonLocation => {
  if (!model) throw new Error('The demo salon has no location.');
  return { ...model, id: 700_001 + index, title, phone: `+131555501${41 + index}` };
});

test.use({ simulator: { salon: makeDemoSalon({ now: Date.now(), moreLocations: more }) } });

const statusOf = /GET \/marketplace\/salon\/\d+\/application\/\d+$/;

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Locations' });
const row = (page: Page, name: RegExp): Locator => grid(page).getByRole('row', { name });

test('five locations in five states are shown right, worst first, and change live', async ({
  api,
  launch,
}, testInfo) => {
  const idOf = (title: string): number => api.location(title).id;
  api.setInstallation(idOf('Harbour'), 'freezed');
  api.setInstallation(idOf('Old Town'), 'notInstalled');
  api.setInstallation(idOf('Riverside'), 'notInstalled');
  api.setInstallation(idOf('Riverside'), 'pending', { secondsAgo: 19 * 60 });
  api.setRight(idOf('Airport'), 'calls', false);
  const app = await launch();
  const page = await windowTitled(app, 'Ringdesk');
  await page.getByRole('link', { name: 'Locations' }).click();

  await expect(row(page, /Harbour.*Frozen.*since/)).toBeVisible();
  await expect(row(page, /Riverside.*Pending.*(?:3\d|4[01]) min/)).toBeVisible();
  await expect(row(page, /Airport.*No access.*Overview - Calls/)).toBeVisible();
  await expect(row(page, /Old Town.*Not installed/)).toBeVisible();
  await expect(row(page, /Downtown.*Active/)).toBeVisible();
  const titles = await grid(page).getByRole('row').allTextContents();
  const places = ['Harbour', 'Riverside', 'Airport', 'Old Town', 'Downtown'].map((title) =>
    titles.findIndex((text) => text.includes(title)),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await page.screenshot({ path: testInfo.outputPath('five-states.png') });

  api.setInstallation(idOf('Harbour'), 'active');
  api.setInstallation(idOf('Downtown'), 'freezed');
  api.setInstallation(idOf('Old Town'), 'pending');
  api.setRight(idOf('Airport'), 'calls', true);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(row(page, /Harbour.*Active/)).toBeVisible();
  await expect(row(page, /Downtown.*Frozen/)).toBeVisible();
  await expect(row(page, /Old Town.*Pending.*min/)).toBeVisible();
  await expect(row(page, /Airport.*Active/)).toBeVisible();
  // Something on the way blocks this network: that is neither a missing right nor "not installed".
  api.failWith('html403', { path: statusOf });
  await row(page, /Riverside/).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(row(page, /Riverside.*Unknown.*blocks/)).toBeVisible();
  // Whoever looks at something else is told.
  const notices = page.getByRole('list', { name: 'Notices' });
  await expect(notices.getByText(/frozen telephony in Downtown/)).toBeVisible();
  expect(api.violations).toEqual([]);
});

test('rows change by themselves while somebody looks: a notice from Altegio, an ended licence, a refused token', async ({
  api,
  mainWindow: page,
}) => {
  const idOf = (title: string): number => api.location(title).id;
  await page.getByRole('link', { name: 'Locations' }).click();
  await expect(row(page, /Riverside.*Active/)).toBeVisible();
  api.failWith(402, { path: /GET \/api\/v1\/voip\/integration\/calls$/, locationId: idOf('Harbour') });
  await expect(row(page, /Harbour.*No access.*licence/)).toBeVisible();

  const noticesUrl = await page.evaluate(async () => {
    await window.ringdesk.request('manager.setPin', { current: null, pin: '482915' });
    await window.ringdesk.request('manager.unlock', { pin: '482915' });
    await window.ringdesk.request('partner.receiver', { on: true, port: null });
    const snapshot = await window.ringdesk.request('app.snapshot');
    return snapshot.ok ? snapshot.value.partner.partner.receiver.noticesUrl : null;
  });
  api.setInstallation(idOf('Riverside'), 'freezed');
  const taken = await api.sendNotice(noticesUrl ?? '', { locationId: idOf('Riverside'), event: 'freeze' });
  expect(taken).toBe(204);
  await expect(row(page, /Riverside.*Frozen.*since/)).toBeVisible();

  api.revokeToken('user');
  await expect(row(page, /Downtown.*No access/)).toBeVisible();
});
