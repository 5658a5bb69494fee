import type { EarlierBook, Notice } from '../../contract/model/account.ts';
import { ProblemKind } from '../../contract/model/problem.ts';
import { problem } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import type { Desk } from './support/sampleDesk.ts';
import { downtown, harbour, riverside, visibleLocations } from './support/samples.ts';

const at =
  (stage: 'welcome' | 'connect') =>
  ({ account, app }: Desk): Partial<Desk> => ({
    app: { ...app, app: { ...app.app, stage } },
    account: {
      ...account,
      account: { ...account.account, connected: false, locations: [], keeping: 'none' },
    },
  });

test('the first screen offers the demo salon and a connection', async ({ openWindow }) => {
  const window = await openWindow('main', at('welcome'));
  await expectGoodLooks(window, 'welcome');

  await window.page.getByRole('button', { name: 'Try the demo salon' }).click();
  await window.expectAsked('app.tryDemo', undefined);
  await window.page.getByRole('button', { name: 'Connect to Altegio' }).click();
  await window.expectAsked('connect.begin', undefined);
});

test('the first screen after a sign-in that cannot be read says what becomes of past calls', async ({
  openWindow,
}) => {
  const unreadable = (book: EarlierBook) => (desk: Desk) => {
    const welcome = at('welcome')(desk);
    const notices: Notice[] = [{ kind: 'tokensUnreadable', book }];
    return { ...welcome, app: { ...desk.app, app: { ...desk.app.app, stage: 'welcome' as const, notices } } };
  };
  const window = await openWindow('main', unreadable('opens'));
  const { page } = window;
  await expect(page.getByRole('heading', { name: 'Sign in again' })).toBeVisible();
  await expect(page.getByText('open again when you have signed in')).toBeVisible();
  await expectGoodLooks(window, 'welcome-unreadable');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await window.expectAsked('connect.begin', undefined);

  const away = await openWindow('main', unreadable('keyAway'));
  await expect(away.page.getByText('open again when that keyring is back')).toBeVisible();
  const none = await openWindow('main', unreadable('none'));
  await expect(none.page.getByText('cannot be read any more')).toBeVisible();
  await expect(none.page.getByText('Past calls')).toHaveCount(0);
});

test('three steps lead from the tokens to the watched locations, with Enter alone', async ({
  openWindow,
}) => {
  const window = await openWindow('main', at('connect'));
  const { page } = window;
  await expect(page.getByLabel('Partner token', { exact: true })).toBeFocused();
  await expectGoodLooks(window, 'connect-partner');
  await page.keyboard.type('partner-1');
  await page.keyboard.press('Enter');
  await window.expectAsked('connect.partnerToken', { partnerToken: 'partner-1' });

  await expect(page.getByLabel('E-mail or phone')).toBeFocused();
  await expectGoodLooks(window, 'connect-user');
  await page.keyboard.type('eva@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('secret word');
  await page.keyboard.press('Enter');
  await window.expectAsked('connect.signIn', { login: 'eva@example.com', password: 'secret word' });

  await expect(page.getByRole('checkbox', { name: /Downtown/ })).toBeChecked();
  await expectGoodLooks(window, 'connect-locations');
  await page.getByRole('checkbox', { name: /Harbour/ }).uncheck();
  await expect(page.getByText('2 locations chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  await window.expectAsked('connect.finish', { locationIds: [downtown.id, riverside.id] });
});

test('a refused token keeps what was typed and says what to do', async ({ openWindow }) => {
  const window = await openWindow('main', at('connect'));
  const { page } = window;
  const field = page.getByLabel('Partner token', { exact: true });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Paste the partner token first.');

  await field.fill('wrong');
  for (const kind of ProblemKind.options) {
    await window.answer('connect.partnerToken', problem(kind, 'field'));
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('alert')).toHaveText(/\w{4,}.*\./);
    await expect(field).toHaveValue('wrong');
  }
  await window.answer('connect.partnerToken', problem('wrongPartnerToken'));
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('alert')).toContainText('does not accept this partner token');
  await expect(field).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show what is typed' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await expectGoodLooks(window, 'connect-refused');
});

test('an extra confirmation leads to the user token', async ({ openWindow }) => {
  const window = await openWindow('main', at('connect'));
  const { page } = window;
  await page.getByLabel('Partner token', { exact: true }).fill('partner-1');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('E-mail or phone').fill('eva@example.com');
  await page.getByLabel('Password', { exact: true }).fill('secret word');
  await window.answer('connect.signIn', problem('extraConfirmation'));
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('alert')).toContainText('Paste a user token instead');
  await expect(page.getByLabel('User token', { exact: true })).toBeFocused();
  await expectGoodLooks(window, 'connect-user-token');
  await page.keyboard.type('user-1');
  await page.keyboard.press('Enter');
  await window.expectAsked('connect.userToken', { userToken: 'user-1' });
  await expect(page.getByRole('heading', { name: 'Last, the locations' })).toBeVisible();
});

