import { expect, test } from './support/fixtures.ts';

test.beforeEach(async ({ mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await mainWindow.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await mainWindow.getByRole('button', { name: 'Sign in again' }).click();
});

test('connecting with login and password, step by step, with every mistake named', async ({
  api,
  mainWindow,
}) => {
  const token = mainWindow.getByLabel('Partner token', { exact: true });
  await token.fill('wrong-token');
  await mainWindow.getByRole('button', { name: 'Next' }).click();
  await expect(mainWindow.getByRole('alert')).toContainText('partner token');
  await expect(token).toHaveValue('wrong-token');

  await token.fill(api.partnerToken);
  await mainWindow.getByRole('button', { name: 'Next' }).click();
  await mainWindow.getByLabel('E-mail or phone').fill(api.login);
  await mainWindow.getByLabel('Password', { exact: true }).fill('not the password');
  await mainWindow.getByRole('button', { name: 'Sign in' }).click();
  await expect(mainWindow.getByRole('alert')).toBeVisible();
  await expect(mainWindow.getByLabel('E-mail or phone')).toHaveValue(api.login);

  await mainWindow.getByLabel('Password', { exact: true }).fill(api.password);
  await mainWindow.getByRole('button', { name: 'Sign in' }).click();
  await expect(mainWindow.getByRole('checkbox', { name: /Downtown/ })).toBeVisible();
  await mainWindow.getByRole('checkbox', { name: /Harbour/ }).uncheck();
  await mainWindow.getByRole('button', { name: 'Start' }).click();

  await expect(mainWindow.getByRole('status')).toContainText('2 locations');
  expect(JSON.stringify(api.requests)).not.toContain('not the password');
});

test('an extra confirmation leads to pasting a user token, and a missing right is named', async ({
  api,
  mainWindow,
}) => {
  api.requireConfirmation(true);
  await mainWindow.getByLabel('Partner token', { exact: true }).fill(api.partnerToken);
  await mainWindow.getByRole('button', { name: 'Next' }).click();
  await mainWindow.getByLabel('E-mail or phone').fill(api.login);
  await mainWindow.getByLabel('Password', { exact: true }).fill(api.password);
  await mainWindow.getByRole('button', { name: 'Sign in' }).click();

  await expect(mainWindow.getByText('extra confirmation')).toBeVisible();
  const token = mainWindow.getByLabel('User token', { exact: true });
  await token.fill('wrong-user-token');
  await mainWindow.getByRole('button', { name: 'Sign in' }).click();
  await expect(mainWindow.getByRole('alert').filter({ hasText: 'user token' }).last()).toBeVisible();
  await token.fill(api.userToken);
  await mainWindow.getByRole('button', { name: 'Sign in' }).click();

  api.setRight(api.location('Harbour').id, 'calls', false);
  await mainWindow.getByRole('checkbox', { name: /Downtown/ }).uncheck();
  await mainWindow.getByRole('checkbox', { name: /Riverside/ }).uncheck();
  await mainWindow.getByRole('button', { name: 'Start' }).click();
  await expect(mainWindow.getByRole('alert')).toContainText('Overview - Calls');
});

test('no network is said in words and nothing typed is lost', async ({ api, mainWindow }) => {
  await api.goOffline();
  const token = mainWindow.getByLabel('Partner token', { exact: true });
  await token.fill(api.partnerToken);
  await mainWindow.getByRole('button', { name: 'Next' }).click();
  await expect(mainWindow.getByRole('alert')).toBeVisible();
  await expect(token).toHaveValue(api.partnerToken);
  await api.goOnline();
});
