import type { PartnerState } from '../../contract/model/partner.ts';
import { problem, type DeskWindow } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks, savePicture } from './support/looks.ts';
import {
  aLedgerEntry,
  aRegistration,
  connected,
  details,
  halfWay,
  moderation,
  otherAddress,
  ownAddress,
  paymentRequest,
  prepared,
  refundRequest,
  tariffs,
} from './support/partnerSamples.ts';
import { downtown, harbour, riverside, sampleNow, secondsAgo } from './support/samples.ts';
import type { Desk } from './support/sampleDesk.ts';

const unlocked = { pinSet: true, unlockedUntil: secondsAgo(-600), blockedUntil: null };
const link = 'https://ringdesk.example/connect?salon_ids[]=101&salon_ids[]=102&crm_token=x';

/** A desk whose manager has just typed the PIN. */
const atPartner =
  (partner: Partial<PartnerState> = {}) =>
  (desk: Desk): Partial<Desk> => ({
    manager: { revision: 1, manager: unlocked },
    partner: { revision: 1, partner: { ...desk.partner.partner, ...partner } },
  });

async function toPartner({ page }: DeskWindow, tab?: string): Promise<void> {
  await page.getByRole('link', { name: 'Locations', exact: true }).click();
  await page.getByRole('button', { name: 'Partner tools' }).click();
  if (tab) await page.getByRole('tab', { name: tab, exact: true }).click();
}

test('without a PIN the tools stay closed, and one can be set there', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await toPartner(window);
  await expect(page.getByRole('region', { name: 'No manager PIN is set' })).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await expectGoodLooks(window, 'partner-no-pin');
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  await page.getByLabel('New PIN', { exact: true }).fill('4071');
  await page.getByLabel('New PIN again').fill('4071');
  await page.keyboard.press('Enter');
  await window.expectAsked('manager.setPin', { current: null, pin: '4071' });
  await page.getByRole('button', { name: 'Back to locations' }).click();
  await expect(page.getByRole('heading', { name: 'Locations' })).toBeVisible();
});

test('while locked the PIN is asked for at once, and again when it has lapsed', async ({ openWindow }) => {
  const manager = { pinSet: true, unlockedUntil: null, blockedUntil: null };
  const window = await openWindow('main', () => ({ manager: { revision: 1, manager } }));
  const { page } = window;
  await toPartner(window);
  await expect(page.getByRole('dialog', { name: 'Unlock with the PIN' })).toBeVisible();
  await expectGoodLooks(window, 'partner-unlock');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'The partner tools are locked' })).toBeVisible();
  await expectGoodLooks(window, 'partner-locked');

  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByLabel('Manager PIN', { exact: true }).fill('4071');
  await page.keyboard.press('Enter');
  await window.expectAsked('manager.unlock', { pin: '4071' });
  await window.changeManager(unlocked);
  await expect(page.getByRole('tab', { name: 'Connect', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );

  await window.changeManager(manager);
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a pasted link is read at once and shows what it holds', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await toPartner(window);
  await expectGoodLooks(window, 'partner-connect-empty');
  await page.getByRole('textbox', { name: 'Registration link' }).fill(link);
  await window.expectAsked('partner.readLink', { link });
  await window.changePartner({ registration: aRegistration() });
  const panel = page.getByRole('region', { name: 'The link holds 4 locations' });
  await expect(panel).toContainText('Nadia Ferreira · nadia@lavisage.example');
  await expect(panel).toContainText('La Visage');
  await expect(panel).toContainText('Will be enabled after the activation');
  await expect(panel).toContainText('58 min');
  await expect(panel.getByRole('list', { name: 'Locations in this link' })).toContainText('Already active');
  await expectGoodLooks(window, 'partner-connect-read', true);
  await window.expectAsked('partner.activate');

  await page.getByRole('button', { name: 'Activate' }).click();
  await window.expectAsked('partner.activate', { registrationId: 'r1' });
  await window.expectAsked('partner.readLink', { link });
  await expect(page.getByRole('textbox', { name: 'Registration link' })).toHaveValue('');
});