test('many locations can be filtered and ticked together', async ({ openWindow }) => {
  const locations = Array.from({ length: 24 }, (_, index) => ({
    ...(index % 2 === 0 ? downtown : riverside),
    id: 200 + index,
    title: `Salon ${index + 1}`,
  }));
  const window = await openWindow('main', at('connect'));
  const { page } = window;
  await window.answer('connect.locations', { ...visibleLocations, locations, watched: [] } as never);
  await page.getByLabel('Partner token', { exact: true }).fill('partner-1');
  await page.keyboard.press('Enter');
  await page.getByText('Paste a user token instead').click();
  await page.getByLabel('User token', { exact: true }).fill('user-1');
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: 'Select none' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('alert')).toHaveText('Choose at least one location.');
  await page.getByLabel('Filter locations').fill('salon 2');
  await expect(page.getByRole('checkbox')).toHaveCount(6);
  await page.getByRole('button', { name: 'Select all' }).click();
  await expect(page.getByText('6 locations chosen')).toBeVisible();
  await expectGoodLooks(window, 'connect-many-locations');
});

test('when the locations cannot be read, they can be asked for again', async ({ openWindow }) => {
  const window = await openWindow('main', at('connect'));
  const { page } = window;
  await window.answer('connect.locations', {
    kind: 'problem',
    problem: { kind: 'noLocations', detail: null },
  });
  await page.getByLabel('Partner token', { exact: true }).fill('partner-1');
  await page.keyboard.press('Enter');
  await page.getByText('Paste a user token instead').click();
  await page.getByLabel('User token', { exact: true }).fill('user-1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Altegio shows this user no location');

  await window.answer('connect.locations', { kind: 'locations', locations: [harbour], watched: [] });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('checkbox', { name: /Harbour/ })).toBeChecked();
});

test('signing in again may keep the saved partner token', async ({ openWindow }) => {
  const window = await openWindow('main', ({ app }) => ({
    app: { ...app, app: { ...app.app, stage: 'connect' } },
  }));
  await window.page.getByRole('button', { name: 'Keep the saved partner token' }).click();
  await expect(window.page.getByLabel('E-mail or phone')).toBeVisible();
  await window.page.getByRole('button', { name: 'Back' }).click();
  await window.page.getByRole('button', { name: 'Cancel' }).click();
  await window.expectAsked('connect.cancel', undefined);
});

test('signing in again asks for no token that was not refused', async ({ openWindow }) => {
  const refused = (refusedToken: 'user' | 'partner') =>
    openWindow('main', ({ app, health }) => ({
      app: { ...app, app: { ...app.app, stage: 'connect' } },
      health: { ...health, health: { ...health.health, overall: 'signInAgain', refusedToken } },
    }));
  const user = await refused('user');
  await expect(user.page.getByLabel('E-mail or phone')).toBeVisible();

  const partner = await refused('partner');
  await partner.answer('connect.locations', { kind: 'locations', locations: [downtown], watched: [] });
  await partner.page.getByLabel('Partner token', { exact: true }).fill('partner-2');
  await partner.page.keyboard.press('Enter');
  await expect(partner.page.getByRole('button', { name: 'Start' })).toBeVisible();
  await expect(partner.page.getByRole('checkbox', { name: /Downtown/ })).toBeChecked();
});
