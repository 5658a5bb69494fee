import { expect, test } from './support/fixtures.ts';

// Seconds, or on a slow machine a few minutes: a clock that was believed would make it hours.
const justNow = /Just called, (?:\d+ s|[1-4] min) ago/;

for (const hours of [6, -6]) {
  test.describe(`a PC clock ${Math.abs(hours)} hours ${hours > 0 ? 'behind' : 'ahead'}`, () => {
    test.use({ simulator: { now: () => Date.now() + hours * 3_600_000 } });

    test('silences nothing, and the age on the card is right', async ({ api, popup, mainWindow }) => {
      await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
      api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550147' });

      const card = popup.getByRole('region', { name: 'Incoming call: +1 424 555 0147, Downtown' });
      await expect(card).toContainText(justNow);
      await expect(mainWindow.getByRole('main')).toContainText(/clock/i);

      // A row comes when its call has ended: this one began a quarter of an hour ago.
      api.addCall({
        locationId: api.location('Harbour').id,
        phone: '+13105550148',
        durationSeconds: 15 * 60,
      });
      await expect(
        popup.getByRole('region', { name: 'Incoming call: +1 310 555 0148, Harbour' }),
      ).toContainText(justNow);
    });
  });
}

test.describe('the older format of the list: digits, no offset', () => {
  test('is read in the zone of the location', async ({ api, popup, mainWindow }) => {
    await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
    api.setCallFormat('older');
    api.addCall({ locationId: api.location('Riverside').id, phone: '+14245550168' });
    await expect(
      popup.getByRole('region', { name: 'Incoming call: +1 424 555 0168, Riverside' }),
    ).toContainText(/Just called/);
  });
});