test('Activate reads a link first, and goes on only when it is good', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await toPartner(window);
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByText('Paste the registration link first.')).toBeVisible();

  await window.answer('partner.readLink', {
    kind: 'problem',
    problem: { kind: 'signatureWrong', detail: null },
  });
  await page.getByRole('textbox', { name: 'Registration link' }).fill(link);
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByRole('alert')).toContainText('The signature of this link is wrong');
  await window.expectAsked('partner.activate');
  await expectGoodLooks(window, 'partner-connect-forged');

  await window.answer('partner.readLink', { kind: 'read', registrationId: 'r1' });
  await page.getByRole('button', { name: 'Activate' }).click();
  await window.expectAsked('partner.activate', { registrationId: 'r1' });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('every location of the link tells what became of it, as it happens', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner({ registration: aRegistration({ source: 'deepLink' }) }));
  const { page } = window;
  await toPartner(window);
  await expect(page.getByText('From a link that was opened on this computer.')).toBeVisible();
  await page.getByRole('button', { name: 'Activate' }).click();
  await window.expectAsked('partner.activate', { registrationId: 'r1' });
  await window.changePartner({ registration: halfWay });
  const results = page.getByRole('list', { name: 'Activation results' });
  await expect(results.getByRole('listitem').filter({ hasText: 'Riverside' })).toContainText('Refused');
  await expect(results).toContainText('The owner has taken the access back');
  await expectGoodLooks(window, 'partner-activating', true);

  const [first, second, third, last] = halfWay.locations;
  await window.changePartner({
    registration: {
      ...halfWay,
      phase: 'done',
      locations: [first, second, third, last && { ...last, state: 'late' as const }].filter((one) => !!one),
      telephony: 'failed',
      telephonyProblem: { kind: 'server', detail: null },
    },
  });
  await expect(results).toContainText('Too late: ask the owner to press Connect again');
  await expect(page.getByRole('alert')).toContainText('Altegio has a fault');
  await page.getByRole('button', { name: 'Forget this link' }).click();
  await window.expectAsked('partner.dropLink', undefined);
});

test('a link that is opened on this computer takes the place of a pasted one', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await toPartner(window);
  await page.getByRole('textbox', { name: 'Registration link' }).fill(link);
  await window.expectAsked('partner.readLink', { link });
  await window.changePartner({ registration: aRegistration({ id: 'r2', source: 'deepLink' }) });
  await expect(page.getByRole('textbox', { name: 'Registration link' })).toHaveValue('');
  await page.getByRole('button', { name: 'Activate' }).click();
  await window.expectAsked('partner.activate', { registrationId: 'r2' });
  await window.expectAsked('partner.readLink', { link });
});

test('time runs out: a warning in the last quarter, then what to do', async ({ openWindow, clock }) => {
  const window = await openWindow(
    'main',
    atPartner({ registration: aRegistration({ until: secondsAgo(-540) }) }),
  );
  await toPartner(window);
  await expect(window.page.locator('[data-tone="warn"]')).toHaveText('9 min');
  await clock.pass(540_000);
  await expect(window.page.getByText('Over: ask the owner to press Connect again')).toBeVisible();
});

test('a payment is refunded only after the request was shown', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await window.answer('integration.details', { kind: 'details', details });
  await window.answer('partner.tariffs', { kind: 'tariffs', tariffs });
  await window.answer('partner.prepare', prepared({}));
  await toPartner(window, 'Billing');
  const payments = page.getByRole('table', { name: 'Payments of Downtown' });
  await expect(payments.getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('row', { name: /Yearly/ })).toContainText('2 months free');
  await expectGoodLooks(window, 'partner-billing', true);

  await payments.getByRole('button', { name: 'Refund payment 90412' }).click();
  const action = { kind: 'refund', locationId: downtown.id, paymentId: 90412 } as const;
  await window.expectAsked('partner.prepare', { action });
  const question = page.getByRole('alertdialog', { name: 'This will be sent' });
  await expect(question).toContainText('POST /api/v1/marketplace/partner/payment/refund/90412');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await window.expectAsked('partner.send');

  await payments.getByRole('button', { name: 'Refund payment 90412' }).click();
  await question.getByRole('button', { name: 'Send' }).click();
  await window.expectAsked('partner.send', { id: 'p1', typed: null });
  await expect(question).toBeHidden();
  await expect(page.getByText('The refund is reported.')).toBeVisible();
  await expect.poll(async () => (await window.asked('integration.details')).length).toBeGreaterThan(1);
});

