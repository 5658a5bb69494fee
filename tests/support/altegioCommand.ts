import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Simulator } from '../../main/demo/simulator.ts';

export interface CommandEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const ENTRY = path.join(import.meta.dirname, '../../main/command-line/index.ts');

/** Runs the real command as a process of its own, without a terminal, against a simulator. */
export function runAltegioCommand(
  simulator: Simulator,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandEnd> {
  const addresses = ['--api-url', simulator.apiUrl, '--marketplace-url', simulator.marketplaceUrl];
  const child = spawn(process.execPath, [ENTRY, ...args, ...addresses], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      RINGDESK_PARTNER_TOKEN: simulator.partnerToken,
      RINGDESK_USER_TOKEN: simulator.userToken,
      RINGDESK_CRM_TOKEN: simulator.salon.crmToken,
      RINGDESK_APPLICATION_ID: String(simulator.applicationId),
      ...environment,
    },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
