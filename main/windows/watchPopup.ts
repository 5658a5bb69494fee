import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Mark } from '../marks.ts';

const TWO_FRAMES =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';

/** For people over ssh and for the benchmark: tells when a popup is painted and keeps a picture of it. */
export async function watchPopup(
  window: BrowserWindow,
  mark: Mark,
  folder: string | undefined,
): Promise<void> {
  mark('popup-shown');
  await window.webContents.executeJavaScript(TWO_FRAMES);
  mark('popup-painted');
  if (folder === undefined) return;
  await new Promise((done) => setTimeout(done, 1_500));
  if (window.isDestroyed() || !window.isVisible()) return;
  const picture = await window.webContents.capturePage();
  const file = path.join(folder, `popup-${new Date().toISOString().replaceAll(':', '-')}.png`);
  await writeFile(file, picture.toPNG());
}
