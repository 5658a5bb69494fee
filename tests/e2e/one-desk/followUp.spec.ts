import { followUpRow, openFollowUp } from '../support/followUpPage.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/sharedDesk.ts';

const showTab = (page: Page, name: 'Open' | 'Waiting' | 'Done'): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

/** From now on a bar of this page that goes by itself after some seconds stays: a slow machine needs longer. */
const keepWhatWouldGo = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const book = window.setTimeout;
    const kept = (run: TimerHandler, ms = 0, ...rest: unknown[]) => (ms < 5_000 ? book(run, ms, ...rest) : 0);
    Object.assign(window, { setTimeout: kept });
  });

/** The row has left the open ones and says on the last tab how it was solved. */
async function expectSolved(page: Page, name: string, how: string | RegExp): Promise<void> {
  await expect(followUpRow(page, name)).toHaveCount(0);
  await showTab(page, 'Done');
  await expect(followUpRow(page, name).first()).toContainText(how);
}

test('a missed call is on the list until a call to that number follows', async ({ api, mainWindow }) => {
  const [who, phone] = ['+44 20 7946 0124', '+442079460124'];
  const { id: locationId } = api.location('Downtown');
  await openFollowUp(mainWindow);
  api.addCall({ locationId, phone, status: 'missed', endedSecondsAgo: 60 });
  await expect(followUpRow(mainWindow, who)).toContainText('New number');

  // A try that nobody took is not a call back.
  api.addCall({ locationId, phone, status: 'cancel', direction: 'outgoing', endedSecondsAgo: 40 });
  api.addCall({ locationId, phone, status: 'missed', endedSecondsAgo: 30 });
  await expect(followUpRow(mainWindow, who)).toContainText('2 tries');
  await expect(followUpRow(mainWindow, who)).toHaveCount(1);

  api.addCall({ locationId, phone, direction: 'outgoing', durationSeconds: 20 });
  await expectSolved(mainWindow, who, /Called back/);
});

test('a second call that got through closes it', async ({ api, mainWindow }) => {
  const [who, phone] = ['+44 20 7946 0125', '+442079460125'];
  const { id: locationId } = api.location('Downtown');
  await openFollowUp(mainWindow);
  api.addCall({ locationId, phone, status: 'missed', endedSecondsAgo: 60 });
  await expect(followUpRow(mainWindow, who)).toBeVisible();

  api.addCall({ locationId, phone, durationSeconds: 20 });
  await expectSolved(mainWindow, who, /Rang again and got through/);
});

test('an appointment made after the call closes it, one made before does not', async ({
  api,
  mainWindow,
}) => {
  const { id: locationId } = api.location('Downtown');
  const client = api.addClient({ locationId, name: 'Paula Patient', phone: '+14245550162' });
  const tomorrow = { locationId, client, startsAtMs: api.now() + 86_400_000 };
  api.addAppointment({ ...tomorrow, createdAtMs: api.now() - 3_600_000 });
  await openFollowUp(mainWindow);
  const asked = api.nextRequest(/GET \/api\/v1\/records\/\d+$/);
  api.addCall({ locationId, client, status: 'missed', endedSecondsAgo: 60 });
  await expect(followUpRow(mainWindow, 'Paula Patient')).toBeVisible();
  await asked;
  await expect(followUpRow(mainWindow, 'Paula Patient')).toBeVisible();

  api.addAppointment({ ...tomorrow, startsAtMs: api.now() + 2 * 86_400_000 });
  await expectSolved(mainWindow, 'Paula Patient', /Booked/);
  expect(api.violations).toEqual([]);
});

test('decisions by hand, and undo', async ({ api, mainWindow }) => {
  const [who, phone] = ['+44 20 7946 0126', '+442079460126'];
  await openFollowUp(mainWindow);
  api.addCall({ locationId: api.location('Downtown').id, phone, status: 'missed' });
  const row = followUpRow(mainWindow, who);
  await keepWhatWouldGo(mainWindow);
  await row.getByRole('button', { name: 'Not needed' }).click();
  await expect(row).toHaveCount(0);
  await mainWindow.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();

  await row.getByRole('button', { name: 'Later' }).click();
  await mainWindow.getByRole('menuitem', { name: /^In 1 hour/ }).click();
  await expect(row).toHaveCount(0);
  await showTab(mainWindow, 'Waiting');
  await row.getByRole('button', { name: 'Called back' }).click();
  await showTab(mainWindow, 'Done');
  await expect(row).toContainText('Marked as called back');
});

test('a note typed on the card is in the list, and is sent to the client’s card once', async ({
  api,
  popup,
  mainWindow,
}) => {
  const { id: locationId } = api.location('Downtown');
  const client = api.addClient({ locationId, name: 'Fia Friday', phone: '+14245550163' });
  const comments = /POST .*\/comments$/;
  await openFollowUp(mainWindow);
  api.addCall({ locationId, client, status: 'missed' });
  const card = popup.getByRole('region', { name: 'Incoming call: Fia Friday, Downtown' });
  await card.getByRole('button', { name: 'Note' }).click();
  await card.getByRole('textbox', { name: 'Note' }).fill('Wants Friday');
  await expect(followUpRow(mainWindow, 'Fia Friday').getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Wants Friday',
  );

  const before = client.comments.length;
  await card.getByRole('button', { name: 'Send to client card' }).click();
  await expect(card).toContainText('On the client card in Altegio');
  expect(client.comments.slice(before)).toEqual([expect.stringMatching(/^Wants Friday \(call /)]);
  expect(api.requestsTo(comments)).toHaveLength(1);
});
