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
  try {
    await writeFile(file, html, { mode: 0o600 });
    // Its process may die of something else; a second time it is the page.
    return await printed(address).catch(() => printed(address));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function printed(address: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
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
  const { webContents } = window;
  webContents.session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: url !== address });
  });
  // Of a page that has died, Electron would wait for the print for ever.
  const died = new Promise<never>((_, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => {
      reject(new Error(`the page to print died: ${reason}`));
    });
  });
  const print = async (): Promise<Uint8Array> => {
    await window.loadURL(address);
    return webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  };
  try {
    return await Promise.race([print(), died]);
  } finally {
    window.destroy();
  }
}
