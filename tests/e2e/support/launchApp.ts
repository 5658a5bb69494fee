import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { limits } from '../../../scripts/testLimits.ts';
import { patientApp } from './patientApp.ts';

/** The packaged app with only the inspector let in; `npm run test:windows` makes it. */
export const executablePath =
  process.env['RINGDESK_EXECUTABLE'] ??
  path.resolve(import.meta.dirname, '../../../release/test-copy/ringdesk');

/** With `system` the desktop's keyring keeps the tokens; with `none` there is no keyring. */
export type Keyring = 'system' | 'none';

export interface LaunchOptions {
  /** Another package than the one under test. */
  readonly executable?: string;
  readonly userDataDir: string;
  readonly provisionFile?: string | undefined;
  readonly keyring?: Keyring;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  /** Everything that the app writes to its terminal is added to this file. */
  readonly logFile: string;
}

export async function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  const launched = await _electron.launch({
    executablePath: options.executable ?? executablePath,
    args: switches(options),
    env: { ...processEnv(), ...options.env },
    timeout: limits.program,
    // Playwright would pretend a light theme, whatever the app has set.
    colorScheme: null,
  });
  const app = patientApp(launched);
  // Playwright's own default for Electron is half a minute.
  app.context().setDefaultTimeout(limits.seen);
  const log = createWriteStream(options.logFile, { flags: 'a' });
  app.process().stdout?.pipe(log, { end: false });
  app.process().stderr?.pipe(log, { end: false });
  return app;
}

/** The switches of a start; also for starts that Playwright does not drive, such as a second one. */
export function switches({
  userDataDir,
  provisionFile,
  keyring = 'system',
  args = [],
}: LaunchOptions): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${userDataDir}`,
    `--password-store=${keyring === 'system' ? 'gnome-libsecret' : 'basic'}`,
    ...(provisionFile ? [`--provision=${provisionFile}`] : []),
    ...args,
  ];
}

/** Quits as the tray's "Quit" would; an app that does not go is killed and fails the test. */
export async function quitApp(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const quit = app.close().then(() => true);
  if (await Promise.race([quit, sleep(limits.program, false, { ref: false })])) return;
  child.kill('SIGKILL');
  throw new Error('The app did not quit.');
}

/** Waits for the window with this title; windows come in any order, and the popup's is made later. */
export async function windowTitled(app: ElectronApplication, title: string): Promise<Page> {
  const givenUpAt = Date.now() + limits.program;
  while (Date.now() < givenUpAt) {
    for (const page of app.windows()) {
      // A page that is still loading has no title to ask for.
      if ((await page.title().catch(() => '')) === title) return page;
    }
    await sleep(50);
  }
  throw new Error(`No window was titled "${title}".`);
}

function processEnv(): Record<string, string> {
  const strings: Record<string, string> = {};
  for (const [key, value] of Object.entries(process.env)) if (value !== undefined) strings[key] = value;
  return strings;
}
