import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { firstLine } from '../../../scripts/firstLine.ts';
import { expect } from '@playwright/test';

const SCRIPT = path.join(import.meta.dirname, 'busPrograms.py');

/** A system bus for one test; the machine's own is nobody's to play on. */
export async function startSystemBus(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=3'];
  const bus = spawn('dbus-daemon', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return { address: await firstLine('dbus-daemon', bus, 3), stop: () => ended(bus) };
}

/** Programs of a desktop on the message buses: `logind`, the savers `freedesktop` and `gnome`, the tray's `watcher`. */
export class BusPrograms {
  readonly #process: ChildProcess;
  #told: string[] = [];

  private constructor(process: ChildProcess) {
    this.#process = process;
    let rest = '';
    process.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      this.#told.push(...lines);
    });
  }

  static async start(names: readonly string[], systemBus = ''): Promise<BusPrograms> {
    // The system's own Python has the bindings, whichever other one stands first.
    const programs = new BusPrograms(
      spawn('/usr/bin/python3', [SCRIPT, ...names], {
        env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: systemBus },
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await programs.untilTold('ready');
    return programs;
  }

  async say(word: string): Promise<void> {
    this.#told = this.#told.filter((line) => line !== `done ${word}`);
    this.#process.stdin?.write(`${word}\n`);
    await this.untilTold(`done ${word}`);
  }

  async untilTold(line: string): Promise<void> {
    await expect.poll(() => this.#told).toContain(line);
  }

  stop(): Promise<void> {
    return ended(this.#process);
  }
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = once(program, 'exit');
  program.kill();
  await gone;
}
