import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from './support/fixtures.ts';

const run = promisify(execFile);

const daemon = async (method: string): Promise<string> => {
  const target = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.Notifications',
    '/org/freedesktop/Notifications',
  ];
  return (await run('dbus-send', [...target, `org.dunstproject.cmd0.${method}`])).stdout;
};

/** What the desktop's notification daemon has been told so far. */
async function told(): Promise<string> {
  await daemon('NotificationCloseAll');
  return daemon('NotificationListHistory');
}

test('a call also raises a notification of the system, which says no more than was chosen', async ({
  api,
  mainWindow,
}) => {
  await expect(mainWindow.getByRole('status')).toContainText('Calls are arriving');
  const { id: locationId } = api.location('Downtown');
  api.addCall({ locationId, client: api.client('Marta Quill') });
  await expect.poll(told).toContain('Marta Quill');

  await mainWindow.getByRole('link', { name: 'Settings' }).click();
  await mainWindow.getByRole('radio', { name: /^Nothing/ }).check();
  api.addCall({ locationId, client: api.client('Jonas Weide') });
  await expect.poll(told).toContain('Incoming call');
  expect(await told()).not.toContain('Jonas Weide');
});
