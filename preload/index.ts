import { contextBridge, ipcRenderer, webFrame, type IpcRendererEvent } from 'electron';
import type { RingdeskBridge } from '../contract/ipc/contract.ts';
import { fullNames } from '../contract/ipc/shortNames.ts';

// Put in by the build, from contract/ipc/channels.ts.
declare const REQUEST_NAMES: string;
declare const EVENT_NAMES: string;

const requests = fullNames(REQUEST_NAMES);
const events = fullNames(EVENT_NAMES);

const bridge: RingdeskBridge = {
  request: (name, ...input) =>
    requests.has(name)
      ? ipcRenderer.invoke(name, input[0])
      : Promise.reject(new Error(`Unknown request: ${name}`)),

  on: (name, listener) => {
    if (!events.has(name)) throw new Error(`Unknown event: ${name}`);
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => {
      listener(payload);
    };
    ipcRenderer.on(name, forward);
    return () => void ipcRenderer.off(name, forward);
  },
};

contextBridge.exposeInMainWorld('ringdesk', bridge);

// No page of ours speaks WebRTC. Run at once, so before the page's own scripts.
void webFrame.executeJavaScript(
  'for (const name of Object.getOwnPropertyNames(window)) if (/^((webkit)?RTC|WebTransport)/.test(name)) delete window[name];',
);