test('a payment is reported, and a lost answer is no refusal', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await window.answer('integration.details', { kind: 'details', details });
  await window.answer('partner.tariffs', { kind: 'tariffs', tariffs });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: downtown.timeZone }).format(sampleNow);
  await toPartner(window, 'Billing');
  await page.getByRole('button', { name: 'Report a payment' }).click();
  await expect(page.getByLabel('Currency')).toHaveValue('USD');
  await expect(page.getByLabel('Paid on')).toHaveValue(today);
  await page.getByRole('button', { name: 'Review' }).first().click();
  await expect(page.getByText('Type an amount above 0.')).toBeVisible();
  await expectGoodLooks(window, 'partner-report-payment', true);
  await page.getByLabel('Sum').fill('49,50');
  await page.getByLabel('Paid on').fill('2026-11-27');
  await page.getByLabel('Period from').fill('2026-11-27');
  await page.getByLabel('Period to').fill('2026-12-27');
  const action = {
    kind: 'payment',
    locationId: downtown.id,
    sum: 49.5,
    currency: 'USD',
    paidOn: '2026-11-27',
    fromDay: '2026-11-27',
    toDay: '2026-12-27',
  } as const;
  await window.answer('partner.prepare', prepared({ action, requests: [paymentRequest] }));
  await window.answer('partner.send', problem('answerLost'));
  await page.getByRole('button', { name: 'Review' }).first().click();
  await window.expectAsked('partner.prepare', { action });
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('"payment_sum": 49.5');
  await expectGoodLooks(window, 'partner-send');
  await window.hold('partner.send');
  await question.getByRole('button', { name: 'Send' }).click();
  await expect(question.locator('[aria-live=polite]')).toContainText('looks whether it has arrived');
  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await window.letGo('partner.send');
  await expect(question.getByRole('alert')).toContainText('writes into the ledger what it finds');
  await expect(question.getByRole('button', { name: 'Send' })).toBeHidden();
  await expect(question.getByRole('button', { name: 'Close' })).toBeFocused();
  await expectGoodLooks(window, 'partner-send-lost');
  await question.getByRole('button', { name: 'Close' }).click();
  await expect(question).toBeHidden();
});

test('payment pages open and are copied, with a discount; several locations get one', async ({
  openWindow,
  clock,
}) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await window.answer('integration.details', { kind: 'details', details });
  await window.answer('partner.tariffs', { kind: 'tariffs', tariffs });
  await toPartner(window, 'Billing');
  await page.getByRole('combobox', { name: 'Location' }).selectOption('Harbour');
  await page.getByRole('button', { name: 'Open payment page: Telephony Yearly' }).click();
  await page.getByLabel('Discount (%)').fill('150');
  await expect(page.getByText('Type a percentage from 0 to 100.')).toBeVisible();
  await page.getByLabel('Discount (%)').fill('12.5');
  await clock.stop();
  await page.getByRole('button', { name: 'Copy link: Telephony Monthly' }).click();
  await window.expectAsked(
    'partner.paymentPage',
    { locationId: harbour.id, tariffOptionId: 12, discountPercent: null, then: 'open' },
    { locationId: harbour.id, tariffOptionId: 11, discountPercent: 12.5, then: 'copy' },
  );
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await clock.go();
  await expect(page.getByRole('button', { name: 'Copied' })).toHaveCount(0);

  const discount = page.getByRole('region', { name: 'Discount', exact: true });
  await discount.getByRole('button', { name: 'Review' }).click();
  await expect(discount.getByRole('alert')).toContainText('Choose at least one location.');
  await discount.getByRole('checkbox', { name: /Downtown/ }).check();
  await discount.getByRole('checkbox', { name: /Riverside/ }).check();
  await discount.getByLabel('Percent').fill('20');
  const action = { kind: 'discount', locationIds: [downtown.id, riverside.id], percent: 20 } as const;
  await window.answer(
    'partner.prepare',
    prepared({ action: { ...action, locationIds: [...action.locationIds] } }),
  );
  await discount.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('alertdialog')).toContainText(
    'Gives Downtown and Riverside a discount of 20 %.',
  );
});

