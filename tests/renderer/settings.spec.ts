import { problem, type DeskWindow } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { downtown, harbour, riverside } from './support/samples.ts';

async function toSettings(window: DeskWindow): Promise<void> {
  await window.page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(window.page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
}

test('every setting is saved at once', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await toSettings(window);
  await expectGoodLooks(window, 'settings', true);

  await page.getByRole('combobox', { name: 'Harbour' }).selectOption('Badge only');
  await page.getByRole('radio', { name: 'Until dismissed' }).check();
  await page.getByRole('radio', { name: 'Top right' }).check();
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck();
  await page.getByRole('radio', { name: 'Nothing' }).check();
  await page.getByRole('switch', { name: 'Show a system notification as well' }).uncheck();
  await page.getByRole('radio', { name: 'System' }).check();
  await window.expectAsked(
    'settings.change',
    { popupModes: { [harbour.id]: 'badge' } },
    { popupSeconds: null },
    { popupCorner: 'top-end' },
    { letterKeys: false },
    { notificationLevel: 'nothing' },
    { notificationsOn: false },
    { theme: 'system' },
  );

  await page.getByRole('button', { name: '30 min' }).click();
  await page.getByRole('button', { name: 'Until tomorrow' }).click();
  await window.expectAsked('doNotDisturb.set', { for: 30 }, { for: 'tomorrow' });
  await page.getByRole('button', { name: 'Show a test call' }).click();
  await window.expectAsked('call.test', undefined);
});

test('do not disturb is said until its time has passed', async ({ openWindow }) => {
  const window = await openWindow('main');
  await toSettings(window);
  const group = window.page.getByRole('group', { name: 'Do not disturb' });
  await window.changeSettings({ doNotDisturbUntil: new Date(Date.now() + 4000).toISOString() });
  await expect(group).toContainText('On until');
  await expect(group.getByRole('button', { name: 'Off' })).toHaveAttribute('aria-pressed', 'false');
  await expect(group).not.toContainText('On until');
  await expect(group.getByRole('button', { name: 'Off' })).toHaveAttribute('aria-pressed', 'true');
});

for (const [part, heading] of [
  ['popup', 'Popup'],
  ['notifications', 'Notifications'],
  ['about', 'About'],
] as const) {
  test(`the contents of the settings lead to ${heading}`, async ({ openWindow }) => {
    const window = await openWindow('main');
    await toSettings(window);
    await window.page.getByRole('link', { name: heading }).click();
    await expect(window.page.getByRole('heading', { name: heading, exact: true })).toBeInViewport();
    await expectGoodLooks(window, `settings-${part}`);
  });
}

test('a setting that could not be kept says why next to it', async ({ openWindow }) => {
  const window = await openWindow('main');
  await toSettings(window);
  await window.answer('settings.change', problem('diskFull'));
  await window.page.getByRole('radio', { name: '60 s' }).click();
  await expect(window.page.getByRole('region', { name: 'Popup' }).getByRole('alert')).toContainText(
    'The disk is full',
  );
});

test('a shortcut is recorded from the keys', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await toSettings(window);
  const section = page.getByRole('region', { name: 'Shortcut' });
  await section.getByRole('button', { name: 'Change' }).click();
  await page.keyboard.press('K');
  await expect(section.getByRole('alert')).toContainText('Add Ctrl, Alt or Cmd');
  await expectGoodLooks(window, 'settings-shortcut');

  await window.answer('settings.change', problem('shortcutTaken'));
  await page.keyboard.press('Control+Alt+K');
  await expect(section.getByRole('alert')).toContainText('Another program already uses this shortcut');
  await section.getByRole('button', { name: 'Reset to default' }).click();
  await section.getByRole('button', { name: 'Clear' }).click();
  await window.expectAsked(
    'settings.change',
    { shortcut: 'Control+Alt+K' },
    { shortcut: 'CommandOrControl+Shift+Space' },
    { shortcut: null },
  );
});

test('disconnecting says what is forgotten and asks first', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await toSettings(window);
  await page.getByRole('button', { name: 'Disconnect and forget' }).click();
  const question = page.getByRole('alertdialog', { name: 'Disconnect and forget?' });
  await expect(question).toContainText('Ringdesk forgets the tokens');
  await expectGoodLooks(window, 'settings-disconnect');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await window.expectAsked('account.disconnect');

  await page.getByRole('button', { name: 'Disconnect and forget' }).click();
  await question.getByRole('button', { name: 'Disconnect and forget' }).click();
  await window.expectAsked('account.disconnect', undefined);
});

test('a location is removed after a question and added from what the user can see', async ({
  openWindow,
}) => {
  const window = await openWindow('main');
  const { page } = window;
  await toSettings(window);
  await page.getByRole('button', { name: 'Remove Riverside' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await window.expectAsked('account.removeLocation', { locationId: riverside.id });
  await window.changeAccount({ locations: [downtown, harbour] });

  await window.answer('connect.locations', {
    kind: 'locations',
    locations: [downtown, riverside, harbour],
    watched: [downtown.id, harbour.id],
  });
  await page.getByRole('button', { name: 'Add locations' }).click();
  const list = page.getByRole('dialog', { name: 'Add locations' });
  await expect(list.getByRole('checkbox', { name: /Downtown/ })).toBeDisabled();
  await list.getByRole('checkbox', { name: /Riverside/ }).check();
  await expectGoodLooks(window, 'settings-add-locations');
  await list.getByRole('button', { name: 'Add', exact: true }).click();
  await window.expectAsked('connect.finish', { locationIds: [downtown.id, harbour.id, riverside.id] });
  await expect(list).toBeHidden();
});
