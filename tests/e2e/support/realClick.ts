import type { ElectronApplication, Locator } from '@playwright/test';
import { xdotool } from './xdotool.ts';

/** Clicks an element where it is on the screen, through the X server and the window manager. */
export async function realClick(app: ElectronApplication, element: Locator): Promise<void> {
  const { x, y } = await screenPoint(app, element);
  await xdotool('mousemove', '--sync', String(x), String(y), 'click', '1');
}

/** The middle of an element in pixels of the screen. */
export async function screenPoint(
  app: ElectronApplication,
  element: Locator,
): Promise<{ readonly x: number; readonly y: number }> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not on the screen.');
  const window = await app.browserWindow(element.page());
  const origin = await window.evaluate((win: Electron.BrowserWindow) => win.getContentBounds());
  return {
    x: Math.round(origin.x + box.x + box.width / 2),
    y: Math.round(origin.y + box.y + box.height / 2),
  };
}
