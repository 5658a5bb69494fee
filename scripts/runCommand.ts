import { spawn, type SpawnOptions } from 'node:child_process';
import { projectRoot } from './projectRoot.ts';

export interface CommandResult {
  /** 0 is success; a command that a signal ended, or that could not be started, has 1 or more. */
  readonly code: number;
  readonly output: string;
}

interface Options extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** `show` lets the command write to the terminal, `keep` collects what it writes. */
  readonly output: 'show' | 'keep';
}

/** Runs a command to its end. Never rejects: a command that is not there is a failed one. */
export function runCommand(
  command: string,
  args: readonly string[],
  { output, ...options }: Options,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      ...options,
      stdio: output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    const kept: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => kept.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => kept.push(chunk));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(kept).toString() }));
  });
}
