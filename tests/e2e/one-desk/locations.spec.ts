import { expect, test } from '../support/sharedDesk.ts';

test('a location is checked step by step, and the report holds no secret', async ({
  api,
  app,
  mainWindow: page,
}) => {
  await page.getByRole('link', { name: 'Locations' }).click();
  await page
    .getByRole('grid', { name: 'Locations' })
    .getByRole('row', { name: /Downtown/ })
    .click();
  await page.getByRole('button', { name: 'Check now' }).click();
  const pane = page.getByRole('complementary', { name: 'Location details' });
  await expect(pane.getByRole('button', { name: 'Copy report' })).toBeEnabled();
  await expect(pane.getByRole('table', { name: 'Payments' })).toBeVisible();
  await expect(pane.getByRole('list', { name: 'Status log' })).toContainText(/active/i);
  await pane.getByRole('button', { name: 'Copy report' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Downtown');
  const report = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(report).toMatch(/\d+ ms/);
  expect(report).not.toContain(api.partnerToken);
  expect(report).not.toContain(api.userToken);
  expect(report).not.toMatch(/\+\d{7}/);
});
