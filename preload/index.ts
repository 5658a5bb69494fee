import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { EVENTS, REQUESTS } from '../contract/ipc/channels.ts';
import type { RingdeskBridge } from '../contract/ipc/contract.ts';

const bridge: RingdeskBridge = {
  request: (name, ...input) =>
    Object.hasOwn(REQUESTS, name)
      ? ipcRenderer.invoke(name, input[0])
      : Promise.reject(new Error(`Unknown request: ${name}`)),

  on: (name, listener) => {
    if (!Object.hasOwn(EVENTS, name)) throw new Error(`Unknown event: ${name}`);
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => {
      listener(payload);
    };
    ipcRenderer.on(name, forward);
    return () => void ipcRenderer.off(name, forward);
  },
};

contextBridge.exposeInMainWorld('ringdesk', bridge);
