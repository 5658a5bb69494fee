import { followUpRow, openFollowUp } from './support/followUpPage.ts';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';

// Nobody of the demo salon's past has this number.
const who = '+44 20 7946 0123';
const phone = '+442079460123';

/** What the book answers about the open rows. */
const openRows = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const question = { tab: 'open' as const, locationIds: [], offset: 0, limit: 200 };
    return JSON.stringify(await window.ringdesk.request('followUp.page', question));
  });

test('a note survives kill -9 as soon as the book has its last letter', async ({ api, launch }) => {
  const first = await launch();
  const page = await windowTitled(first, 'Ringdesk');
  await openFollowUp(page);
  api.addCall({ locationId: api.location('Downtown').id, phone, status: 'missed' });
  await followUpRow(page, who)
    .getByRole('textbox', { name: 'Note' })
    .pressSequentially('Wants Inès, not before five');
  await expect.poll(() => openRows(page)).toContain('Wants Inès, not before five');
  const child = first.process();
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;

  const again = await windowTitled(await launch(), 'Ringdesk');
  await openFollowUp(again);
  await expect(followUpRow(again, who).getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Wants Inès, not before five',
  );
});
