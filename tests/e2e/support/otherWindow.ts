import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { xdotool } from './xdotool.ts';

const title = 'Another program';

/**
 * A window of a program that is not ours and that tells every key it gets: X's own event tester. What a
 * receptionist types into the booking page must all arrive here while calls pop up.
 */
export class OtherWindow {
  readonly #program: ChildProcess;
  readonly #windowId: string;
  #output = '';

  private constructor(program: ChildProcess, windowId: string) {
    this.#program = program;
    this.#windowId = windowId;
    program.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  static async open(): Promise<OtherWindow> {
    // Without a terminal its output would be held back in blocks of some kilobytes.
    const xev = ['xev', '-name', title, '-event', 'keyboard', '-geometry', '420x260+60+60'];
    const program = spawn('stdbuf', ['-oL', ...xev], { stdio: ['ignore', 'pipe', 'ignore'] });
    const windowId = await xdotool('search', '--sync', '--onlyvisible', '--name', title);
    const other = new OtherWindow(program, windowId);
    await other.focus();
    return other;
  }

  /** Gives it the keyboard, as a click into it would. */
  async focus(): Promise<void> {
    await xdotool('windowactivate', '--sync', this.#windowId);
  }

  async hasFocus(): Promise<boolean> {
    return (await xdotool('getwindowfocus')) === this.#windowId;
  }

  /** The characters that arrived since it was opened. */
  typed(): string {
    const presses = this.#output
      .split(/^(?=Key(?:Press|Release) event)/m)
      .filter((event) => event.startsWith('KeyPress'));
    return presses
      .map((event) => /XLookupString gives 1 bytes: \(([0-9a-f]{2})\)/.exec(event)?.[1])
      .map((hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : ''))
      .join('');
  }

  async close(): Promise<void> {
    if (this.#program.exitCode !== null) return;
    const gone = once(this.#program, 'exit');
    this.#program.kill();
    await gone;
  }
}
