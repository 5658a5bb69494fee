import { expect, test } from '../support/sharedDesk.ts';

const cardOf = (who: string, location: string): string => `Incoming call: ${who}, ${location}`;

test.beforeEach(async ({ mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
});

test('a call that was just saved pops up with the name of the client', async ({
  api,
  app,
  popup,
  mainWindow,
}) => {
  api.addCall({ locationId: api.location('Downtown').id, client: api.client('Marta Quill') });

  const card = popup.getByRole('region', { name: cardOf('Marta Quill', 'Downtown') });
  await expect(card).toBeVisible();
  const win = await app.browserWindow(popup);
  const shows = () => win.evaluate((one: Electron.BrowserWindow) => one.isVisible());
  await expect.poll(shows).toBe(true);
  await expect(card).toContainText('Just called');
  await expect(card).not.toContainText('Ringing');
  await expect(card).toContainText('62 visits');
  await expect(card).toContainText('VIP');
  await expect(card).toContainText('Allergic to PPD');
  await expect(card).toContainText('+1 315 ••• 0175');
  await expect(card).not.toContainText('555 0175');
  for (const name of ['Open card', 'New booking', 'Copy number', 'Dismiss']) {
    await expect(card.getByRole('button', { name })).toBeVisible();
  }
  await expect(
    mainWindow
      .getByRole('region', { name: 'Last calls' })
      .getByRole('listitem')
      .filter({ hasText: 'Marta Quill' })
      .first(),
  ).toBeVisible();
  expect(api.violations).toEqual([]);
  await card.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(shows).toBe(false);
});

test('two locations at once show a card each', async ({ api, popup }) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550142' });
  api.addCall({ locationId: api.location('Riverside').id, phone: '+14245550143' });

  await expect(popup.getByRole('region', { name: cardOf('+1 424 555 0142', 'Downtown') })).toBeVisible();
  await expect(popup.getByRole('region', { name: cardOf('+1 424 555 0143', 'Riverside') })).toBeVisible();
});

test('a missed call says so, and a call of 15 minutes pops up when it ends', async ({ api, popup }) => {
  const locationId = api.location('Downtown').id;
  api.addCall({ locationId, phone: '+14245550142', durationSeconds: 900 });
  await expect(popup.getByRole('region', { name: cardOf('+1 424 555 0142', 'Downtown') })).toContainText(
    'Just called',
  );

  api.addCall({ locationId, phone: '+14245550143', status: 'missed' });
  await expect(popup.getByRole('region', { name: cardOf('+1 424 555 0143', 'Downtown') })).toContainText(
    'Missed',
  );
});

test('an unknown caller becomes a client in Altegio with a name and one click', async ({
  api,
  mainWindow,
  popup,
}) => {
  const { id: locationId } = api.location('Downtown');
  api.addCall({ locationId, phone: '+14245550121' });
  const card = popup.getByRole('region', { name: cardOf('+1 424 555 0121', 'Downtown') });
  await expect(card).toContainText('New number');
  const row = mainWindow
    .getByRole('region', { name: 'Last calls' })
    .getByRole('listitem')
    .filter({ hasText: /\+1 424 555 0121|Nora Newcomer/ });
  await expect(row).toContainText('+1 424 555 0121');
  await expect(row).toContainText('new number');
  await card.getByRole('textbox', { name: 'Name' }).fill('Nora Newcomer');
  await card.getByRole('button', { name: 'Create client' }).click();

  await expect(popup.getByRole('region', { name: cardOf('Nora Newcomer', 'Downtown') })).toBeVisible();
  await expect(row).toContainText('Nora Newcomer');
  await expect(row).not.toContainText('new number');
  expect(api.client('Nora Newcomer').phone).toContain('14245550121');
});

test('a refused new client keeps the name that was typed and says why', async ({ api, popup }) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550198' });
  const card = popup.getByRole('region', { name: cardOf('+1 424 555 0198', 'Downtown') });
  await card.getByRole('textbox', { name: 'Name' }).fill('Nick Newcomer');
  api.failWith(500, { path: /POST .*\/clients\/\d+$/ });
  await card.getByRole('button', { name: 'Create client' }).click();

  await expect(card.getByRole('alert')).toBeVisible();
  await expect(card.getByRole('textbox', { name: 'Name' })).toHaveValue('Nick Newcomer');
});

