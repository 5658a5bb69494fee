import { ipcMain, type WebContents } from 'electron';
import type { WindowName } from '../../contract/ipc/channels.ts';
import { serveRequests, type ServeRequestsDeps } from './serveRequests.ts';
import { trustSender } from './trustSender.ts';

type Deps = Pick<ServeRequestsDeps, 'handlers' | 'onError'> & {
  readonly windowOf: (contents: WebContents) => WindowName | undefined;
};

/** Opens the door to Electron's own pipe; returns a function that closes it. */
export function openDoor({ windowOf, ...deps }: Deps): () => void {
  return serveRequests({ ...deps, ipcMain, trustedSender: trustSender(windowOf) });
}
