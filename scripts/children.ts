import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { PlainFailure } from './plainFailure.ts';
import { projectRoot } from './projectRoot.ts';

interface ChildOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
}

const graceMs = 5_000;

/** Programs that run beside a script and must not outlive it, however it ends. */
export class Children {
  readonly #running = new Set<ChildProcess>();
  #interrupted = false;

  /** Stops everything on Ctrl+C and its kind before the script itself ends. */
  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (this.#interrupted) return;
        this.#interrupted = true;
        void this.stop().then(() => process.exit(128 + os.constants.signals[signal]));
      });
    }
  }

  start(
    command: string,
    args: readonly string[],
    { env = process.env, stdio = 'ignore' }: ChildOptions = {},
  ) {
    if (this.#interrupted) throw new PlainFailure('interrupted');
    const [program, ...rest] = withParentDeathSignal(command, args);
    // A group of its own: one signal reaches what the program itself has started.
    const child = spawn(program, rest, {
      cwd: projectRoot,
      env,
      stdio,
      detached: process.platform !== 'win32',
    });
    this.#running.add(child);
    child.once('error', () => this.#running.delete(child));
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  /** Starts a program and waits for its end: its exit code, or 128 and the signal's number as a shell has it. */
  run(command: string, args: readonly string[], options: ChildOptions = {}): Promise<number> {
    return new Promise((resolve, reject) => {
      const child = this.start(command, args, options);
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)),
      );
    });
  }

  /** Ends the youngest first, as the older ones (the display, the bus) carry the younger. */
  async stop(): Promise<void> {
    for (const child of [...this.#running].reverse()) await end(child);
  }
}

// The kernel ends the program when the script is killed so hard that it cannot.
function withParentDeathSignal(command: string, args: readonly string[]): [string, ...string[]] {
  const setpriv = '/usr/bin/setpriv';
  const usable = process.platform === 'linux' && existsSync(setpriv);
  return usable ? [setpriv, '--pdeathsig', 'TERM', '--', command, ...args] : [command, ...args];
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      resolve();
      return;
    }
    const tooLong = setTimeout(() => killGroup(child), graceMs);
    child.once('exit', () => {
      clearTimeout(tooLong);
      // What it started may be slower to go.
      killGroup(child);
      resolve();
    });
    // Only the program itself is asked: Electron, for one, takes its helpers along in the right order.
    child.kill('SIGTERM');
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
