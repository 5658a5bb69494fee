import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { DEFAULT_LIMITS } from '../../main/altegio/transport.ts';
import type { Simulator } from '../../main/demo/simulator.ts';

export interface CommandEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface AltegioCommand {
  /** Runs it as a process of its own, without a terminal, against the simulator. */
  run(
    args: readonly string[],
    options?: {
      readonly environment?: Readonly<Record<string, string>>;
      /** Nobody reads what it writes. */
      readonly deaf?: boolean;
      /** Killed as soon as this resolves. */
      readonly killWhen?: Promise<unknown>;
    },
  ): Promise<CommandEnd>;
  /** The app's data folder, unless another is given. */
  readonly profile: string;
  remove(): Promise<void>;
}

/** The command gives no request up on a busy machine. Its pauses, which are shorter, stay as they are. */
const PATIENT = `data:text/javascript,const set = setTimeout;
globalThis.setTimeout = (run, ms, ...rest) => set(run, ms < ${DEFAULT_LIMITS.headersTimeoutMs} ? ms : ms * 100, ...rest);`;

/** The command line as it ships: built once, in a folder of its own. */
export async function buildAltegioCommand(simulator: Simulator): Promise<AltegioCommand> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringdesk-altegio-'));
  const configFile = path.join(import.meta.dirname, '../../vite.config.ts');
  await build({ configFile, mode: 'altegio', logLevel: 'warn', build: { outDir: folder } });
  const addresses = ['--api-url', simulator.apiUrl, '--marketplace-url', simulator.marketplaceUrl];
  const profile = path.join(folder, 'profile');
  return {
    profile,
    run: (args, { environment = {}, deaf = false, killWhen } = {}) => {
      const script = ['--import', PATIENT, path.join(folder, 'altegio.cjs')];
      const place = args.includes('--user-data-dir') ? [] : ['--user-data-dir', profile];
      const child = spawn(process.execPath, [...script, ...args, ...addresses, ...place], {
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
      if (deaf) child.stdout.destroy();
      void killWhen?.then(() => child.kill('SIGKILL'));
      return new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code) => {
          resolve({ code, stdout, stderr });
        });
      });
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
