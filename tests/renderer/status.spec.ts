import { ArrivalState } from '../../contract/model/health.ts';
import { LocationId } from '../../contract/model/ids.ts';
import type { Notice } from '../../contract/model/account.ts';
import { problem } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { aStatus, frozenHarbour, integrationOf } from './support/locationSamples.ts';
import { arriving } from './support/sampleDesk.ts';
import { riverside, secondsAgo } from './support/samples.ts';

const allIn = (state: ArrivalState) =>
  arriving.locations.map((location) => ({ ...location, state, since: secondsAgo(1200) }));

test('every way in which calls do not arrive has its own words', async ({ openWindow }) => {
  const window = await openWindow('main');
  const status = window.page.getByRole('status');
  const heard = new Set<string>();
  for (const overall of [...ArrivalState.options, 'paused'] as const) {
    if (overall === 'arriving') continue;
    await window.changeHealth({ overall, locations: overall === 'paused' ? [] : allIn(overall) });
    await expect(status).not.toContainText('Calls are arriving');
    await expect
      .poll(async () => heard.has((await status.textContent()) ?? ''), { message: overall })
      .toBe(false);
    heard.add((await status.textContent()) ?? '');
  }
  expect(heard.size).toBe(17);
});

test('a refused token asks to sign in again and offers the way', async ({ openWindow }) => {
  const window = await openWindow('main');
  await window.changeHealth({
    overall: 'signInAgain',
    refusedToken: 'user',
    locations: allIn('signInAgain'),
  });
  await expect(window.page.getByRole('status')).toHaveText(
    /^Sign in again: Altegio no longer accepts your user token/,
  );
  await expectGoodLooks(window, 'status-sign-in-again');

  await window.answer('connect.begin', problem('offline'));
  await window.page.getByRole('button', { name: 'Sign in again' }).click();
  await window.expectAsked('connect.begin', undefined);
  await expect(window.page.getByRole('alert')).toContainText('Altegio cannot be reached');

  // Whoever has put it right at Altegio need not sign in.
  await window.page.getByRole('button', { name: 'Try now' }).click();
  await window.expectAsked('calls.tryNow', undefined);
});

