import { expect, test } from './support/fixtures.ts';

const cardOf = (who: string, location: string): string => `Incoming call: ${who}, ${location}`;

test.beforeEach(async ({ mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
});

test('a row that comes eight minutes late pops up and says how long ago it was; older ones only enter the list', async ({
  api,
  popup,
  mainWindow,
}) => {
  const locationId = api.location('Downtown').id;
  api.addCall({ locationId, phone: '+14245550144', endedSecondsAgo: 8 * 60 });
  await expect(popup.getByRole('region', { name: cardOf('+1 424 555 0144', 'Downtown') })).toContainText(
    /\b[89] min ago/,
  );

  api.addCall({ locationId, phone: '+14245550145', endedSecondsAgo: 30 * 60 });
  await expect(mainWindow.getByRole('region', { name: 'Last calls' })).toContainText('+1 424 555 0145');
  await expect(popup.getByRole('region', { name: cardOf('+1 424 555 0145', 'Downtown') })).toHaveCount(0);
});

test('a user who may not see numbers still sees who it is', async ({ api, popup }) => {
  const { id: locationId } = api.location('Downtown');
  api.setRight(locationId, 'phones', false);
  api.addCall({ locationId, client: api.client('Marta Quill') });
  const card = popup.getByRole('region', { name: cardOf('Marta Quill', 'Downtown') });
  await expect(card).toBeVisible();
  await expect(card).not.toContainText('0175');
});

test('where the body of a GET gets lost, the query form is found and remembered', async ({ api, popup }) => {
  api.setCallForm('queryOnly');
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550157' });
  await expect(popup.getByRole('region', { name: cardOf('+1 424 555 0157', 'Downtown') })).toBeVisible();
  const asked = () => api.requestsTo(/GET .*\/voip\/integration\/calls/).length;
  const refused = () => api.requests.filter(({ status }) => status === 422).length;
  const more = async (): Promise<void> => {
    const before = asked();
    await expect.poll(asked).toBeGreaterThan(before + 6);
  };
  // What waited in the queue when the form was found goes out as it was made.
  await more();
  const before = refused();
  await more();
  expect(refused()).toBe(before);
});
