import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Children } from './children.ts';
import { firstLine } from './firstLine.ts';
import { PlainFailure } from './plainFailure.ts';
import { runCommand } from './runCommand.ts';
import { limits } from './testLimits.ts';
import { startVirtualDisplay } from './virtualDisplay.ts';

export interface TestSession {
  /** The environment of a program that runs in this session. */
  readonly env: NodeJS.ProcessEnv;
  /** Throws away its files; the programs are the children's matter. */
  remove(): Promise<void>;
}

/**
 * A desktop for tests, apart from the one that the person may be using: an X display with a window manager,
 * a session bus, an unlocked keyring and a notification service.
 */
export async function startTestSession(children: Children): Promise<TestSession> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-session-'));
  const display = await startVirtualDisplay(children);

  const busArgs = ['--session', '--nofork', '--nopidfile', '--print-address=3'];
  const plain: NodeJS.ProcessEnv = {
    ...process.env,
    DISPLAY: display,
    WAYLAND_DISPLAY: undefined,
    XDG_SESSION_TYPE: undefined,
  };
  // The keyring keeps its files and its sockets under these two.
  const ownFolders = { XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home };
  const bus = children.start('dbus-daemon', busArgs, {
    env: { ...plain, ...ownFolders },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const env = { ...plain, DBUS_SESSION_BUS_ADDRESS: await firstLine('dbus-daemon', bus, 3) };

  const keyringArgs = ['--foreground', '--unlock', '--components=secrets'];
  const keyring = children.start('gnome-keyring-daemon', keyringArgs, {
    env: { ...env, ...ownFolders },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin?.end('only for tests\n');
  children.start('dunst', [], { env });

  await Promise.all([
    untilTrue('the keyring', () => hasOwner('org.freedesktop.secrets', env)),
    untilTrue('the notification service', () => hasOwner('org.freedesktop.Notifications', env)),
    untilTrue('the window manager', () => hasWindowManager(env)),
  ]);
  return { env, remove: () => rm(home, { recursive: true, force: true }) };
}

async function hasOwner(name: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const method = ['/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`];
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', ...method];
  const { output } = await runCommand('dbus-send', ask, { env, output: 'keep' });
  return output.includes('boolean true');
}

async function hasWindowManager(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { output } = await runCommand('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], {
    env,
    output: 'keep',
  });
  return output.includes('window id');
}

async function untilTrue(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const givenUpAt = Date.now() + limits.program;
  while (!(await isTrue())) {
    if (Date.now() > givenUpAt) throw new PlainFailure(`${what} of the test session did not start`);
    await sleep(100);
  }
}
