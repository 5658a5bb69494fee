import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';

test.beforeEach(async ({ mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
});

test('where no tray host answers, closing minimises and says so', async ({ app, mainWindow }) => {
  const win = await app.browserWindow(mainWindow);
  await win.evaluate((one: Electron.BrowserWindow) => {
    one.close();
  });
  await expect.poll(() => win.evaluate((one: Electron.BrowserWindow) => one.isMinimized())).toBe(true);
  await win.evaluate((one: Electron.BrowserWindow) => {
    one.restore();
  });
  await expect(mainWindow.getByText(/no tray/i)).toBeVisible();
});

test('the window comes back where it was', async ({ app, mainWindow, launch }) => {
  const win = await app.browserWindow(mainWindow);
  const place = { x: 120, y: 90, width: 1000, height: 700 };
  await win.evaluate((one: Electron.BrowserWindow, bounds) => {
    one.setBounds(bounds);
  }, place);
  await expect.poll(() => win.evaluate((one: Electron.BrowserWindow) => one.getBounds().width)).toBe(1000);
  await app.close();

  const again = await launch();
  const reopened = await again.browserWindow(await windowTitled(again, 'Ringdesk'));
  const bounds = () => reopened.evaluate((one: Electron.BrowserWindow) => one.getBounds());
  await expect.poll(bounds).toMatchObject({ width: 1000, height: 700 });
});

test('settings take hold at once and survive a restart', async ({ api, app, mainWindow, popup, launch }) => {
  await mainWindow.getByRole('link', { name: 'Settings' }).click();
  await mainWindow.getByRole('radio', { name: 'Dark' }).check();
  await expect(mainWindow.locator('html')).toHaveAttribute('data-theme', 'dark');
  await mainWindow.getByRole('combobox', { name: 'Downtown' }).selectOption({ label: 'Nothing' });
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550181' });
  api.addCall({ locationId: api.location('Riverside').id, phone: '+14245550182' });
  await expect(
    popup.getByRole('region', { name: 'Incoming call: +1 424 555 0182, Riverside' }),
  ).toBeVisible();
  await expect(popup.getByRole('region', { name: /0181/ })).toHaveCount(0);
  await app.close();

  const again = await launch();
  await expect((await windowTitled(again, 'Ringdesk')).locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a popup page that dies comes back, with its card', async ({ api, app, popup }) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550184' });
  await expect(popup.getByRole('region', { name: /0184/ })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((win) => win.getTitle() === 'Incoming calls')
      ?.webContents.forcefullyCrashRenderer();
  });
  await expect
    .poll(() =>
      app.evaluate(async ({ BrowserWindow }) => {
        const win = BrowserWindow.getAllWindows().find((one) => one.getTitle() === 'Incoming calls');
        if (!win || win.webContents.isCrashed() || win.webContents.isLoading()) return '';
        // A script sent into a page that is just reloading is never answered.
        const text: Promise<unknown> = win.webContents.executeJavaScript('document.body.innerText');
        const late = new Promise((resolve) => setTimeout(resolve, 5_000, ''));
        return String(await Promise.race([text, late]));
      }),
    )
    .toContain('0184');
});

test('a main page that hangs comes back without a click, with what was typed, and the popup is untouched', async ({
  api,
  app,
  mainWindow,
  popup,
}) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550185' });
  const card = popup.getByRole('region', { name: /0185/ });
  await expect(card).toBeVisible();
  await mainWindow.getByRole('link', { name: 'Calls', exact: true }).click();
  await mainWindow.getByRole('grid', { name: 'Calls' }).getByRole('row').filter({ hasText: '0185' }).click();
  const pane = mainWindow.getByRole('complementary', { name: 'Call details' });
  await pane.getByRole('textbox', { name: 'Note' }).fill('wants the violet rinse');
  const { id: pagePid } = await processOf(app, 'Ringdesk');
  const { id: popupPid } = await processOf(app, 'Incoming calls');
  await mainWindow.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 0);
  });

  // Playwright holds a page that died for gone, so its window is asked.
  await expect
    .poll(async () => (await processOf(app, 'Ringdesk')).text)
    .toMatch(/Calls are arriving|No call yet today/);
  expect((await processOf(app, 'Ringdesk')).id).not.toBe(pagePid);
  expect((await processOf(app, 'Incoming calls')).id).toBe(popupPid);
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Note' }).click();
  await expect(card.getByRole('textbox', { name: 'Note' })).toHaveValue('wants the violet rinse');
});

/** The process that draws a window, and the text of its page; '' while there is none. */
const processOf = (app: ElectronApplication, title: string): Promise<{ id: number; text: string }> =>
  app.evaluate(async ({ BrowserWindow }, wanted) => {
    const win = BrowserWindow.getAllWindows().find((one) => one.getTitle() === wanted);
    if (!win || win.webContents.isCrashed() || win.webContents.isLoading()) return { id: 0, text: '' };
    const id = win.webContents.getOSProcessId();
    // A page that hangs, or is just reloading, never answers.
    const text: Promise<unknown> = win.webContents.executeJavaScript('document.body.innerText');
    const late = new Promise((resolve) => setTimeout(resolve, 5_000, ''));
    return { id, text: String(await Promise.race([text, late])) };
  }, title);
