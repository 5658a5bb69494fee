import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Terminal } from './terminal.ts';

const INTERRUPTED = 130;

/** The terminal that this process was started in. Questions go to stderr, so that stdout holds the answer only. */
export function processTerminal(process: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr } = process;
  // Whoever reads the output may stop early, as `head` does; that is no failure.
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
  };
  stdout.on('error', onError);
  stderr.on('error', onError);

  const read = (question: string, output: NodeJS.WritableStream): Promise<string> =>
    new Promise((resolve) => {
      stderr.write(question);
      const lines = createInterface({ input: stdin, output, terminal: true });
      let answered = false;
      lines.once('line', (line) => {
        answered = true;
        lines.close();
        resolve(line);
      });
      lines.once('SIGINT', () => {
        stderr.write('\n');
        process.exit(INTERRUPTED);
      });
      lines.once('close', () => {
        if (!answered) resolve('');
      });
    });

  return {
    interactive: stdin.isTTY && stderr.isTTY,
    write: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    ask: (question) => read(question, stderr),
    askHidden: async (question) => {
      const nowhere = new Writable({
        write: (_chunk, _encoding, done) => {
          done();
        },
      });
      const typed = await read(question, nowhere);
      stderr.write('\n');
      return typed;
    },
  };
}
