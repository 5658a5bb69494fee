import path from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';

/** The columns of an export that tests look into. */
export const CALL_ID = 13;
export const NUMBER = 7;
export const NAME = 6;

/** Answers the system's dialog in a person's stead; null is "Cancel". */
export async function answerDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, file);
}

export async function exportNow(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const told = page.locator('[aria-live=polite]').filter({ hasText: `saved in ${path.basename(file)}` });
  await expect(told).toBeVisible();
}
