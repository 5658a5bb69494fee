import type { IntegrationState, LocationStatus } from '../../contract/model/integration.ts';
import type { DeskWindow } from './support/deskWindow.ts';
import { problem } from './support/deskWindow.ts';
import { drawingWork, scrollDown } from './support/drawingWork.ts';
import { expect, test } from './support/fixtures.ts';
import {
  aStatus,
  endedCheck,
  fiveStates,
  frozenHarbour,
  hundredLocations,
  integrationOf,
  reasons,
  runningCheck,
  secondsAhead,
  someDetails,
} from './support/locationSamples.ts';
import { expectGoodLooks, savePicture } from './support/looks.ts';
import type { Desk } from './support/sampleDesk.ts';
import { downtown, harbour, riverside } from './support/samples.ts';

type OpenWindow = (name: 'main', change?: (desk: Desk) => Partial<Desk>) => Promise<DeskWindow>;

const withIntegration = (integration: Partial<IntegrationState>) => (desk: Desk) => ({
  integration: { ...desk.integration, integration: { ...integrationOf([]), ...integration } },
});

async function openLocations(
  openWindow: OpenWindow,
  rows: readonly LocationStatus[] = fiveStates,
  part: Partial<IntegrationState> = {},
): Promise<DeskWindow> {
  const window = await openWindow('main', withIntegration({ rows: [...rows], ...part }));
  await window.answer('integration.details', { kind: 'details', details: someDetails() });
  await window.page.getByRole('link', { name: 'Locations' }).click();
  return window;
}

const grid = ({ page }: DeskWindow) => page.getByRole('grid', { name: 'Locations' });
const row = (window: DeskWindow, name: string | RegExp) => grid(window).getByRole('row', { name });
const titles = (window: DeskWindow) => grid(window).getByRole('rowheader').allTextContents();
const pane = ({ page }: DeskWindow) => page.getByRole('complementary', { name: 'Location details' });

test('the worst location stands first, with the reason, the next step and its history beside it', async ({
  openWindow,
}) => {
  const window = await openLocations(openWindow);
  const { page } = window;
  await expect(row(window, /^Harbour: Frozen, since \d+ \w+, unpaid$/)).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(row(window, /^Old Town: Pending, activate within 41 min$/)).toBeVisible();
  await expect(row(window, 'Airport: No access, right “Overview - Calls” is missing')).toBeVisible();
  await expect(row(window, /^Garden Street: Not installed/)).toBeVisible();
  await expect(row(window, 'Downtown: Active, calls arrive')).toContainText(/2 min ago1\.1\ss/);
  await expect(row(window, /^Riverside/)).toContainText(/\d\d:\d\d P[SD]T/);
  await expect(
    page.getByText('6 locations: 2 active · 1 pending · 1 frozen · 1 not installed'),
  ).toBeVisible();

  await expect(pane(window).getByRole('heading', { name: 'Harbour is frozen' })).toBeVisible();
  const log = pane(window).getByRole('list', { name: 'Status log' });
  await expect(log.getByRole('listitem').first()).toHaveText(/active became frozen · billing/);
  await expect(log.getByRole('listitem').last()).toHaveText(/not installed · noticed by Ringdesk/);
  const payments = pane(window).getByRole('table', { name: 'Payments' });
  await expect(payments.getByRole('row').nth(1)).toContainText('1,523.12');
  await expect(payments.getByRole('row').nth(1)).not.toContainText('refunded');
  await expect(payments.getByRole('row').nth(2)).toContainText('refunded');
  await expect(payments.getByRole('row').nth(2).locator('s')).toHaveCount(3);
  await expect(pane(window)).toContainText('36 of 100 in the last minute');
  await expectGoodLooks(window, 'locations');
  await pane(window).getByText('Application ID').scrollIntoViewIfNeeded();
  await expectGoodLooks(window, 'locations-pane-end');
  await page.setViewportSize({ width: 900, height: 700 });
  await expectGoodLooks(window, 'locations-900');
});

test('payment page and its link are opened and copied by main, with a word that it is done', async ({
  openWindow,
  clock,
}) => {
  const window = await openLocations(openWindow);
  await pane(window).getByRole('button', { name: 'Open payment page' }).click();
  const copied = pane(window).locator('[aria-live=polite]').filter({ hasText: 'Copied' });
  await clock.stop();
  await pane(window).getByRole('button', { name: 'Copy link' }).click();
  await expect(copied).toBeAttached();
  await clock.go();
  await expect(copied).not.toBeAttached();
  await window.expectAsked(
    'integration.paymentPage',
    { locationId: harbour.id, then: 'open' },
    { locationId: harbour.id, then: 'copy' },
  );
  await window.answer('integration.paymentPage', problem('noRight'));
  await pane(window).getByRole('button', { name: 'Open payment page' }).click();
  await expect(pane(window).getByRole('alert')).toContainText('do not allow this');
});

