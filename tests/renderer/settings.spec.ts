import { problem, type DeskWindow } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { downtown, harbour, riverside, secondsAgo } from './support/samples.ts';

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

test('do not disturb is said until its time has passed', async ({ openWindow, clock }) => {
  const window = await openWindow('main');
  await toSettings(window);
  const group = window.page.getByRole('group', { name: 'Do not disturb' });
  await window.changeSettings({ doNotDisturbUntil: secondsAgo(-4), doNotDisturbFor: 60 });
  await expect(group).toContainText('On until');
  await expect(group.getByRole('button', { name: '1 h' })).toHaveAttribute('aria-pressed', 'true');
  await expect(group.getByRole('button', { name: '30 min' })).toHaveAttribute('aria-pressed', 'false');
  await expect(group.getByRole('button', { name: 'Off' })).toHaveAttribute('aria-pressed', 'false');
  await clock.pass(4000);
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
  await expect(question).toContainText('all past calls, notes, outcomes, follow-ups and reminders');
  await expect(question).toContainText('They could not be counted.');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await window.expectAsked('account.disconnect');

  const book = { calls: 1204, notes: 37, outcomes: 0, openFollowUps: 5, reminders: 1, unsentNotes: 2 };
  await window.answer('account.loss', { book, unsavedNotes: 1, telephonyChains: 0 });
  await window.hold('account.loss');
  await page.getByRole('button', { name: 'Disconnect and forget' }).click();
  await expect(question).toContainText('Counting them…');
  await expect(question).toContainText('all past calls, notes');
  await window.letGo('account.loss');
  await expect(question.getByRole('listitem')).toHaveText([
    '1,204 past calls',
    '37 notes',
    '5 open follow-ups',
    '1 reminder to call back',
    '2 notes that Altegio has not received yet',
    '1 note that could not be saved so far',
  ]);
  await expectGoodLooks(window, 'settings-disconnect');
  await question.getByRole('button', { name: 'Disconnect and forget' }).click();
  await window.expectAsked('account.disconnect', {});
});

