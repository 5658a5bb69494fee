import path from 'node:path';
import { app, type WebPreferences } from 'electron';

/** The same hard shell for every window. */
export function webPreferences(appFolder: string): WebPreferences {
  return {
    preload: path.join(appFolder, 'preload.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
  };
}