test('main hears when the view opens and closes', async ({ openWindow }) => {
  const window = await openLocations(openWindow);
  await expect.poll(async () => (await window.asked('integration.watch')).at(-1)).toEqual({ open: true });
  await window.page.getByRole('link', { name: 'Now' }).click();
  await expect.poll(async () => (await window.asked('integration.watch')).at(-1)).toEqual({ open: false });
});

test('every reason has its word, its sentence and its next step', async ({ openWindow }) => {
  const window = await openLocations(openWindow);
  for (const { reason, word, line, advice, button } of reasons) {
    await window.changeIntegration({ rows: [aStatus({ word, tone: 'warning', reason })] });
    // The rows before may have the same words, until the new one has come.
    await expect(row(window, line), reason.kind).toHaveCount(1);
    await expect(row(window, line), reason.kind).toBeVisible();
    await expect(pane(window), reason.kind).toContainText(advice);
    const steps = pane(window).getByRole('button', {
      name: /^(Open payment page|Copy link|Check again|Sign in again|Open settings|Open in Altegio|Save)$/,
    });
    if (button === null) await expect(steps).toHaveCount(0);
    else await expect(steps.filter({ hasText: button }), reason.kind).toBeVisible();
  }
});

test('the time left to activate is told, and when it is over', async ({ openWindow, clock }) => {
  const pendingUntil = (seconds: number) =>
    aStatus({
      word: 'pending',
      tone: 'warning',
      reason: { kind: 'activateBy', until: secondsAhead(seconds) },
    });
  const window = await openLocations(openWindow, [pendingUntil(110)]);
  const timer = pane(window).getByRole('timer');
  await expect(timer).toHaveText('2 min left');
  await expect(row(window, /activate within 2 min/)).toBeVisible();
  await expectGoodLooks(window, 'locations-pending');
  // The page's own clock moves it on: nothing is told anew.
  await clock.pass(50_000);
  await expect(timer).toHaveText('1 min left');
  await clock.pass(60_000);
  await expect(timer).toHaveText('The time is over');
});

test('a check is watched step by step and its report copied', async ({ openWindow, clock }) => {
  const window = await openLocations(openWindow);
  const checkNow = window.page.getByRole('button', { name: 'Check now' });
  await expect(pane(window)).toContainText('Check now looks at everything');
  await checkNow.click();
  await window.expectAsked('integration.check', { locationId: harbour.id });

  await window.changeIntegration({
    rows: [...fiveStates],
    check: runningCheck,
    refreshing: { done: 2, of: 6 },
  });
  await expect(
    pane(window).locator('[aria-live=polite]').filter({ hasText: 'Checking, step 6 of 10…' }),
  ).toBeVisible();
  await expect(checkNow).toHaveAttribute('aria-disabled', 'true');
  await checkNow.press('Enter');
  await window.expectAsked('integration.check', { locationId: harbour.id });
  await expect(window.page.getByRole('progressbar')).toHaveAccessibleName('Reading the state: 2 of 6');
  await expectGoodLooks(window, 'locations-check-running');

  await window.changeIntegration({ rows: [...fiveStates], check: endedCheck });
  const steps = pane(window).getByRole('list', { name: 'Check results' }).getByRole('listitem');
  await expect(steps).toHaveCount(10);
  await expect(steps.first()).toHaveText(/Connection to Altegio in order\s*119 ms/);
  await expect(steps.nth(5)).toContainText(/Installation not working.*since \d+ \w+, unpaid/);
  await expect(steps.nth(6)).toContainText('Your Altegio rights do not allow this.');
  await expect(steps.nth(7)).toContainText('left out');
  await expect(steps.nth(8)).toContainText('look at this');
  await expect(pane(window)).toContainText(/3 things to look at, Today \d/);
  await expectGoodLooks(window, 'locations-check-ended');
  await clock.stop();
  await pane(window).getByRole('button', { name: 'Copy report' }).click();
  await window.expectAsked('integration.copyReport', { locationId: harbour.id });
  await expect(pane(window).locator('[aria-live=polite]').filter({ hasText: 'Copied' })).toBeAttached();
  await clock.go();

  await row(window, /^Downtown/).click();
  await expect(pane(window)).toContainText('Check now looks at everything');
});