test('a user who sees none of the locations is led to the settings', async ({ openWindow }) => {
  const window = await openWindow('main');
  await window.changeHealth({ overall: 'noAccess', locations: [] });
  await expect(window.page.getByRole('status')).toContainText(
    'your Altegio user sees none of these locations',
  );
  await window.page.getByRole('button', { name: 'Open settings' }).click();
  await expect(window.page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect(window.page.getByRole('button', { name: 'Add locations' })).toBeVisible();
});

test('a try can be made now, and the button is busy until it has ended', async ({ openWindow }) => {
  const window = await openWindow('main');
  const button = window.page.getByRole('button', { name: 'Try now' });
  for (const overall of ['rateLimited', 'paused', 'starting'] as const) {
    await window.changeHealth({ overall, locations: overall === 'paused' ? [] : allIn(overall) });
    await expect(button).toHaveCount(0);
  }
  const offline = { overall: 'offline', locations: allIn('offline') } as const;
  await window.changeHealth({ ...offline, retryAt: secondsAgo(-8) });
  await expectGoodLooks(window, 'status-offline');
  await button.click();
  await window.expectAsked('calls.tryNow', undefined);
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await window.changeHealth({ ...offline, retryAt: secondsAgo(-16) });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await expect(window.page.getByRole('status')).toContainText('next try in 16 s');
  await window.changeHealth({ ...offline, retryAt: secondsAgo(-600) });
  await expect(window.page.getByRole('status')).toContainText('next try in 10 min');
});

test('calls from some locations only: which not, why and since when', async ({ openWindow }) => {
  const window = await openWindow('main');
  const [first, second, third] = arriving.locations;
  if (!first || !second || !third) throw new Error('The sample has three locations');
  await window.changeHealth({
    overall: 'partly',
    locations: [
      first,
      { ...second, state: 'noRightCalls', since: secondsAgo(1200) },
      { ...third, state: 'licenceEnded', since: secondsAgo(18 * 86_400) },
    ],
  });
  const lines = window.page.getByRole('status').locator(':scope > div');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText('Riverside: the right “Overview - Calls” is missing');
  await expect(lines.nth(1)).toContainText('Harbour: the Altegio licence has ended');
  await expectGoodLooks(window, 'status-partly');
});

test('a location that Altegio has frozen is said everywhere, though its list can be read', async ({
  openWindow,
}) => {
  const window = await openWindow('main', (desk) => ({
    integration: { ...desk.integration, integration: integrationOf([frozenHarbour]) },
  }));
  const strip = window.page.getByRole('status');
  await expect(strip).toContainText('Harbour: frozen, no calls from it');
  await expect(strip).toContainText('Calls arrive from 2 of 3 locations');
  await expectGoodLooks(window, 'status-frozen');
  await window.page.getByRole('button', { name: 'See which' }).click();
  await expect(window.page.getByRole('grid', { name: 'Locations' })).toContainText('Frozen');
});

/** Forty locations, each with a long name, with these troubles among them. */
const forty = (states: readonly (readonly [ArrivalState, number])[]) => {
  const all = states.flatMap(([state, count]) => Array.from({ length: count }, () => state));
  return Array.from({ length: 40 }, (_, index) => ({
    id: LocationId.parse(200 + index),
    title: `Beauty & Spa Königsallee number ${index + 1}`,
    timeZone: 'Europe/Berlin',
    state: all[index] ?? 'arriving',
    since: secondsAgo(1200 + index),
    lastCheckAt: secondsAgo(2),
    achievedIntervalMs: 5000,
  }));
};

test('however many locations have trouble, every place stays on the screen', async ({ openWindow }) => {
  const locations = forty([
    ['noRightCalls', 26],
    ['licenceEnded', 5],
    ['slow', 3],
  ]);
  const rows = locations.map(({ id, title, state }) =>
    aStatus({
      id,
      title,
      ...(state === 'noRightCalls' && { word: 'noAccess', tone: 'bad', reason: { kind: 'noRightCalls' } }),
    }),
  );
  const window = await openWindow('main', (desk) => ({
    integration: { ...desk.integration, integration: integrationOf(rows) },
  }));
  const { page } = window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await window.changeHealth({ overall: 'partly', locations });
  const strip = page.getByRole('status');
  const lines = strip.locator(':scope > div');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText('26 of 40: right “Overview - Calls” missing');
  await expect(lines.nth(1)).toContainText('5 of 40: Altegio licence ended');
  await expect(lines.nth(1)).toContainText('+1 more');
  for (const place of ['Now', 'Calls', 'Follow-up', 'Locations', 'Reports', 'Settings']) {
    await expect(page.getByRole('link', { name: place, exact: true })).toBeInViewport({ ratio: 1 });
  }
  const box = await strip.boundingBox();
  expect(box?.height).toBeLessThanOrEqual(60);
  await expectGoodLooks(window, 'status-forty');

  await page.getByRole('button', { name: '+1 more' }).click();
  const all = page.getByRole('dialog', { name: 'Everything that needs attention' });
  await expect(all.getByRole('listitem')).toHaveCount(3);
  await expect(all).toContainText('3 of 40: Altegio answers too slowly');
  await expectGoodLooks(window, 'status-forty-all');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /See which: 26 of 40/ }).click();
  const grid = page.getByRole('grid', { name: 'Locations' });
  await expect(page.getByRole('radio', { name: 'right “Overview - Calls” missing 26' })).toBeChecked();
  await expect(grid.getByRole('row', { name: /No access/ })).not.toHaveCount(0);
  await expect(grid.getByRole('row', { name: /Active/ })).toHaveCount(0);
  await expectGoodLooks(window, 'status-forty-which');
  // Another kind, while one is at Locations.
  await page.getByRole('button', { name: '+1 more' }).click();
  await all.getByRole('button', { name: /See which: 3 of 40/ }).click();
  await expect(page.getByRole('radio', { name: 'Altegio answers too slowly 3' })).toBeChecked();
});

test('do not disturb is said everywhere, with its end and a way out', async ({ openWindow, clock }) => {
  const window = await openWindow('main', ({ settings }) => ({
    settings: {
      ...settings,
      settings: { ...settings.settings, doNotDisturbUntil: secondsAgo(-1800), doNotDisturbFor: 30 },
    },
  }));
  const { page } = window;
  const strip = page.getByRole('status');
  await expect(strip).toContainText(/Do not disturb until \d+:\d\d.*: calls are listed, nothing pops up/);
  await expect(strip).toContainText('Calls are arriving · 3 locations');
  await expectGoodLooks(window, 'status-do-not-disturb');
  await window.answer('doNotDisturb.set', problem('diskFull'));
  await page.getByRole('button', { name: 'Turn off' }).click();
  await window.expectAsked('doNotDisturb.set', { for: null });
  await expect(page.getByRole('alert')).toContainText('The disk is full');

  // Beside the worst of several troubles.
  const states: readonly ArrivalState[] = ['noRightCalls', 'licenceEnded', 'slow'];
  const locations = arriving.locations.map((location, index) => ({
    ...location,
    state: states[index] ?? location.state,
  }));
  await window.changeHealth({ overall: 'partly', locations });
  const lines = strip.locator(':scope > div');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText('Downtown: the right');
  await expect(lines.nth(1)).toContainText('Do not disturb until');
  await expect(lines.nth(1)).toContainText('+2 more');
  await expectGoodLooks(window, 'status-do-not-disturb-troubles');

  await window.changeHealth({});
  await window.changeSettings({ doNotDisturbUntil: secondsAgo(-4), doNotDisturbFor: 30 });
  await expect(strip).toContainText('Do not disturb');
  await clock.pass(4000);
  await expect(strip).not.toContainText('Do not disturb');
});

