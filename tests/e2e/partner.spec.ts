import { readFile } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';

const PIN = '482915';
const callback = /POST \/marketplace\/partner\/callback$/;

/** Opens the partner's tools, with the manager's PIN set and given. */
async function openTools(page: Page): Promise<void> {
  await page.evaluate(async (pin) => {
    const { value } = (await window.ringdesk.request('app.snapshot')) as {
      value: { manager: { manager: { pinSet: boolean } } };
    };
    if (!value.manager.manager.pinSet)
      await window.ringdesk.request('manager.setPin', { current: null, pin });
    await window.ringdesk.request('manager.unlock', { pin });
  }, PIN);
  await page.getByRole('link', { name: 'Locations' }).click();
  await page.getByRole('button', { name: 'Partner tools' }).click();
}

/** Answers the system's dialog in a person's stead. */
async function answerDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

test('a registration link with three ids: two are activated, one is refused, through a restart in the middle', async ({
  api,
  launch,
}) => {
  const [downtown, riverside, harbour] = ['Downtown', 'Riverside', 'Harbour'].map(
    (title) => api.location(title).id,
  ) as [number, number, number];
  for (const id of [downtown, riverside, harbour]) api.setInstallation(id, 'notInstalled');
  const link = api.registrationLink({ locationIds: [downtown, riverside, harbour], form: 'repeated' });
  // Its owner took the consent back before the activation came.
  api.failWith(403, { path: callback, locationId: harbour });
  // The second one's answer takes so long that the app is killed meanwhile.
  const endSlowness = api.failWith({ delayMs: 3_600_000 }, { path: callback, locationId: riverside });

  const first = await launch();
  const page = await windowTitled(first, 'Ringdesk');
  await openTools(page);
  await page.getByRole('textbox', { name: 'Registration link' }).fill(link);
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect.poll(() => api.installationState(riverside)).toBe('active');
  first.process().kill('SIGKILL');
  await new Promise((resolve) => first.process().once('exit', resolve));
  endSlowness();

  const second = await launch();
  const again = await windowTitled(second, 'Ringdesk');
  // It goes on by itself, without the PIN.
  await expect.poll(() => api.voipCommands).toContainEqual({ command: 'setup', type: 'enable' });
  await openTools(again);
  const results = again.getByRole('list', { name: 'Activation results' });
  await expect(results.getByRole('listitem').filter({ hasText: 'Downtown' })).toContainText('Active');
  await expect(results.getByRole('listitem').filter({ hasText: 'Riverside' })).toContainText(/active/i);
  await expect(results.getByRole('listitem').filter({ hasText: 'Harbour' })).toContainText('Refused');
  expect(api.installationState(downtown)).toBe('active');
  expect(api.installationState(harbour)).toBe('pending');
  const sentTo = (id: number) =>
    api.requestsTo(callback).filter(({ body }) => (body as { salon_id: number }).salon_id === id).length;
  expect([sentTo(downtown), sentTo(riverside)]).toEqual([1, 1]);
  expect(api.violations).toEqual([]);
});

test('a link whose user data was tampered with is refused, and nothing is sent', async ({
  api,
  mainWindow: page,
}) => {
  const id = api.location('Harbour').id;
  api.setInstallation(id, 'notInstalled');
  const link = api.registrationLink({
    locationIds: [id],
    form: 'single',
    user: { name: 'Vera Quill', email: 'vera@example.com' },
    tamper: 'user',
  });
  await openTools(page);
  await page.getByRole('textbox', { name: 'Registration link' }).fill(link);
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByRole('alert')).toContainText('signature');
  expect(api.requestsTo(callback)).toEqual([]);
  expect(api.installationState(id)).toBe('pending');
});

test('a payment whose answer got lost is reported once', async ({ api, mainWindow: page }) => {
  await openTools(page);
  await page.getByRole('tab', { name: 'Billing' }).click();
  api.failWith('lostAnswer', { path: /POST \/marketplace\/partner\/payment$/, times: 1 });
  await page.getByRole('button', { name: 'Report a payment' }).click();
  await page.getByLabel('Sum').fill('49');
  await page.getByLabel('Currency').fill('USD');
  await page.getByRole('button', { name: 'Review' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => api.requestsTo(/POST \/marketplace\/partner\/payment$/).length).toBe(1);
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText(/Done/i);
  expect(api.requestsTo(/POST \/marketplace\/partner\/payment$/)).toHaveLength(1);
});

test('the moderation check runs against a test location and is exported with its evidence', async ({
  api,
  app,
  mainWindow: page,
}, testInfo) => {
  const { id } = api.location('Harbour');
  api.setInstallation(id, 'notInstalled');
  api.setInstallation(id, 'pending');
  await openTools(page);
  await page.getByRole('tab', { name: 'Moderation' }).click();
  await page.getByLabel('Test location').selectOption('Harbour');
  await page.getByLabel('Registration URL').fill('https://telephony.example.com/connect');
  await page.getByLabel('Description').fill('Calls of the salon on one screen.');
  await page.getByRole('button', { name: 'Run all open' }).click();
  // The owner presses Connect again once the app is gone.
  await expect.poll(() => api.installationState(id)).toBe('notInstalled');
  api.setInstallation(id, 'pending');
  await expect(page.getByText('Passed')).toHaveCount(7);

  const html = testInfo.outputPath('moderation.html');
  await answerDialog(app, html);
  await page.getByRole('button', { name: 'Export HTML' }).click();
  await expect.poll(() => readFile(html, 'utf8').catch(() => '')).toContain('</html>');
  const text = await readFile(html, 'utf8');
  expect(text).toContain('/marketplace/partner/payment');
  expect(text).not.toContain(api.partnerToken);
  const pdf = testInfo.outputPath('moderation.pdf');
  await answerDialog(app, pdf);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect
    .poll(async () => (await readFile(pdf).catch(() => Buffer.alloc(0))).subarray(0, 5).toString())
    .toBe('%PDF-');
});
