import inspector from 'node:inspector';
import type { App } from 'electron';

/**
 * A packaged app must not be driven from outside: with the inspect fuse off, a debugging port means somebody tries.
 * The test copy has that fuse on, which shows as an open inspector, and keeps running.
 */
export function debuggerAttached(app: App): boolean {
  return (
    app.isPackaged && app.commandLine.hasSwitch('remote-debugging-port') && inspector.url() === undefined
  );
}
