import { expect, type Locator, type Page } from '@playwright/test';
import { xdotool } from './xdotool.ts';

/** Clicks an element where it is on the screen, through the X server and the window manager. */
export async function realClick(element: Locator): Promise<void> {
  const origin = await placeOnScreen(element.page());
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not on the screen.');
  const x = Math.round(origin.x + box.x + box.width / 2);
  const y = Math.round(origin.y + box.y + box.height / 2);
  await xdotool('mousemove', String(x), String(y), 'click', '1');
}

/** Where the X server shows the page of a window; waits until it does: a page has its content before that. */
export async function placeOnScreen(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const byTitle = ['search', '--onlyvisible', '--name', `^${await page.title()}$`];
  let geometry = '';
  await expect
    .poll(async () => {
      geometry = await xdotool(...byTitle, 'getwindowgeometry', '--shell').catch(() => '');
      return geometry;
    })
    .toContain('WINDOW=');
  const number = (name: string): number => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(geometry)?.[1]);
  return { x: number('X'), y: number('Y') };
}
