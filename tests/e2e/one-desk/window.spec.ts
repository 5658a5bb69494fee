import { expect, test } from '../support/sharedDesk.ts';

const isVisible = (win: Electron.BrowserWindow): boolean => win.isVisible() && !win.isMinimized();

test.beforeEach(async ({ mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
});

test('do not disturb silences the popup, not the list', async ({ api, mainWindow, popup }) => {
  await mainWindow.getByRole('link', { name: 'Settings' }).click();
  await mainWindow
    .getByRole('radio', { name: '30 min' })
    .or(mainWindow.getByRole('button', { name: '30 min' }))
    .first()
    .click();
  await mainWindow.getByRole('link', { name: 'Now' }).click();
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550183' });
  await expect(mainWindow.getByRole('region', { name: 'Last calls' })).toContainText('+1 424 555 0183');
  await expect(popup.getByRole('region', { name: /0183/ })).toHaveCount(0);
});

test('the visible windows are ours and none is blank', async ({ app, mainWindow }) => {
  const win = await app.browserWindow(mainWindow);
  expect(await win.evaluate(isVisible)).toBe(true);
});

test('in every place the status strip is the one status of the window', async ({ mainWindow: page }) => {
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  for (const link of await links.all()) {
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main')).not.toBeEmpty();
    await expect(page.getByRole('status')).toHaveCount(1);
    await expect(page.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  }
});

test('after sleep there is one summary instead of old popups', async ({ api, app, mainWindow, popup }) => {
  const { id: locationId } = api.location('Downtown');
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  for (const caller of [1, 2, 3]) {
    api.addCall({
      locationId,
      phone: `+1424555019${caller}`,
      endedSecondsAgo: 200 + caller,
      status: 'missed',
    });
  }
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await expect(mainWindow.getByText(/3 calls, 3 missed/)).toBeVisible();
  await expect(popup.getByRole('region', { name: /^Incoming call/ })).toHaveCount(0);
});
