import type { ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';
import { PlainFailure } from './plainFailure.ts';

/** Waits for the line by which a server says where it can be reached. */
export function firstLine(name: string, server: ChildProcess, descriptor: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new PlainFailure(`${name} could not be started`));
    const pipe = server.stdio[descriptor];
    server.once('error', fail);
    server.once('exit', fail);
    if (!(pipe instanceof Readable)) {
      fail();
      return;
    }
    let text = '';
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')).trim());
    });
  });
}
