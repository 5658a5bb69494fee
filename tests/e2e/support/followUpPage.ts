import { expect, type Locator, type Page } from '@playwright/test';

export async function openFollowUp(page: Page): Promise<void> {
  await expect(page.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Follow-up/ })
    .click();
}

export const followUpRow = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem').filter({ hasText: name });