test('several clients on one number: one key chooses, and the choice is remembered', async ({
  api,
  popup,
}) => {
  const { id: locationId } = api.location('Downtown');
  api.addCall({ locationId, phone: '+13155550188' });
  const shared = popup.getByRole('region', { name: cardOf('+1 315 555 0188', 'Downtown') });
  await expect(shared.getByRole('button', { name: 'Ann Shared' })).toBeVisible();
  await expect(shared.getByRole('button', { name: 'Bea Shared' })).toBeVisible();
  await shared.getByRole('button', { name: 'Bea Shared' }).click();
  const bea = popup.getByRole('region', { name: cardOf('Bea Shared', 'Downtown') });
  await expect(bea.getByRole('button', { name: 'Open card' })).toBeVisible();
  await bea.getByRole('button', { name: 'Dismiss' }).click();
  await expect(bea).toHaveCount(0);

  api.addCall({ locationId, phone: '+13155550188' });
  await expect(bea).toBeVisible();
});

test('the same last digits are shown as a guess, without anything private', async ({ api, popup }) => {
  const { id: locationId } = api.location('Downtown');
  api.addClient({ locationId, name: 'Gwen Guess', phone: '+442055501234', comment: 'Private note' });
  api.addCall({ locationId, phone: '+13155501234', clientId: 0 });

  const card = popup.getByRole('region', { name: cardOf('+1 315 550 1234', 'Downtown') });
  await expect(card).toContainText('Possibly');
  await expect(card).not.toContainText('Private note');
  await card.getByRole('button', { name: 'Gwen Guess' }).click();
  await expect(popup.getByRole('region', { name: cardOf('Gwen Guess', 'Downtown') })).toContainText(
    'Private note',
  );
});

test('withheld and internal numbers have cards of their own', async ({ api, popup }) => {
  const { id: locationId } = api.location('Downtown');
  api.addCall({ locationId, phone: '' });
  api.addCall({ locationId, phone: '204' });

  const withheld = popup.getByRole('region', { name: cardOf('Withheld number', 'Downtown') });
  await expect(withheld.getByRole('button')).toHaveCount(1);
  await expect(withheld.getByRole('button', { name: 'Dismiss' })).toBeVisible();
  await expect(popup.getByRole('region', { name: cardOf('204', 'Downtown') })).toBeVisible();
});

test('three cards at most, the rest is counted, and all go at once', async ({ api, popup }) => {
  const { id: locationId } = api.location('Downtown');
  for (let caller = 0; caller < 5; caller += 1) api.addCall({ locationId, phone: `+1424555015${caller}` });

  await expect(popup.getByRole('region', { name: /^Incoming call/ })).toHaveCount(3);
  await expect(popup.getByRole('button', { name: '+2 more' })).toBeVisible();
  await popup.getByRole('button', { name: 'Dismiss all' }).click();
  await expect(popup.getByRole('region', { name: /^Incoming call/ })).toHaveCount(0);
});

test('a call that changes later updates in place', async ({ api, mainWindow }) => {
  const id = api.addCall({
    locationId: api.location('Downtown').id,
    phone: '+14245550146',
    status: 'missed',
  });
  const row = mainWindow
    .getByRole('region', { name: 'Last calls' })
    .getByRole('listitem')
    .filter({ hasText: '+1 424 555 0146' });
  await expect(row).toContainText('Missed');

  api.changeCall(id, { status: 'success', durationSeconds: 75 });
  await expect(row).toContainText('Answered');
  await expect(row).toHaveCount(1);
});

test('the card opens only in Altegio’s web app', async ({ api, popup, app }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const { id } = api.location('Downtown');
  const client = api.addClient({ locationId: id, name: 'Opal Opens', phone: '+14245550164' });
  api.addCall({ locationId: id, client });
  const card = popup.getByRole('region', { name: cardOf('Opal Opens', 'Downtown') });
  await card.getByRole('button', { name: 'Open card' }).click();
  await card.getByRole('button', { name: 'New booking' }).click();

  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await expect.poll(opened).toHaveLength(2);
  expect((await opened())[0]).toBe(
    `https://app.alteg.io/clients/${id}/base/?#open_card_client_id=${client.id}`,
  );
  expect((await opened())[1]).toMatch(new RegExp(`^https://app\\.alteg\\.io/timetable/${id}`));
});

test('copies the whole number, though the card shows a masked one', async ({ api, popup, app }) => {
  const { id: locationId } = api.location('Downtown');
  const client = api.addClient({ locationId, name: 'Cora Copies', phone: '+14245550165' });
  api.addCall({ locationId, client });
  await popup.getByRole('button', { name: 'Copy number' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('+14245550165');
});
