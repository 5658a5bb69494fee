import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { aCard, aRow, harbour, openNumber, riverside, secondsAgo } from './support/samples.ts';

test('Now shows at a glance whether calls arrive, the numbers of the day and the last calls', async ({
  openWindow,
}) => {
  const window = await openWindow('main');
  const { page } = window;

  expect(await page.title()).toBe('Ringdesk');
  await expect(page.getByRole('status')).toContainText('Calls are arriving · 3 locations · last check');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText([
    'Now',
    'Calls',
    /^Follow-up/,
    'Locations',
    'Reports',
    'Settings',
  ]);
  await expect(page.getByRole('link', { name: 'Now', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('region', { name: 'Today' })).toContainText('41');

  const rows = page.getByRole('region', { name: 'Last calls' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toHaveText(/Marta Quill\s*VIP\s*Answered\s*Downtown\s*\d\d?:\d\d.*2:31/);
  await expect(rows.nth(1)).toContainText('new number');
  await expect(rows.nth(2)).toHaveText(/Outgoing\s*Riverside.*P[SD]T.*0:48/);
  await expect(rows.nth(3)).toHaveText(/Withheld number\s*while you were away\s*Busy\s*Harbour.*–/);
  await expectGoodLooks(window, 'now');
});

test('a number that nobody was asked about is not called new', async ({ openWindow }) => {
  const lastCalls = [aRow({ clientName: null, number: openNumber('+1 315 555 0175') })];
  const window = await openWindow('main', ({ calls }) => ({ calls: { ...calls, lastCalls } }));
  const row = window.page.getByRole('region', { name: 'Last calls' }).getByRole('listitem');
  await expect(row).toContainText('0175');
  await expect(row).not.toContainText('new number');
});

test('the days of calls are those of the server', async ({ openWindow }) => {
  const lastCalls = [aRow({ startedAt: secondsAgo(-86_400) })];
  const window = await openWindow('main', ({ calls }) => ({
    calls: { ...calls, lastCalls, serverOffsetMs: 86_400_000 },
  }));
  const row = window.page.getByRole('region', { name: 'Last calls' }).getByRole('listitem');
  await expect(row).toHaveText(/Downtown\s*\d\d?:\d\d/);
});

test('live cards stand on Now, those without room on the popup too', async ({ openWindow }) => {
  const window = await openWindow('main');
  const stranger = aCard({ number: openNumber('+1 310 555 0199'), match: { kind: 'unknown', declined: [] } });
  await window.showCards([aCard()], [stranger]);

  const live = window.page.getByRole('region', { name: 'Calls just now' });
  await expect(live.getByRole('region', { name: 'Incoming call: Marta Quill, Downtown' })).toBeVisible();
  await live.getByRole('textbox', { name: 'Name' }).fill('Nora');
  await live.getByRole('button', { name: 'Create client' }).click();
  await window.expectAsked('card.create', { key: stranger.key, name: 'Nora' });
  await expectGoodLooks(window, 'now-live');
});

test('a day without calls says so, and so does one that is still being asked for', async ({ openWindow }) => {
  const today = { calls: 0, answered: 0, missed: 0, outgoing: 0 };
  const empty = { revision: 1, lastCalls: [], today, serverOffsetMs: 0 };
  const waiting = await openWindow('main', () => ({ calls: { ...empty, loaded: false } }));
  await expect(waiting.page.getByRole('region', { name: 'Last calls' })).toContainText('Asking Altegio');
  await expectGoodLooks(waiting, 'now-loading');

  await waiting.changeHealth({ overall: 'signInAgain', refusedToken: 'user', locations: [] });
  await expect(waiting.page.getByRole('region', { name: 'Last calls' })).toContainText(
    'as soon as Altegio answers',
  );

  const quiet = await openWindow('main', () => ({ calls: { ...empty, loaded: true } }));
  await expect(quiet.page.getByRole('region', { name: 'Last calls' })).toContainText('No calls yet');
  await expectGoodLooks(quiet, 'now-empty');
});

test('long names and many calls keep their columns', async ({ openWindow }) => {
  const long = 'Wilhelmina Katharina Alexandra von Hohenstein-Quill the Younger';
  const lastCalls = Array.from({ length: 10 }, (_, index) =>
    aRow({
      clientName: index % 3 === 0 ? long : 'Jo',
      vip: index % 2 === 0,
      whileAway: index > 6,
      locationId: index % 2 === 0 ? harbour.id : riverside.id,
      startedAt: secondsAgo(index * 20_000),
      direction: index === 4 ? 'internal' : 'incoming',
      status: index === 5 ? 'notavailable' : 'success',
      durationSeconds: index * 900,
    }),
  );
  const window = await openWindow('main', ({ calls }) => ({ calls: { ...calls, lastCalls } }));
  await expect(window.page.getByRole('region', { name: 'Last calls' }).getByRole('listitem')).toHaveCount(10);
  await expectGoodLooks(window, 'now-long');
});

test('the demo salon says that it is one', async ({ openWindow }) => {
  const window = await openWindow('main', ({ app }) => ({
    app: { ...app, app: { ...app.app, demo: true } },
  }));
  const bar = window.page.getByRole('complementary', { name: 'Demo salon' });
  await bar.getByRole('button', { name: 'Ring now' }).click();
  await window.expectAsked('demo.ring', undefined);
  await expectGoodLooks(window, 'now-demo');
  await bar.getByRole('button', { name: 'Connect to Altegio' }).click();
  await window.expectAsked('connect.begin', undefined);
  await bar.getByRole('button', { name: 'Leave demo' }).click();
  await window.expectAsked('app.leaveDemo', undefined);
});

test('Ctrl and a digit go to a place', async ({ openWindow }) => {
  const { page } = await openWindow('main');
  const places = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(places.first()).toBeVisible();
  await page.keyboard.press(`Control+${await places.count()}`);
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
});

test('when no call came today, the strip does not say that calls arrive', async ({ openWindow }) => {
  const { page } = await openWindow('main', ({ calls }) => ({
    calls: { ...calls, today: { calls: 0, answered: 0, missed: 0, outgoing: 0 } },
  }));
  await expect(page.getByRole('status')).toContainText('Connected. No call yet today. · 3 locations');
  await expect(page.getByRole('status')).not.toContainText('Calls are arriving');
});
