import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';

const run = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '../../artifacts/screenshots');

/** A picture of a window's page for people to look at, in artifacts/screenshots/. */
export async function saveScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: await fileFor(name), animations: 'disabled' });
}

/** The same page light and dark, as `<name>-light` and `<name>-dark`; leaves the app in the light theme. */
export async function saveLightAndDark(app: ElectronApplication, page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await page.waitForFunction(
      (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
      theme === 'dark',
    );
    await saveScreenshot(page, `${name}-${theme}`);
  }
}

/** A window as it is on the screen, in real pixels: of a page that is zoomed, Playwright cuts its own pictures. */
export async function saveWindow(app: ElectronApplication, page: Page, name: string): Promise<void> {
  const window = await app.browserWindow(page);
  const picture = await window.evaluate(async (win: Electron.BrowserWindow) =>
    (await win.capturePage()).toPNG().toString('base64'),
  );
  await writeFile(await fileFor(name), Buffer.from(picture, 'base64'));
}

/** The whole screen as the X server has it: window frames, what covers what, notifications. */
export async function saveScreen(name: string): Promise<void> {
  await saveWholeScreen(await fileFor(name));
}

/** The same, into a file of one's own. */
export async function saveWholeScreen(file: string): Promise<void> {
  await run('import', ['-window', 'root', file]);
}

async function fileFor(name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
}
