import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { limits } from '../../scripts/testLimits.ts';

const CLI = path.resolve('node_modules/@stoplight/prism-cli/dist/index.js');

export interface Prism {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts Prism on the description: as a mock when there is no upstream, else as a proxy in front of it. With
 * `--errors`, a request or an answer that breaks the description becomes an error.
 */
export async function startPrism(description: string, upstream?: string): Promise<Prism> {
  const port = await freePort();
  const role = upstream === undefined ? ['mock', description] : ['proxy', description, upstream];
  const args = [CLI, ...role, '--errors', '--host', '127.0.0.1', '--port', String(port)];
  const prism = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async (): Promise<void> => {
    if (prism.exitCode !== null || prism.signalCode !== null) return;
    prism.kill();
    await once(prism, 'exit');
  };
  try {
    await untilListening(prism);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function untilListening(prism: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      if (said.includes('is listening')) resolve();
    };
    prism.stdout?.on('data', hear);
    prism.stderr?.on('data', hear);
    prism.once('exit', () => reject(new Error(`Prism ended: ${said.slice(-500)}`)));
    setTimeout(() => reject(new Error(`Prism did not start: ${said.slice(-500)}`)), limits.program).unref();
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
