import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '../support/sharedDesk.ts';

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

const timesIn = (text: string, words: string): number => text.split(words).length - 1;

test('a call also raises a notification of the system, which says no more than was chosen', async ({
  api,
  mainWindow,
}) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  const { id: locationId } = api.location('Downtown');
  const named = api.addClient({ locationId, name: 'Nadia Named', phone: '+14245550133' });
  api.addCall({ locationId, client: named });
  await expect.poll(told).toContain('Nadia Named');

  await mainWindow.getByRole('link', { name: 'Settings' }).click();
  await mainWindow.getByRole('radio', { name: /^Nothing/ }).check();
  const before = timesIn(await told(), 'Incoming call');
  const unnamed = api.addClient({ locationId, name: 'Uma Unnamed', phone: '+14245550134' });
  api.addCall({ locationId, client: unnamed });
  await expect.poll(async () => timesIn(await told(), 'Incoming call')).toBeGreaterThan(before);
  expect(await told()).not.toContain('Uma Unnamed');
});
