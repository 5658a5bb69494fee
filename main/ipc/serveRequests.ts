import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { REQUESTS, type RequestName, type WindowName } from '../../contract/ipc/channels.ts';
import {
  requests,
  type IpcError,
  type RequestInput,
  type RequestOutput,
} from '../../contract/ipc/contract.ts';
import { err, ok, type Result } from '../../contract/result.ts';

export type RequestHandlers = {
  readonly [N in RequestName]: (
    input: RequestInput<N>,
    from: WindowName,
  ) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

export interface ServeRequestsDeps {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly handlers: RequestHandlers;
  /** The window that asks, if it may ask this; undefined for everyone else. */
  readonly trustedSender: (event: IpcMainInvokeEvent, name: RequestName) => WindowName | undefined;
  readonly onError: (name: RequestName, error: unknown) => void;
}

/** The one door into main: registers every request of the contract; returns a function that unregisters them. */
export function serveRequests({ ipcMain, handlers, trustedSender, onError }: ServeRequestsDeps): () => void {
  function serve<N extends RequestName>(name: N): void {
    ipcMain.handle(name, async (event, raw: unknown): Promise<Result<RequestOutput<N>, IpcError>> => {
      const from = trustedSender(event, name);
      if (from === undefined) return err({ kind: 'forbidden' });

      const input = requests[name].input.safeParse(raw);
      if (!input.success) return err({ kind: 'invalidInput' });

      try {
        // The schema of this very name has just been met; the compiler cannot follow a lookup by a generic name.
        return ok(await handlers[name](input.data as RequestInput<N>, from));
      } catch (error) {
        onError(name, error);
        return err({ kind: 'internal' });
      }
    });
  }

  const names = Object.keys(REQUESTS) as RequestName[];
  for (const name of names) serve(name);
  return () => {
    for (const name of names) ipcMain.removeHandler(name);
  };
}
