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

  const read = (question: string, hidden: boolean): Promise<string> =>
    new Promise((resolve) => {
      // The terminal stops echoing before the question is seen: somebody may paste at once.
      const lines = createInterface({ input: stdin, output: hidden ? nowhere() : stderr, terminal: true });
      let typed = '';
      lines.once('line', (line) => {
        typed = line;
        lines.close();
      });
      lines.once('SIGINT', () => {
        stderr.write('\n');
        process.exit(INTERRUPTED);
      });
      lines.once('close', () => {
        if (hidden) stderr.write('\n');
        resolve(typed);
      });
      if (hidden) stderr.write(question);
      lines.setPrompt(question);
      lines.prompt();
    });

  return {
    interactive: stdin.isTTY && stderr.isTTY,
    write: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    ask: (question) => read(question, false),
    askHidden: (question) => read(question, true),
  };
}

function nowhere(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}
