import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow } from 'electron';

/**
 * A page of ours as a PDF: loaded from a file, because long addresses are cut, into a hidden window without scripts
 * that may load nothing else.
 */
export async function printPage(html: string, tempFolder: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tempFolder, 'ringdesk-print-'));
  const file = path.join(folder, 'page.html');
  const address = pathToFileURL(file).href;
  let window: BrowserWindow | undefined;
  try {
    await writeFile(file, html, { mode: 0o600 });
    window = new BrowserWindow({
      show: false,
      webPreferences: {
        // In memory, and not the session of our own windows.
        partition: 'print',
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webgl: false,
        spellcheck: false,
        devTools: false,
      },
    });
    window.webContents.session.webRequest.onBeforeRequest(({ url }, answer) => {
      answer({ cancel: url !== address });
    });
    await window.loadURL(address);
    return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  } finally {
    window?.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
