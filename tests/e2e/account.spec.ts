import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { saveLightAndDark } from '../support/screenshots.ts';
import { callRows, toCalls } from './support/callsPage.ts';
import { expect, test } from './support/fixtures.ts';
import { executablePath, windowTitled } from './support/launchApp.ts';

const arriving = /Calls are arriving|No call yet today/;

test('a token refused in the middle of the day asks to sign in again and stops asking Altegio', async ({
  api,
  mainWindow,
  popup,
}) => {
  const strip = mainWindow.getByRole('status');
  await expect(strip).toContainText(arriving);
  api.revokeToken('user');
  await expect(strip).toContainText('Sign in again');

  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550151' });
  // Three poll intervals of two seconds go by on the simulator's side without a single request.
  await expect.poll(() => Date.now() - (api.requests.at(-1)?.atMs ?? 0)).toBeGreaterThan(7_000);

  // Only the login is asked for, since only the user's token was refused. What came meanwhile comes with it.
  await mainWindow.getByRole('button', { name: 'Sign in again' }).click();
  await mainWindow.getByLabel('E-mail or phone').fill(api.login);
  await mainWindow.getByLabel('Password', { exact: true }).fill(api.password);
  await mainWindow.getByRole('button', { name: 'Sign in' }).click();
  await mainWindow.getByRole('button', { name: 'Start' }).click();
  await expect(strip).toContainText(arriving);
  await expect(mainWindow.getByRole('region', { name: 'Last calls' })).toContainText('+1 424 555 0151');
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550150' });
  await expect(popup.getByRole('region', { name: /0150, Downtown/ })).toBeVisible();
});

test('a refused partner token is told apart from a refused user', async ({ api, mainWindow }) => {
  const strip = mainWindow.getByRole('status');
  await expect(strip).toContainText(arriving);
  api.revokeToken('partner');
  await expect(strip).toContainText('Altegio no longer accepts the partner token');
});

test('a restart shows no old popups, and what came meanwhile is in the list', async ({ api, launch }) => {
  const { id: locationId } = api.location('Downtown');
  const windows = async () => {
    const app = await launch();
    const mainWindow = await windowTitled(app, 'Ringdesk');
    await expect(mainWindow.getByRole('status')).toContainText(arriving);
    return { app, mainWindow, popup: await windowTitled(app, 'Incoming calls') };
  };
  const first = await windows();
  api.addCall({ locationId, phone: '+14245550154' });
  await expect(first.popup.getByRole('region', { name: /0154/ })).toBeVisible();
  await first.app.close();
  api.addCall({ locationId, phone: '+14245550155', endedSecondsAgo: 300 });

  const second = await windows();
  const list = second.mainWindow.getByRole('region', { name: 'Last calls' });
  await expect(list).toContainText('+1 424 555 0154');
  await expect(list).toContainText('+1 424 555 0155');
  api.addCall({ locationId, phone: '+14245550156' });
  await expect(second.popup.getByRole('region', { name: /0156/ })).toBeVisible();
  await expect(second.popup.getByRole('region', { name: /^Incoming call/ })).toHaveCount(1);
});

test('a damaged sign-in costs no history: it is said so, and it opens again after signing in', async ({
  api,
  launch,
}, testInfo) => {
  const file = testInfo.outputPath('user-data', 'tokens.json');
  const { id: locationId } = api.location('Downtown');
  const first = await launch();
  const before = await windowTitled(first, 'Ringdesk');
  await expect(before.getByRole('status')).toContainText(arriving);
  api.addCall({ locationId, phone: '+14245550157', endedSecondsAgo: 3600 });
  await toCalls(before);
  await before.getByRole('searchbox', { name: 'Search calls' }).fill('5550157');
  await callRows(before).first().click();
  const pane = before.getByRole('complementary', { name: 'Call details' });
  await pane.getByRole('textbox', { name: 'Note' }).fill('rang about the wedding');
  await before.getByRole('searchbox', { name: 'Search calls' }).fill('the wedding');
  await expect(callRows(before)).toHaveCount(1);
  await first.close();

  const whole = await readFile(file, 'utf8');
  for (const [index, damaged] of [whole.slice(0, whole.length / 2), '', `{"version":7}`].entries()) {
    await writeFile(file, damaged);
    const app = await launch({ provisioned: false });
    const page = await windowTitled(app, 'Ringdesk');
    await expect(page.getByText('open again when you have signed in')).toBeVisible();
    if (index === 0) await saveLightAndDark(app, page, 'view-sign-in-again');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.getByLabel('Partner token', { exact: true }).fill(api.partnerToken);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('E-mail or phone').fill(api.login);
    await page.getByLabel('Password', { exact: true }).fill(api.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('status')).toContainText(arriving);
    await toCalls(page);
    await page.getByRole('searchbox', { name: 'Search calls' }).fill('the wedding');
    await expect(callRows(page)).toHaveCount(1);
    await app.close();
  }
});

test.describe('without a keyring', () => {
  test.use({ keyring: 'none' });

  test('says so in a banner and works all the same', async ({ api, mainWindow, popup }) => {
    await expect(mainWindow.getByRole('status')).toContainText(arriving);
    await expect(mainWindow.getByText(/keyring/i).first()).toBeVisible();
    api.addCall({ locationId: api.location('Downtown').id, client: api.client('Marta Quill') });
    await expect(popup.getByRole('region', { name: 'Incoming call: Marta Quill, Downtown' })).toBeVisible();
  });
});

for (const { name, content, key } of [
  {
    name: 'an unknown key',
    content: { altegio: { partnerToken: 'p', userToken: 'u', tokn: 'x' } },
    key: 'tokn',
  },
  {
    name: 'a wrong type',
    content: { altegio: { partnerToken: 'p', userToken: 'u' }, pollSeconds: 'often' },
    key: 'pollSeconds',
  },
  {
    name: 'plain http elsewhere',
    content: { altegio: { partnerToken: 'p', userToken: 'u', apiUrl: 'http://salon.example/api/v1' } },
    key: 'apiUrl',
  },
]) {
  test(`a roll-out file with ${name} is refused with exit code 2 and the key named`, async ({}, testInfo) => {
    const file = testInfo.outputPath('bad.json');
    await writeFile(file, JSON.stringify(content));
    const child = spawn(
      executablePath,
      ['--no-sandbox', `--user-data-dir=${testInfo.outputPath('other')}`, `--provision=${file}`],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(2);
    expect(told).toContain(key);
  });
}
