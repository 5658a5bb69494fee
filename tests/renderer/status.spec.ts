import { ArrivalState } from '../../contract/model/health.ts';
import type { Notice } from '../../contract/model/account.ts';
import { problem } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { frozenHarbour, integrationOf } from './support/locationSamples.ts';
import { arriving } from './support/sampleDesk.ts';
import { secondsAgo } from './support/samples.ts';

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
  await expect(window.page.getByRole('status')).toContainText('Calls arrive from 1 of 3 locations');
  await expect(window.page.getByText('Riverside: the right “Overview - Calls” is missing')).toBeVisible();
  await expect(window.page.getByText('Harbour: the Altegio licence has ended')).toBeVisible();
  await expectGoodLooks(window, 'status-partly');
});

test('a location that Altegio has frozen is said everywhere, though its list can be read', async ({
  openWindow,
}) => {
  const window = await openWindow('main', (desk) => ({
    integration: { ...desk.integration, integration: integrationOf([frozenHarbour]) },
  }));
  const strip = window.page.getByRole('status');
  await expect(strip).toContainText(
    'Calls are arriving · 3 locations · 1 is frozen, nothing comes from there',
  );
  await expectGoodLooks(window, 'status-frozen');
  await window.page.getByRole('button', { name: 'See which' }).click();
  await expect(window.page.getByRole('grid', { name: 'Locations' })).toContainText('Frozen');
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