test('a location is disconnected only once its name was typed', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await window.answer('partner.connected', { kind: 'connected', locations: connected, more: true });
  await window.answer(
    'partner.prepare',
    prepared({
      action: { kind: 'disconnect', locationId: harbour.id },
      requests: [
        {
          operation: 'sendVoipCommand',
          method: 'POST',
          path: '/api/v1/voip/integration',
          body: JSON.stringify({ command: 'setup', type: 'disable', crm_token: '[token]' }, null, 2),
        },
        {
          operation: 'uninstallApplication',
          method: 'POST',
          path: '/api/v1/marketplace/salon/103/application/4217/uninstall',
          body: '',
        },
      ],
      typeToConfirm: 'Harbour',
    }),
  );
  await toPartner(window, 'Connected');
  const table = page.getByRole('table', { name: 'Connected locations' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await expectGoodLooks(window, 'partner-connected', true);
  await page.getByRole('button', { name: 'Show more' }).click();
  await window.expectAsked('partner.connected', { page: 1 }, { page: 1 }, { page: 2 });

  await table.getByRole('button', { name: 'Disconnect: Harbour' }).click();
  await window.expectAsked('partner.prepare', { action: { kind: 'disconnect', locationId: harbour.id } });
  const question = page.getByRole('alertdialog', { name: 'This will be sent' });
  await expect(question.getByLabel('Name of the location')).toBeFocused();
  await expectGoodLooks(window, 'partner-disconnect');
  await window.answer('partner.send', problem('typedWrong'));
  await page.keyboard.type('Harbor');
  await page.keyboard.press('Enter');
  await expect(question.getByRole('alert')).toContainText('This is not the name of the location');
  await window.answer('partner.send', { kind: 'done' });
  await question.getByLabel('Name of the location').fill('Harbour');
  await page.keyboard.press('Enter');
  await window.expectAsked('partner.send', { id: 'p1', typed: 'Harbor' }, { id: 'p1', typed: 'Harbour' });
  await expect(page.getByText('The location is disconnected.')).toBeVisible();
});

test('event addresses are reviewed before they replace the old ones', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  const webhooks = { active: true, urls: [otherAddress] };
  await window.answer('partner.webhooks', { kind: 'webhooks', webhooks });
  await toPartner(window, 'Webhooks');
  const panel = page.getByRole('region', { name: 'Event addresses' });
  await expect(panel).toContainText('Addresses of other vendors');
  await panel.getByLabel('New address').fill('hooks');
  await panel.getByRole('button', { name: 'Add' }).click();
  await expect(panel).toContainText('Type a whole address');
  await panel.getByLabel('New address').fill(ownAddress);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('list')).toContainText(ownAddress);
  await expectGoodLooks(window, 'partner-webhooks');
  await panel.getByRole('button', { name: `Remove ${otherAddress}` }).click();
  await panel.getByRole('switch', { name: 'Send events' }).uncheck();

  const action = { kind: 'webhooks', locationId: downtown.id, urls: [ownAddress], active: false } as const;
  await window.answer(
    'partner.prepare',
    prepared({
      action: { ...action, urls: [...action.urls] },
      requests: [
        {
          operation: 'setHookSettings',
          method: 'POST',
          path: '/api/v1/hooks_settings/101',
          body: JSON.stringify({ active: 0, urls: [ownAddress] }, null, 2),
        },
      ],
      difference: { added: [ownAddress], removed: [otherAddress], kept: [] },
    }),
  );
  await panel.getByRole('button', { name: 'Review' }).click();
  await window.expectAsked('partner.prepare', { action: { ...action, urls: [...action.urls] } });
  await expect(window.page.getByText('No events are sent to them yet.')).toBeVisible();
  await expectGoodLooks(window, 'partner-webhooks-review');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('The event addresses are saved at Altegio.')).toBeVisible();
});

