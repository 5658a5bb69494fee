import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { electronHost, type ElectronHost } from '../../scripts/electron/electronHost.ts';
import type { ElectronRuntime } from '../../scripts/electronRuntime.ts';
import { inProject } from '../../scripts/projectRoot.ts';
import { patientApp } from '../e2e/support/patientApp.ts';
import { limits } from '../../scripts/testLimits.ts';
import { goFirst } from './goFirst.ts';

/** The least that an app can be to do one thing: one of the folders in floors/, on the Electron of the package. */
export type Floor = ElectronHost;

export const floorNamed = (runtime: ElectronRuntime, name: string): Promise<Floor> =>
  electronHost(
    runtime,
    path.join(import.meta.dirname, 'floors', name),
    inProject('.electron', `floor-${name}`),
  );

/** Starts it as tests start the package: what looks on costs both the same. */
export async function launchFloor(
  { executable, args }: Floor,
  env: Record<string, string>,
): Promise<ElectronApplication> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args, ...root],
    env,
    timeout: limits.program,
    colorScheme: null,
  });
  goFirst(app.process().pid ?? 0);
  return patientApp(app);
}