test('what is forgotten for good takes the PIN where one is set', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await window.changeManager({ pinSet: true });
  await window.changeAccount({ keeping: 'unprotected' });
  await toSettings(window);
  await page.getByRole('button', { name: 'Disconnect and forget' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Disconnect and forget' }).click();
  await expect(question).toContainText('A PIN has 4 to 12 digits.');
  await window.expectAsked('account.disconnect');
  await expectGoodLooks(window, 'settings-disconnect-pin');

  await window.answer('account.disconnect', problem('wrongPin'));
  await question.getByLabel('Manager PIN').fill('4072');
  await page.keyboard.press('Enter');
  await expect(question.getByRole('alert')).toContainText('This is not the PIN');
  await expect(question.getByLabel('Manager PIN')).toHaveValue('');
  await window.expectAsked('account.disconnect', { pin: '4072' });
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Stop keeping them in a file' }).click();
  await question.getByLabel('Manager PIN').fill('4071');
  await question.getByRole('button', { name: 'Stop keeping them in a file' }).click();
  await window.expectAsked('account.keepUnprotected', { keep: false, pin: '4071' });
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

test('how long calls are kept and whether a reason is guessed', async ({ openWindow }) => {
  const window = await openWindow('main');
  await toSettings(window);
  const section = window.page.getByRole('region', { name: 'Call book' });
  await expect(section.getByRole('radio', { name: '180 days' })).toBeChecked();
  await section.getByRole('radio', { name: '1 year' }).check();
  await section.getByRole('switch', { name: 'Say why they may be ringing' }).uncheck();
  await window.expectAsked('settings.change', { retentionDays: 365 }, { likelyReason: false });
});

test('the rule for missed calls is said in words and changed part by part', async ({ openWindow }) => {
  const window = await openWindow('main');
  await toSettings(window);
  const section = window.page.getByRole('region', { name: 'Missed calls' });
  await expect(section).toContainText('counts as missed when nobody answered it.');
  await section.getByRole('combobox', { name: 'It rang at least' }).selectOption('5 seconds');
  await section.getByRole('combobox', { name: 'It stays in the list for' }).selectOption('14 days');
  const rule = { minSeconds: 5, openingHours: null, openDays: 14 };
  await window.expectAsked('settings.change', { missedRule: { ...rule, openDays: 7 } }, { missedRule: rule });
  await window.changeSettings({ missedRule: rule });
  await expect(section).toContainText('and it rang at least 5 seconds');
  await expect(section).toContainText('does not tell how long a missed call rang. Such a call counts too');
  await expect(section).toContainText('leaves the follow-up list after 14 days');

  const usual = { fromHour: 9, toHour: 20, weekdays: [1, 2, 3, 4, 5, 6] };
  await section.getByRole('switch', { name: 'Only in opening hours' }).check();
  await window.changeSettings({ missedRule: { ...rule, openingHours: usual } });
  await expect(section).toContainText('It must come between 09:00 and 20:00 on Monday, Tuesday');
  await section.getByRole('combobox', { name: 'To' }).selectOption('21:00');
  await section.getByRole('checkbox', { name: 'Saturday' }).uncheck();
  await window.expectAsked(
    'settings.change',
    { missedRule: { ...rule, openDays: 7 } },
    { missedRule: rule },
    { missedRule: { ...rule, openingHours: usual } },
    { missedRule: { ...rule, openingHours: { ...usual, toHour: 21 } } },
    { missedRule: { ...rule, openingHours: { ...usual, toHour: 21, weekdays: [1, 2, 3, 4, 5] } } },
  );

  await window.changeSettings({ missedRule: { ...rule, openingHours: { ...usual, weekdays: [7] } } });
  await expect(section.getByRole('checkbox', { name: 'Sunday' })).toBeDisabled();
});

test('the opening hours of the rule look good', async ({ openWindow }) => {
  const openingHours = { fromHour: 9, toHour: 20, weekdays: [1, 2, 3, 4, 5, 6] };
  const window = await openWindow('main', ({ settings }) => {
    const missedRule = { minSeconds: 5, openDays: 7, openingHours };
    return { settings: { ...settings, settings: { ...settings.settings, missedRule } } };
  });
  await toSettings(window);
  await window.page.getByRole('link', { name: 'Missed calls' }).click();
  await expectGoodLooks(window, 'settings-missed-calls');
});

test('a manager PIN is set, typed the same twice', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await toSettings(window);
  const section = page.getByRole('region', { name: 'Manager PIN' });
  await expect(section).toContainText('No PIN is set');
  await section.getByRole('button', { name: 'Set a PIN' }).click();
  const question = page.getByRole('dialog', { name: 'Set a manager PIN' });
  await expect(question.getByLabel('New PIN', { exact: true })).toBeFocused();
  await expect(question).toContainText('4 to 12 digits');
  await question.getByLabel('New PIN', { exact: true }).fill('12a');
  await page.keyboard.press('Enter');
  await expect(question).toContainText('A PIN has 4 to 12 digits.');
  await question.getByLabel('New PIN', { exact: true }).fill('4071');
  await question.getByLabel('New PIN again').fill('4072');
  await page.keyboard.press('Enter');
  await expect(question).toContainText('This is not the same PIN');
  await expectGoodLooks(window, 'settings-pin-set');
  await window.expectAsked('manager.setPin');
  await question.getByLabel('New PIN again').fill('4071');
  await page.keyboard.press('Enter');
  await window.expectAsked('manager.setPin', { current: null, pin: '4071' });
  await expect(question).toBeHidden();
});

test('a PIN that is set unlocks, locks, changes and goes', async ({ openWindow }) => {
  const soon = secondsAgo(-600);
  const manager = { pinSet: true, unlockedUntil: null, blockedUntil: null };
  const window = await openWindow('main', () => ({ manager: { revision: 1, manager } }));
  const { page } = window;
  await toSettings(window);
  const section = page.getByRole('region', { name: 'Manager PIN' });
  await expect(section).toContainText('Full numbers and the partner tools are locked');

  await window.answer('manager.unlock', problem('wrongPin'));
  await section.getByRole('button', { name: 'Unlock' }).click();
  const unlocking = page.getByRole('dialog', { name: 'Unlock with the PIN' });
  await unlocking.getByLabel('Manager PIN').fill('1111');
  await page.keyboard.press('Enter');
  await expect(unlocking.getByRole('alert')).toContainText('This is not the PIN');
  await expect(unlocking.getByLabel('Manager PIN')).toHaveValue('');
  await window.answer('manager.unlock', { kind: 'done' });
  await unlocking.getByLabel('Manager PIN').fill('4071');
  await page.keyboard.press('Enter');
  await expect(unlocking).toBeHidden();
  await window.changeManager({ ...manager, unlockedUntil: soon });
  await expect(section).toContainText('Full numbers and the partner tools are unlocked until');
  await section.getByRole('button', { name: 'Lock now' }).click();
  await window.expectAsked('manager.lock', undefined);

  await window.changeManager({ ...manager, blockedUntil: soon });
  await expect(section).toContainText('Too many wrong tries');
  await window.changeManager(manager);
  await section.getByRole('button', { name: 'Remove the PIN' }).click();
  const removing = page.getByRole('dialog', { name: 'Remove the manager PIN?' });
  await removing.getByLabel('Present PIN').fill('4071');
  await removing.getByRole('button', { name: 'Remove the PIN' }).click();
  await section.getByRole('button', { name: 'Change the PIN' }).click();
  const changing = page.getByRole('dialog', { name: 'Change the manager PIN' });
  await changing.getByLabel('Present PIN').fill('4071');
  await changing.getByLabel('New PIN', { exact: true }).fill('90210');
  await changing.getByLabel('New PIN again').fill('90210');
  await changing.getByRole('button', { name: 'Change the PIN' }).click();
  await window.expectAsked(
    'manager.setPin',
    { current: '4071', pin: null },
    { current: '4071', pin: '90210' },
  );
  await expect(changing).toBeHidden();
});
