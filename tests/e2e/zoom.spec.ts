import type { ElectronApplication, Page } from '@playwright/test';
import { Children } from '../../scripts/children.ts';
import { startVirtualDisplay } from '../../scripts/virtualDisplay.ts';
import { saveWindow } from '../support/screenshots.ts';
import { expect, test } from './support/fixtures.ts';
import { windowTitled } from './support/launchApp.ts';
import { pressRealKey } from './support/xdotool.ts';

const ZOOMS = [50, 69, 100, 131, 200, 300];

const setZoom = (mainWindow: Page, popupZoom: number): Promise<unknown> =>
  mainWindow.evaluate((zoom) => window.ringdesk.request('settings.change', { popupZoom: zoom }), popupZoom);

interface Shown {
  readonly zoomFactor: number;
  /** What is not as it should be; empty when the popup is whole. */
  readonly faults: readonly string[];
}

/** Measures the popup: the window in the system's units, the page in real pixels. */
async function look(app: ElectronApplication, popup: Page): Promise<Shown> {
  const win = await app.browserWindow(popup);
  const { bounds, zoomFactor } = await win.evaluate((one: Electron.BrowserWindow) => ({
    bounds: one.getBounds(),
    zoomFactor: one.webContents.getZoomFactor(),
  }));
  const { area, scale } = await app.evaluate(({ screen }) => {
    const { workArea, scaleFactor } = screen.getPrimaryDisplay();
    return { area: workArea, scale: scaleFactor };
  });
  const page = await popup.evaluate(() => {
    const card = document.querySelector('[data-card]');
    const list = card?.parentElement?.parentElement;
    const name = card?.querySelector('bdi');
    const parts = [...(name ? [name] : []), ...(card?.querySelectorAll('[data-action]') ?? [])];
    const cut = parts.flatMap((part) => {
      const { top, bottom, left, right } = part.getBoundingClientRect();
      const inside = top >= 0 && left >= 0 && bottom <= innerHeight + 0.5 && right <= innerWidth + 0.5;
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const covered = !over || !(part.contains(over) || over.contains(part));
      return inside && !covered
        ? []
        : [`${part.textContent} at ${top}-${bottom}, ${inside ? 'covered' : 'cut'}`];
    });
    return {
      cut: parts.length === 0 ? ['no card'] : cut,
      height: list?.getBoundingClientRect().height ?? 0,
      innerHeight,
      realPixels: devicePixelRatio,
    };
  });
  const most = Math.floor(area.height * 0.9);
  const wanted = Math.min(most, page.height * zoomFactor);
  // Between two pixels the system's units are rounded outwards.
  const inArea =
    bounds.x >= area.x &&
    bounds.y >= area.y &&
    bounds.x + bounds.width < area.x + area.width + 1.01 &&
    bounds.y + bounds.height < area.y + area.height + 1.01;
  const faults = [
    ...page.cut,
    ...(inArea ? [] : [`over the edge: ${JSON.stringify(bounds)}`]),
    ...(Math.abs(bounds.height - wanted) < zoomFactor + 2
      ? []
      : [`${bounds.height} high instead of ${wanted}`]),
    ...(Math.abs(page.realPixels - scale * zoomFactor) < 0.02 ? [] : [`drawn at ${page.realPixels}`]),
    ...(Math.abs(page.innerHeight * page.realPixels - bounds.height * scale) < 2 * page.realPixels
      ? []
      : [`${page.innerHeight} of the page in ${bounds.height}`]),
  ];
  return { zoomFactor: Math.round(zoomFactor * 100), faults };
}

