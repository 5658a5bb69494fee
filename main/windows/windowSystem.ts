import path from 'node:path';
import * as z from 'zod';
import type { AppState } from '../../contract/model/account.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere } from '../files/safeFile.ts';

export interface WindowSystemInput {
  readonly platform: NodeJS.Platform;
  /** `process.argv`: Chromium's own command line also holds what it has chosen itself. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** What listens on this machine, as `/proc/net/unix` lists it. */
  readonly sockets: () => string;
  /** Whether the person has switched on *Use Wayland natively*. */
  readonly nativeChosen: () => boolean;
}

const SWITCH = '--ozone-platform';

/**
 * The arguments to start again with; null: stay. Wayland lets no program place its windows or keep them on top, which
 * is all that a popup has to do, and XWayland does. Only a switch on the real command line counts: one that main adds
 * comes too late. What is started again has the switch, so it stays.
 */
export function argsToStartAgain(input: WindowSystemInput): string[] | null {
  const { platform, argv, env, sockets, nativeChosen } = input;
  if (platform !== 'linux' || !isWaylandSession(env)) return null;
  const given = argv.findLast((word) => word === SWITCH || word.startsWith(`${SWITCH}=`));
  const chosen = given?.slice(SWITCH.length + 1);
  // The desktop entry has the switch for X11, so the setting must count for more; only its own start has the other one.
  const wanted = nativeChosen() ? 'wayland' : hasXServer(env, sockets) ? 'x11' : null;
  const stays = chosen === undefined ? wanted === null : chosen !== 'x11' || wanted !== 'wayland';
  if (stays) return null;
  const others = argv.slice(1).filter((word) => word !== SWITCH && !word.startsWith(`${SWITCH}=`));
  // In front: what stands behind an address is taken for a stranger's.
  return [`${SWITCH}=${wanted ?? 'x11'}`, ...others];
}

/** How the windows are shown, for *About*. `used` is what Chromium has come to, '' its default: X11. */
export function windowSystemNow(input: WindowSystemInput, used: string): AppState['windowSystem'] {
  const { platform, env, sockets } = input;
  if (platform !== 'linux') return null;
  if (used === 'wayland') return hasXServer(env, sockets) ? 'wayland' : 'waylandOnly';
  return isWaylandSession(env) ? 'xwayland' : 'x11';
}

/** What a person chose in the settings, read before anything else is; a file that cannot be read chooses nothing. */
export function waylandChosen(dataFolder: string, fs: FileSystem): boolean {
  const text = readIfThere(path.join(dataFolder, 'settings.json'), fs);
  const file = text.ok && text.value !== null ? parseJsonObject(text.value) : undefined;
  return z.object({ settings: z.object({ waylandNative: z.literal(true) }) }).safeParse(file).success;
}

function isWaylandSession(env: NodeJS.ProcessEnv): boolean {
  const { XDG_SESSION_TYPE: type = '', WAYLAND_DISPLAY: display = '' } = env;
  return type === 'wayland' || (type !== 'x11' && display !== '');
}

/** An X server of this machine that listens; a variable that is left over from somewhere would end Chromium. */
function hasXServer(env: NodeJS.ProcessEnv, sockets: () => string): boolean {
  const [, number] = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env['DISPLAY'] ?? '') ?? [];
  if (number === undefined) return false;
  return sockets()
    .split('\n')
    .some((line) => line.trimEnd().endsWith(`/tmp/.X11-unix/X${number}`));
}
