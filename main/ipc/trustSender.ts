import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { REQUESTS, type RequestName, type WindowName } from '../../contract/ipc/channels.ts';
import { APP_HOSTS, APP_SCHEME } from '../windows/appPages.ts';

/** A request counts only from the top frame of one of our own pages, and only from a window that may ask it. */
export function trustSender(windowOf: (contents: WebContents) => WindowName | undefined) {
  return (event: IpcMainInvokeEvent, name: RequestName): WindowName | undefined => {
    const frame = event.senderFrame;
    if (frame === null || frame.parent !== null) return undefined;
    const url = URL.canParse(frame.url) ? new URL(frame.url) : null;
    if (url?.protocol !== `${APP_SCHEME}:` || !APP_HOSTS.has(url.host)) return undefined;
    const window = windowOf(event.sender);
    const allowed: readonly WindowName[] = REQUESTS[name];
    return window !== undefined && allowed.includes(window) ? window : undefined;
  };
}