test('calls that cannot be read are counted in the pane and by the check, with examples of nobody', async ({
  openWindow,
}) => {
  const leftOut = [
    { reason: 'time' as const, rows: 12, example: 'call_date "aaa 99"' },
    { reason: 'id' as const, rows: 1, example: 'id null' },
    { reason: 'notARow' as const, rows: 2, example: '"aaaa"' },
    { reason: 'timeZone' as const, rows: 3, example: 'call_date "9999-99-99 99:99:99"' },
  ];
  const odd = { ...frozenHarbour, leftOut };
  const window = await openLocations(openWindow, [odd, aStatus()]);
  const facts = pane(window).getByText('Left out', { exact: true });
  await facts.scrollIntoViewIfNeeded();
  await expect(pane(window)).toContainText(
    '12 calls without a time that can be read, such as call_date "aaa 99"',
  );
  await expect(pane(window)).toContainText('1 call without an id that can be read, such as id null');
  await expect(pane(window)).toContainText('2 rows that are no calls, such as "aaaa"');
  await expect(pane(window)).toContainText('3 calls whose time needs this location’s time zone');
  await expectGoodLooks(window, 'locations-left-out');

  const steps = endedCheck.steps.map((step) =>
    step.name === 'callsRight' ? { ...step, state: 'warning' as const, leftOut } : step,
  );
  await window.changeIntegration({ rows: [odd, aStatus()], check: { ...endedCheck, steps } });
  const found = pane(window)
    .getByRole('list', { name: 'Check results' })
    .getByRole('listitem')
    .filter({ hasText: 'Altegio lists calls that cannot be read.' });
  await expect(found.first()).toContainText('12 calls without a time that can be read');
  await found.first().scrollIntoViewIfNeeded();
  await expectGoodLooks(window, 'locations-left-out-check');

  await row(window, /^Downtown/).click();
  await expect(pane(window)).not.toContainText('Left out');
});

test('copied again, it is said for as long again', async ({ openWindow, clock }) => {
  const window = await openLocations(openWindow);
  const copied = pane(window).locator('[aria-live=polite]').filter({ hasText: 'Copied' });
  await clock.stop();
  await pane(window).getByRole('button', { name: 'Copy link' }).click();
  await expect(copied).toBeAttached();
  await clock.pass(1_500);
  await pane(window).getByRole('button', { name: 'Copied' }).click();
  await window.expectAsked(
    'integration.paymentPage',
    { locationId: harbour.id, then: 'copy' },
    { locationId: harbour.id, then: 'copy' },
  );
  await clock.pass(1_000);
  await expect(copied).toBeAttached();
  await clock.go();
  await expect(copied).not.toBeAttached();
});

test('the application ID can be set, and corrected', async ({ openWindow }) => {
  const unknown = aStatus({ word: 'unknown', tone: 'warning', reason: { kind: 'noApplicationId' } });
  const window = await openLocations(openWindow, [unknown], { applicationId: null });
  const field = pane(window).getByRole('textbox', { name: 'Application ID' });
  await field.fill('app 12');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(pane(window)).toContainText('Type its digits only');
  await expectGoodLooks(window, 'locations-application-id');
  await field.fill(' 4217 ');
  await pane(window).getByRole('button', { name: 'Save' }).click();
  await window.expectAsked('integration.setApplicationId', { applicationId: 4217 });

  await window.changeIntegration({ rows: [aStatus()], applicationId: 4217 });
  await pane(window).getByRole('button', { name: 'Change the application ID' }).click();
  await expect(field).toHaveValue('4217');
  await field.fill('4218');
  await field.press('Enter');
  await window.expectAsked('integration.setApplicationId', { applicationId: 4217 }, { applicationId: 4218 });
  await expect(field).toBeHidden();
});