test('states from before the start are said to be, and colour the strip', async ({ openWindow }) => {
  const yesterday = secondsAgo(18 * 3_600);
  const kept = [
    { ...frozenHarbour, checkedAt: yesterday, asOf: yesterday },
    aStatus({ ...riverside, tone: 'off', asOf: secondsAgo(3 * 86_400) }),
    aStatus(),
  ];
  const window = await openWindow('main', (desk) => ({
    integration: { ...desk.integration, integration: integrationOf(kept) },
  }));
  const { page } = window;
  await window.changeHealth({ overall: 'starting', locations: allIn('starting') });
  await expect(page.getByRole('status')).toContainText(/Harbour: frozen, no calls from it · as of Yesterday/);
  await page.getByRole('link', { name: 'Locations' }).click();
  const grid = page.getByRole('grid', { name: 'Locations' });
  await expect(grid.getByRole('row', { name: /^Harbour: Frozen, .* · as of Yesterday/ })).toBeVisible();
  await expect(grid.getByRole('row', { name: /^Riverside/ })).toContainText(/old, as of/);
  await expect(grid.getByRole('row', { name: /^Downtown/ })).not.toContainText('as of');
  await expect(page.getByRole('complementary')).toContainText(
    /This is as of Yesterday .*; Ringdesk is reading/,
  );
  await expectGoodLooks(window, 'status-as-of');
});

test('a slow round and a wrong clock are said', async ({ openWindow }) => {
  const window = await openWindow('main');
  await window.changeHealth({
    plannedIntervalMs: 18_000,
    clockSkewMs: 6 * 3_600_000,
    lastCheckAt: secondsAgo(12 - 6 * 3_600),
  });
  await expect(window.page.getByText('each location is checked every 18 s')).toBeVisible();
  await expect(window.page.getByText('last check 12 s ago')).toBeVisible();
  await expect(window.page.getByText("This computer's clock is 6 h slow")).toBeVisible();
  await expectGoodLooks(window, 'status-slow-and-skewed');
  await window.changeHealth({ plannedIntervalMs: 30_000, slowed: true });
  await expect(
    window.page.getByText('every 30 s for now, as Altegio asked for fewer requests'),
  ).toBeVisible();
});

test('a check of this very moment does not tick', async ({ openWindow }) => {
  const window = await openWindow('main');
  await window.changeHealth({ overall: 'arriving', lastCheckAt: secondsAgo(3) });
  await expect(window.page.getByText('last check just now')).toBeVisible();
  await window.changeHealth({ lastCheckAt: secondsAgo(12) });
  await expect(window.page.getByText('last check 12 s ago')).toBeVisible();
});

test('notices say what happened and what can be done', async ({ openWindow }) => {
  const notices: Notice[] = [
    { kind: 'noKeyring' },
    { kind: 'tokensUnreadable', book: 'opens' },
    { kind: 'settingsSetAside', file: 'settings.json.broken-20261121' },
    { kind: 'settingsFromNewer' },
    { kind: 'notSaved', full: true },
    { kind: 'whileAway', calls: 5, missed: 2, since: secondsAgo(5000) },
    { kind: 'shortcutTaken', shortcut: 'CommandOrControl+Shift+Space' },
    { kind: 'staysInTray' },
    { kind: 'noTray' },
    { kind: 'restartAdvised' },
    { kind: 'locationsGone', count: 1 },
  ];
  const window = await openWindow('main', ({ app }) => ({ app: { ...app, app: { ...app.app, notices } } }));
  const bars = window.page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
  await expect(bars).toHaveCount(notices.length);
  await expect(bars.filter({ hasText: '5 calls, 2 missed' })).toBeVisible();
  await expect(bars.filter({ hasText: 'Ctrl + Shift + Space' })).toBeVisible();
  await expectGoodLooks(window, 'notices');

  await window.page.getByRole('button', { name: 'Keep tokens in an unprotected file' }).click();
  await window.expectAsked('account.keepUnprotected', { keep: true });
  await bars.filter({ hasText: 'in the tray' }).getByRole('button', { name: 'Dismiss notice' }).click();
  await window.expectAsked('app.dismissNotice', { kind: 'staysInTray' });
});