test('the receiver is switched on with a port, and its addresses can be copied', async ({
  openWindow,
  clock,
  app,
}) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await toPartner(window, 'Notices');
  await page.getByLabel('Port').fill('80');
  await page.getByRole('switch', { name: 'Receive here' }).click();
  await expect(page.getByText('Type a number from 1024 to 65535.')).toBeVisible();
  await page.getByLabel('Port').fill('8137');
  await window.answer('partner.receiver', problem('portTaken'));
  await page.getByRole('switch', { name: 'Receive here' }).click();
  await window.expectAsked('partner.receiver', { on: true, port: 8137 });
  await expect(page.getByRole('alert')).toContainText('Another program uses this port');
  await window.answer('partner.receiver', { kind: 'done' });
  await page.getByRole('switch', { name: 'Receive here' }).click();
  const registrationUrl = 'http://127.0.0.1:8137/connect';
  await window.changePartner({
    receiver: {
      on: true,
      port: 8137,
      registrationUrl,
      noticesUrl: 'http://127.0.0.1:8137/notices/9d2f4b',
      lastNotice: { at: secondsAgo(900), locationId: harbour.id, event: 'freeze', repeated: true },
      refusedNotices: 2,
      problem: null,
    },
  });
  await expect(page.getByText(/^Frozen · Harbour · Today .* · had come before$/)).toBeVisible();
  await expect(page.getByText('2 notices that were not from Altegio')).toBeVisible();
  await expectGoodLooks(window, 'partner-notices');

  // As strict as the app: no page may use the clipboard by permission.
  await app.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
  });
  await clock.stop();
  await page.getByRole('button', { name: 'Copy: Registration address' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(registrationUrl);
});

test('the checklist runs against a test location and keeps its evidence', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  await toPartner(window, 'Moderation');
  await expect(page.getByText('Choose a test location first')).toBeVisible();
  await page.getByRole('combobox', { name: 'Test location' }).selectOption('Downtown');
  await page.getByLabel('Registration URL').fill('https://ringdesk.example/connect');
  await page.getByLabel('Description').fill('Who is calling.');
  const setUp = { locationId: downtown.id, registrationUrl: '', description: '' };
  const registrationUrl = 'https://ringdesk.example/connect';
  await window.expectAsked(
    'partner.moderationSetUp',
    setUp,
    { ...setUp, registrationUrl },
    { ...setUp, registrationUrl, description: 'Who is calling.' },
  );

  await window.changePartner({ moderation });
  const list = page.getByRole('list', { name: 'Checklist' });
  await expect(list.getByRole('listitem').filter({ hasText: 'Sends a refund' })).toContainText('Failed');
  await list.getByText('Evidence: 1 request').nth(2).click();
  await expect(list).toContainText('Answer: 500');
  await page.evaluate(() => scrollTo(0, 0));
  await expectGoodLooks(window, 'partner-moderation', true);
  await list.getByRole('button', { name: 'Run' }).nth(2).click();
  await page.getByRole('button', { name: 'Run all open' }).click();
  await window.expectAsked('partner.moderationRun', { item: 'sendsRefund' }, { item: null });
  await page.getByRole('button', { name: 'Export HTML' }).click();
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await window.expectAsked('partner.moderationExport', { format: 'html' }, { format: 'pdf' });
});

