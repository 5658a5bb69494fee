import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { limits } from '../../../scripts/testLimits.ts';

const run = promisify(execFile);

/** Speaks to the X server as a keyboard and a mouse would. */
export async function xdotool(...args: string[]): Promise<string> {
  const { stdout } = await run('xdotool', args, { timeout: limits.seen });
  return stdout.trim();
}

/** Types into whichever window has the keyboard. */
export const typeRealKeys = (text: string, delayMs = 30): Promise<string> =>
  xdotool('type', '--delay', String(delayMs), text);

/** Presses keys by their X names, as "Tab", "ctrl+shift+space". */
export const pressRealKey = (...keys: string[]): Promise<string> => xdotool('key', ...keys);
