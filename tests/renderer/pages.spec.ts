import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks, savePicture } from './support/looks.ts';
import { aCard, candidates, known, marta, openNumber } from './support/samples.ts';

const built = path.resolve(import.meta.dirname, '../../out/renderer');
const gzippedKb = async (file: string): Promise<number> =>
  gzipSync(await readFile(path.join(built, file))).length / 1000;

test('the pages stay small, and bring no validator', async () => {
  const files = await readdir(path.join(built, 'assets'));
  const sizes = await Promise.all(files.map((file) => gzippedKb(path.join('assets', file))));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400);
  for (const file of files) {
    expect(await readFile(path.join(built, 'assets', file), 'utf8'), file).not.toContain('ZodError');
  }
});

test('the popup page stays light, as it must be there at once', async () => {
  const popup = await readFile(path.join(built, 'popup-window/index.html'), 'utf8');
  const loaded = [...popup.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+)"/gu)].map(([, file]) => file ?? '');
  expect(loaded.length).toBeGreaterThan(1);
  const sizes = await Promise.all(loaded.map(gzippedKb));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120);
});

for (const page of ['main-window', 'popup-window']) {
  test(`${page} holds no inline script or style, so the strict policy breaks nothing`, async () => {
    const html = await readFile(path.join(built, page, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|onload=/u);
  });
}

test('a dialog of react-aria adds no inline style of its own', async ({ openWindow }) => {
  const { page } = await openWindow('main');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Disconnect and forget' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expect(page.locator('head style')).toHaveCount(0);
});

test('state that came before the snapshot is not undone by it', async ({ openWindow }) => {
  const window = await openWindow('main', ({ health }) => ({
    health: { revision: 5000, health: { ...health.health, overall: 'offline' } },
  }));
  await window.changeHealth({ overall: 'arriving' });
  await window.changeSettings({ theme: 'dark' });
  await expect(window.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(window.page.getByRole('status')).toContainText('Altegio cannot be reached');
});

test('the popup mirrors for scripts that run from right to left, and obeys forced colours', async ({
  openWindow,
}) => {
  const popup = await openWindow('popup');
  await popup.showCards([
    aCard({ origin: 'demo', match: known(marta({ name: 'מרתה קוויל' })) }),
    aCard({ number: openNumber('+972 54 123 4567'), match: { kind: 'several', candidates } }),
  ]);
  await popup.page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await expect(popup.page.getByRole('region')).toHaveCount(2);
  await expectGoodLooks(popup, 'popup-rtl');

  await popup.page.evaluate(() => (document.documentElement.dir = 'ltr'));
  await popup.page.emulateMedia({ forcedColors: 'active' });
  await savePicture(popup, 'popup-forced-colors');
});

test('the main window mirrors too', async ({ openWindow }) => {
  const window = await openWindow('main', ({ app }) => ({
    app: { ...app, app: { ...app.app, demo: true } },
  }));
  await window.page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await window.showCards([aCard({ origin: 'demo' })]);
  await expect(window.page.getByRole('region', { name: 'Incoming call' })).toBeVisible();
  await expectGoodLooks(window, 'now-rtl');
});
