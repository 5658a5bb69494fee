import { expect, test } from './support/fixtures.ts';
import { saveLightAndDark } from '../support/screenshots.ts';

test.use({ provision: null });

test('a first start offers the demo salon, which is useful at once', async ({ app, mainWindow, popup }) => {
  await expect(mainWindow.getByRole('button', { name: 'Connect to Altegio' })).toBeVisible();
  await saveLightAndDark(app, mainWindow, 'view-welcome');
  await mainWindow.getByRole('button', { name: 'Try the demo salon' }).click();

  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await expect(mainWindow.getByRole('region', { name: 'Last calls' }).getByRole('listitem')).toHaveCount(10);
  await mainWindow.getByRole('button', { name: 'Ring now' }).click();
  await expect(popup.getByRole('region', { name: 'Incoming call: Marta Quill, Downtown' })).toContainText(
    'Demo',
  );

  await mainWindow.getByRole('button', { name: 'Leave demo' }).click();
  await mainWindow.getByRole('button', { name: 'Try the demo salon' }).click();
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await mainWindow.getByRole('button', { name: 'Ring now' }).click();
  await expect(popup.getByRole('region', { name: 'Incoming call: Marta Quill, Downtown' })).toBeVisible();

  await mainWindow.getByRole('button', { name: 'Connect to Altegio' }).click();
  await expect(mainWindow.getByLabel('Partner token', { exact: true })).toBeVisible();
  await mainWindow.getByRole('button', { name: 'Cancel' }).click();
  await expect(mainWindow.getByRole('button', { name: 'Try the demo salon' })).toBeVisible();
});

test.describe('--demo', () => {
  test.use({ appArgs: ['--demo'] });

  test('goes straight to the demo salon', async ({ mainWindow }) => {
    await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  });
});
