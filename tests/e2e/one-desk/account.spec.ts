import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '../support/sharedDesk.ts';

const arriving = /Calls are arriving|No call yet today/;

test('the network goes away and comes back', async ({ api, mainWindow, popup }) => {
  const strip = mainWindow.getByRole('status');
  await expect(strip).toContainText(arriving);
  await api.goOffline();
  await expect(strip).not.toContainText(arriving);
  await api.goOnline();
  await expect(strip).toContainText(arriving);

  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550152' });
  await expect(popup.getByRole('region', { name: 'Incoming call: +1 424 555 0152, Downtown' })).toBeVisible();
});

test('a location without the right does not silence the others', async ({ api, mainWindow, popup }) => {
  api.setRight(api.location('Harbour').id, 'calls', false);
  const strip = mainWindow.getByRole('status');
  await expect(strip).toContainText('2 of 3 locations');
  await expect(strip).toContainText('Harbour');
  await expect(strip).toContainText('Overview - Calls');
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550153' });
  await expect(popup.getByRole('region', { name: 'Incoming call: +1 424 555 0153, Downtown' })).toBeVisible();

  // The right was given: nobody has to wait for the two minutes after which it would be tried again.
  api.setRight(api.location('Harbour').id, 'calls', true);
  await mainWindow.getByRole('button', { name: 'Try now' }).click();
  await expect(strip).toContainText(/Calls are arriving|No call yet today/);
});

test('a second start focuses the first', async ({ app, appSwitches, mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(arriving);
  await (
    await app.browserWindow(mainWindow)
  ).evaluate((win: Electron.BrowserWindow) => {
    win.minimize();
  });
  const executable = await app.evaluate(() => process.execPath);
  const second = spawn(executable, appSwitches, { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  const isFocused = async () =>
    (await app.browserWindow(mainWindow)).evaluate(
      (win: Electron.BrowserWindow) => win.isFocused() && !win.isMinimized(),
    );
  await expect.poll(isFocused).toBe(true);
});
