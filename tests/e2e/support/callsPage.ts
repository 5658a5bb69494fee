import { expect, type Locator, type Page } from '@playwright/test';

/** The list in *Calls*. */
export const callGrid = (page: Page): Locator => page.getByRole('grid', { name: 'Calls' });

export const callRows = (page: Page): Locator =>
  callGrid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });

export async function toCalls(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await expect(callRows(page).first()).toBeVisible();
}

/** The back-fill is over when the footer says so. */
export async function untilFetched(page: Page): Promise<void> {
  await expect(page.getByText(/fetched back to/)).toBeVisible();
}