test.describe('on a screen of 1366 by 768', () => {
  for (const scale of [1, 1.31, 2]) {
    test(`the popup is whole at every zoom, at ${scale} pixels a point, with one card and with three`, async ({
      api,
      launch,
    }) => {
      const children = new Children();
      const env = { DISPLAY: await startVirtualDisplay(children, '1366x768') };
      const args = [`--force-device-scale-factor=${scale}`];
      const open = async () => {
        const app = await launch({ env, args });
        const mainWindow = await windowTitled(app, 'Ringdesk');
        await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
        return { app, mainWindow, popup: await windowTitled(app, 'Incoming calls') };
      };
      const ring = (client: string): void => {
        api.addCall({ locationId: api.location('Downtown').id, client: api.client(client) });
      };
      let desk = await open();
      const expectWhole = async (name: string, zoom: number): Promise<void> => {
        const { app, popup } = desk;
        const most = await largest(app, zoom);
        await expect
          .poll(() => look(app, popup), { message: name })
          .toEqual({ zoomFactor: Math.round(most), faults: [] });
        await saveWindow(app, popup, `zoom-${name}-${scale}`);
      };
      ring('Marta Quill');
      await expect(desk.popup.getByRole('region', { name: /Marta Quill/ })).toBeVisible();
      for (const zoom of ZOOMS) {
        await setZoom(desk.mainWindow, zoom);
        await expectWhole(`one-${zoom}`, zoom);
      }
      ring('Jonas Weide');
      api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550147' });
      await expect(desk.popup.getByRole('region', { name: /^Incoming call/ })).toHaveCount(3);
      for (const zoom of ZOOMS) {
        await setZoom(desk.mainWindow, zoom);
        await expectWhole(`three-${zoom}`, zoom);
      }
      await desk.app.close();

      desk = await open();
      ring('Marta Quill');
      await expect(desk.popup.getByRole('region', { name: /Marta Quill/ })).toBeVisible();
      await expectWhole('restarted-300', 300);
      await desk.app.close();
      await children.stop();
    });
  }
});

/** Where the zoom ends on this screen, in percent. */
const largest = (app: ElectronApplication, zoom: number): Promise<number> =>
  app.evaluate(({ screen }, wanted) => {
    const { width, height } = screen.getPrimaryDisplay().workArea;
    return Math.min(wanted, (100 * width) / 424, (100 * Math.floor(height * 0.9)) / 210);
  }, zoom);

test('each window has a zoom of its own, kept over a restart', async ({
  api,
  app,
  mainWindow,
  popup,
  launch,
}) => {
  const zoomOf = async (started: ElectronApplication, page: Page): Promise<number> =>
    Math.round(
      100 *
        (await (
          await started.browserWindow(page)
        ).evaluate((win: Electron.BrowserWindow) => win.webContents.getZoomFactor())),
    );
  api.addCall({ locationId: api.location('Downtown').id, client: api.client('Marta Quill') });
  const card = popup.getByRole('region', { name: /Marta Quill/ });
  await expect(card).toBeVisible();
  const main = await app.browserWindow(mainWindow);
  await main.evaluate((win: Electron.BrowserWindow) => {
    win.focus();
  });
  await expect.poll(() => main.evaluate((win: Electron.BrowserWindow) => win.isFocused())).toBe(true);
  for (const key of ['ctrl+plus', 'ctrl+equal', 'ctrl+plus']) await pressRealKey(key);
  await expect.poll(() => zoomOf(app, mainWindow)).toBe(150);
  expect(await zoomOf(app, popup)).toBe(100);

  await pressRealKey('ctrl+shift+space');
  await expect(card).toBeFocused();
  await pressRealKey('ctrl+minus');
  await expect(popup.getByText('90 %')).toBeVisible();
  await pressRealKey('ctrl+minus');
  await expect.poll(() => zoomOf(app, popup)).toBe(80);
  expect(await zoomOf(app, mainWindow)).toBe(150);
  await expect.poll(async () => (await look(app, popup)).faults).toEqual([]);
  await app.close();

  const again = await launch();
  const mainAgain = await windowTitled(again, 'Ringdesk');
  await expect.poll(() => zoomOf(again, mainAgain)).toBe(150);
  await mainAgain.getByRole('link', { name: 'Settings' }).click();
  const ofPopup = mainAgain.getByRole('group', { name: 'Size of the popup' });
  await expect(ofPopup).toContainText('80 %');
  await expect(mainAgain.getByRole('group', { name: 'Size of this window' })).toContainText('150 %');
  await ofPopup.getByRole('button', { name: '100 % again' }).click();
  await expect(ofPopup).toContainText('100 %');
});
