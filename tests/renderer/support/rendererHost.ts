import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { electronHost } from '../../../scripts/electron/electronHost.ts';
import { electronRuntime } from '../../../scripts/electronRuntime.ts';
import { limits } from '../../../scripts/testLimits.ts';

const project = path.resolve(import.meta.dirname, '../../..');

/** Starts Electron with the small main of `host/`, around the real renderer and preload builds in out/. */
export async function startRendererHost(): Promise<ElectronApplication> {
  const { executable, args } = await electronHost(
    await electronRuntime(),
    path.join(import.meta.dirname, 'host'),
    path.join(project, '.electron/renderer-tests'),
  );
  return _electron.launch({
    executablePath: executable,
    timeout: limits.program,
    args: [...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--lang=en-GB'],
    env: { ...stringsOf(process.env), RINGDESK_OUT: path.join(project, 'out'), TZ: 'Europe/Berlin' },
  });
}

const stringsOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
