import type { ChildProcess } from 'node:child_process';
import type { Children } from './children.ts';
import { firstLine } from './firstLine.ts';

/** Starts an X server without a screen, and a window manager on it. Returns the display's name, as ":1". */
export async function startVirtualDisplay(children: Children, size = '1280x1024'): Promise<string> {
  // The server itself finds a free number and tells it, so that other servers are no trouble.
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'];
  const server: ChildProcess = children.start('Xvfb', args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await firstLine('Xvfb', server, 3)}`;

  children.start('openbox', ['--sm-disable'], { env: { ...process.env, DISPLAY: display } });
  return display;
}
