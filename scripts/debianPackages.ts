import { existsSync, readdirSync } from 'node:fs';
import { PlainFailure } from './plainFailure.ts';
import { runCommand } from './runCommand.ts';

/** What Electron itself links against or opens. */
export const electronPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libnotify4',
];

/** A display where there is none. */
export const displayPackages = ['xvfb', 'openbox'];

/**
 * What the tests need on top: a session with a keyring and notifications, programs that play the parts of a desktop on
 * its buses, real keys, and letters of many scripts.
 */
export const testPackages = [
  'dbus',
  'gnome-keyring',
  'libsecret-1-0',
  'dunst',
  'python3-dbus',
  'python3-gi',
  'xdotool',
  'x11-utils',
  'imagemagick',
  'fonts-noto-core',
];

const isDebianLike = process.platform === 'linux' && existsSync('/usr/bin/dpkg-query');

/** Installs what is missing of the named packages. Does nothing where there is no dpkg: the names would mean nothing. */
export async function ensureDebianPackages(names: readonly string[]): Promise<void> {
  if (!isDebianLike) return;
  const missing = await missingPackages(names);
  if (missing.length === 0) return;

  const asRoot = await rootPrefix();
  if (!asRoot) {
    throw new PlainFailure(`please install these Debian packages first: ${missing.join(' ')}`);
  }
  console.log(`ringdesk: installing Debian packages: ${missing.join(' ')}`);
  await install(missing, asRoot);
}

async function missingPackages(names: readonly string[]): Promise<string[]> {
  const format = '${Package} ${db:Status-Status}\n';
  // dpkg-query fails when one name is unknown, but still answers for the others.
  const { output } = await runCommand('dpkg-query', ['-W', '-f', format, ...names.flatMap(bothNames)], {
    output: 'keep',
  });
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.slice(0, -' installed'.length)),
  );
  return names.filter((name) => !bothNames(name).some((each) => installed.has(each)));
}

// Debian 13 and Ubuntu 24.04 renamed libraries when time_t grew to 64 bits.
const bothNames = (name: string): string[] => [name, `${name}t64`];

/** How to run a command as root without asking anybody; nothing where that is not allowed. */
async function rootPrefix(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const sudo = await runCommand('sudo', ['-n', 'true'], { output: 'keep' });
  return sudo.code === 0 ? ['sudo', '-n'] : undefined;
}

async function install(names: readonly string[], asRoot: readonly string[]): Promise<void> {
  const aptGet = async (...args: string[]) => {
    const quiet = [
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      '-o',
      'DPkg::Lock::Timeout=120',
    ];
    const [command = 'env', ...rest] = [...asRoot, ...quiet, ...args];
    return runCommand(command, rest, { output: 'keep' });
  };
  const tryInstall = async () =>
    aptGet('install', '-y', '--no-install-recommends', ...(await Promise.all(names.map(nameHere))));

  if (!hasPackageLists()) await aptGet('update');
  let result = await tryInstall();
  if (result.code !== 0) {
    // Lists that are weeks old name files that the mirror has since replaced.
    await aptGet('update');
    result = await tryInstall();
  }
  if (result.code !== 0) {
    console.error(result.output);
    throw new PlainFailure(`apt-get could not install these Debian packages: ${names.join(' ')}`);
  }
}

const hasPackageLists = (): boolean =>
  existsSync('/var/lib/apt/lists') &&
  readdirSync('/var/lib/apt/lists').some((file) => file.includes('_Packages'));

async function nameHere(name: string): Promise<string> {
  const { code } = await runCommand('apt-cache', ['show', `${name}t64`], { output: 'keep' });
  return code === 0 ? `${name}t64` : name;
}