test('the ledger tells who sent what, and what came of it', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner());
  const { page } = window;
  const entries = [
    aLedgerEntry(1),
    aLedgerEntry(2, { operation: 'addDiscount', locationIds: [101, 102, 103, 218], answer: '200' }),
    aLedgerEntry(3, {
      operation: 'notifyRefund',
      requests: [refundRequest],
      state: 'lost',
      answeredAt: null,
      answer: 'timedOut',
      problem: { kind: 'answerLost', detail: 'timedOut' },
    }),
    aLedgerEntry(4, {
      operation: 'sendVoipCommand',
      state: 'refused',
      answer: 'forbidden',
      problem: { kind: 'noRight', detail: null },
    }),
    aLedgerEntry(2000, { operation: 'activateInstallation', state: 'sending', answeredAt: null, answer: '' }),
  ];
  await window.answer('partner.ledger', { kind: 'entries', entries, total: 61 });
  await toPartner(window, 'Ledger');
  const table = page.getByRole('table', { name: 'Sent from this computer' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(table).toContainText('Downtown, Riverside and 2 more');
  await expect(table).toContainText('Telephony on');
  await expect(table).toContainText(
    'Sent, answer unknown. Prepare the same again: Ringdesk looks for it first.',
  );
  await table.getByRole('button', { name: /^Request: Payment/ }).click();
  await expect(table).toContainText('"payment_sum": 49.5');
  await expectGoodLooks(window, 'partner-ledger', true);
  await page.getByRole('button', { name: 'Show more' }).click();
  await window.answer('partner.ledger', {
    kind: 'entries',
    entries: [aLedgerEntry(0), ...entries],
    total: 62,
  });
  await window.changePartner({ ledgerChange: 1 });
  await expect(page.getByText('6 of 62')).toBeVisible();
});

test('the tabs follow the arrow keys, and an empty or refused list says so', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner({ ready: false }));
  const { page } = window;
  await window.answer('partner.connected', { kind: 'connected', locations: [], more: false });
  await window.answer('partner.ledger', { kind: 'entries', entries: [], total: 0 });
  await toPartner(window);
  await expect(page.getByText('nothing can be sent')).toBeVisible();
  await page.getByRole('tab', { name: 'Connect', exact: true }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Billing' })).toBeFocused();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectGoodLooks(window, 'partner-refused');
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Connected' }).click();
  await expect(page.getByText('The app is not connected anywhere yet.')).toBeVisible();
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await expect(page.getByText('Nothing has been sent yet.')).toBeVisible();
  await expectGoodLooks(window, 'partner-empty');
});

test('everything fits into a window of 900 pixels', async ({ openWindow }) => {
  const window = await openWindow('main', atPartner({ registration: halfWay, moderation }));
  const { page } = window;
  await page.setViewportSize({ width: 900, height: 800 });
  await window.answer('integration.details', { kind: 'details', details });
  await window.answer('partner.tariffs', { kind: 'tariffs', tariffs });
  await window.answer('partner.connected', { kind: 'connected', locations: connected, more: false });
  await window.answer('partner.webhooks', {
    kind: 'webhooks',
    webhooks: { active: true, urls: [otherAddress, ownAddress] },
  });
  const entries = [
    aLedgerEntry(1, { locationIds: [101, 102, 103] }),
    aLedgerEntry(2, { operation: 'sendVoipCommand', state: 'refused', answer: '' }),
  ];
  await window.answer('partner.ledger', { kind: 'entries', entries, total: 2 });
  await toPartner(window);
  for (const tab of ['Connect', 'Billing', 'Connected', 'Webhooks', 'Notices', 'Moderation', 'Ledger']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: tab, exact: true })).toBeVisible();
    if (tab === 'Billing') await page.getByRole('button', { name: 'Report a payment' }).click();
    await expect(page.getByText('Asking…')).toHaveCount(0);
    await savePicture(window, `partner-900-${tab.toLowerCase()}`, true);
    const wider = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === 'auto')
        .map((one) => `${one.tagName} ${one.className}`),
    );
    expect(wider, `what is too wide in ${tab}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900);
  }
});
