import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { DeskWindow } from './deskWindow.ts';

const folder = path.resolve(import.meta.dirname, '../../../artifacts/screenshots/renderer');

const axeFile = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
// With timers of its own: it comes to an end while a test has stopped the clock of the page.
const axeSource = `(({ setTimeout }) => {${await readFile(axeFile, 'utf8')}})(realTimers);`;
const pagesWithAxe = new WeakSet<Page>();

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
    const axe = new AxeBuilder({ page, axeSource: pagesWithAxe.has(page) ? ';' : axeSource });
    // From theme to theme only colours differ.
    if (theme === 'dark') axe.withRules('color-contrast');
    const { violations } = await axe.setLegacyMode(true).analyze();
    pagesWithAxe.add(page);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    expect(found, `axe on ${name} (${theme})`).toEqual([]);
  }
}
