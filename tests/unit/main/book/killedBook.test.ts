import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { isSound, openBook } from '../../../../main/book/openBook.ts';
import { BOOK_WORKER } from '../../../support/builtWorker.ts';
import { testKey } from '../../../support/callBook.ts';
import { aFolder } from '../../../support/files.ts';

const writer = path.join(import.meta.dirname, '../../../support/bookWriter.ts');

/** Lets it write for so many rows, then kills it at once; returns what it was told to be written. */
function killedAfter(rows: number, dir: string, prefix: string): Promise<string[]> {
  return new Promise((resolve) => {
    const said: string[] = [];
    const child = spawn(process.execPath, [writer, BOOK_WORKER, dir, testKey.keyHex, prefix]);
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      if (said.length === rows) child.kill('SIGKILL');
    });
    child.on('close', () => resolve(said));
  });
}

it('opens after 20 kills in the middle of writes, with every row that was said to be written', async () => {
  const dir = aFolder();
  const written: string[] = [];
  // 3 kB a row: the journal is taken into the file several times on the way.
  for (let kill = 0; kill < 20; kill += 1)
    written.push(...(await killedAfter(20 + kill * 7, dir, `kill${kill}`)));

  const opened = openBook({ file: path.join(dir, 'calls.db'), keyHex: testKey.keyHex });
  if (!opened.ok) throw new Error(opened.error.kind);
  const kept = new Set(opened.value.prepare('SELECT name FROM memos').pluck().all());
  expect(written.length).toBeGreaterThan(1700);
  expect(written.filter((name) => !kept.has(name))).toEqual([]);
  expect(isSound(opened.value)).toBe(true);
});