test('keys move the selection, open the pane and lead back', async ({ openWindow }) => {
  const window = await openLocations(openWindow);
  const { page } = window;
  await row(window, /^Harbour/).focus();
  await page.keyboard.press('j');
  await expect(row(window, /^Old Town/)).toBeFocused();
  await expect(pane(window)).toContainText('Old Town waits to be activated');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await page.keyboard.press('End');
  await expect(row(window, /^Downtown/)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(pane(window)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row(window, /^Harbour/)).toBeFocused();
  await expect(pane(window)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane(window)).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(pane(window)).toBeHidden();
  await expectGoodLooks(window, 'locations-no-pane');
  await page.keyboard.press('Enter');
  await expect(pane(window)).toContainText('Old Town');
});

test('the selection stays with its location, and rows do not move under the pointer or the keys', async ({
  openWindow,
}) => {
  const window = await openLocations(openWindow, [frozenHarbour, aStatus()]);
  const turned = {
    rows: [aStatus({ tone: 'bad', word: 'noAccess', reason: { kind: 'notVisible' } }), frozenHarbour],
  };
  await row(window, /^Harbour/).hover();
  await window.changeIntegration(turned);
  await expect(row(window, /^Downtown: No access/)).toBeVisible();
  expect(await titles(window)).toEqual(['Harbour', 'Downtown']);
  await window.page.getByRole('heading', { name: 'Locations' }).hover();
  await expect.poll(() => titles(window)).toEqual(['Downtown', 'Harbour']);
  await expect(row(window, /^Harbour/)).toHaveAttribute('aria-selected', 'true');
});

test('a hundred locations stand under their chains, are found by name, and move fluidly', async ({
  openWindow,
}) => {
  const window = await openLocations(openWindow, hundredLocations);
  const { page } = window;
  await expect(row(window, /^Salon/)).toHaveCount(100);
  await expect(page.getByRole('radio', { name: 'Problems 6' })).toBeVisible();
  await savePicture(window, 'locations-100');

  await page.getByRole('button', { name: /^Nord & Co/ }).click();
  await expect(row(window, /^Salon/)).toHaveCount(89);
  await page.getByRole('button', { name: /^Nord & Co/ }).click();

  await page.getByRole('radio', { name: 'Chain: Nord & Co' }).check();
  await expect(row(window, /^Salon/)).toHaveCount(11);
  await page.getByRole('radio', { name: 'Problems 6' }).check();
  await expect(row(window, /^Salon/)).toHaveCount(6);
  await expectGoodLooks(window, 'locations-chains');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('099');
  await expect(page.getByText('No location fits')).toBeVisible();
  await expectGoodLooks(window, 'locations-none-fits');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(row(window, /^Salon/)).toHaveCount(100);

  await expect(pane(window)).toContainText('36 of 100 in the last minute');
  const scrolling = await drawingWork(grid(window), () => scrollDown(grid(window), { steps: 30, by: 120 }));
  expect(scrolling).toMatchObject({ rowsAdded: 0, timesWritten: 0 });
  const [first, ...others] = hundredLocations;
  if (!first) throw new Error('no sample');
  const oneChange = await drawingWork(grid(window), async () => {
    await window.changeIntegration({ rows: [{ ...first, title: 'Salon turned' }, ...others] });
    await expect(row(window, /^Salon turned/)).toBeVisible();
  });
  // That line, its pane, and not the ninety-nine others.
  expect(oneChange.timesWritten).toBeLessThan(150);
});

test('before anything is connected, and before anything is read', async ({ openWindow }) => {
  const bare = await openWindow('main', (desk) => ({
    account: { ...desk.account, account: { ...desk.account.account, locations: [] } },
  }));
  await bare.page.getByRole('link', { name: 'Locations' }).click();
  await expect(bare.page.getByText('No location is connected yet')).toBeVisible();
  await expectGoodLooks(bare, 'locations-none');
  await bare.page.getByRole('main').getByRole('button', { name: 'Open settings' }).click();
  await expect(bare.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('while the first round is under way', async ({ openWindow }) => {
  const window = await openLocations(openWindow, [], { refreshing: { done: 1, of: 3 } });
  await expect(window.page.getByText('Checking your locations…')).toBeVisible();
  await expect(window.page.getByText('Reading the state: 1 of 3')).toBeVisible();
  await expectGoodLooks(window, 'locations-coming');
  const unread = { word: 'unknown', tone: 'off', reason: { kind: 'notChecked' }, checkedAt: null } as const;
  await window.changeIntegration({
    rows: [downtown, riverside].map((location) => aStatus({ ...location, ...unread })),
    refreshing: { done: 1, of: 3 },
  });
  await expect(row(window, 'Downtown: Unknown, checking…')).toBeVisible();
});

test('details that cannot be read say why, and are asked for again; empty ones say so', async ({
  openWindow,
}) => {
  const window = await openLocations(openWindow);
  await window.answer('integration.details', { kind: 'problem', problem: { kind: 'offline', detail: null } });
  await row(window, /^Downtown/).click();
  await expect(pane(window).getByRole('alert')).toContainText('Altegio cannot be reached');
  await expectGoodLooks(window, 'locations-details-trouble');
  await window.answer('integration.details', {
    kind: 'details',
    details: someDetails({
      statusLog: [],
      payments: [],
      webhooks: null,
      webhooksProblem: { kind: 'noRight', detail: null },
    }),
  });
  await pane(window).getByRole('button', { name: 'Try again' }).click();
  await expect(pane(window)).toContainText("Altegio's log says nothing about this location yet.");
  await expect(pane(window).getByRole('table', { name: 'Payments' })).toContainText('No payment is known.');
  await expect(pane(window).getByRole('list', { name: 'Status log' })).toContainText(
    'nothing about this location',
  );
  await expectGoodLooks(window, 'locations-details-empty');
});
