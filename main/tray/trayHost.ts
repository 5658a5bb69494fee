import { execFile } from 'node:child_process';

const ASK = [
  '--session',
  '--print-reply',
  '--reply-timeout=1500',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
];

/**
 * Whether anything shows tray icons. Windows and macOS always do; on Linux it takes a host that answers on the
 * session bus, and without one a closed window would leave the person no way back.
 */
export function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  return new Promise((resolve) => {
    execFile('dbus-send', ASK, { timeout: 2_000 }, (error, stdout) => {
      resolve(error === null && stdout.includes('boolean true'));
    });
  });
}
