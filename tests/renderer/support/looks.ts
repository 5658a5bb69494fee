import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { DeskWindow } from './deskWindow.ts';

const folder = path.resolve(import.meta.dirname, '../../../artifacts/screenshots/renderer');

/** A picture for people to look at. */
export async function savePicture({ page }: DeskWindow, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', fullPage });
}

/** A picture in each theme, and what axe finds that keeps people out: nothing. */
export async function expectGoodLooks(window: DeskWindow, name: string, fullPage = false): Promise<void> {
  const { page } = window;
  for (const theme of ['light', 'dark'] as const) {
    await window.changeSettings({ theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await savePicture(window, `${name}-${theme}`, fullPage);
    // Legacy mode: Electron cannot open the blank page that axe would join its results in.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    expect(found, `axe on ${name} (${theme})`).toEqual([]);
  }
}
