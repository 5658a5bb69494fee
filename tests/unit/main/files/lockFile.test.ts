import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LockFile } from '../../../../main/files/lockFile.ts';
import { aFolder } from '../../../support/files.ts';
import { hastyClock } from '../../../support/partnerAtWork.ts';

const aFile = (): string => path.join(aFolder(), 'a.lock');
const lock = (file: string): LockFile => new LockFile(file, 'a test', hastyClock);
const written = (file: string, owner: object): void => {
  fs.writeFileSync(
    file,
    JSON.stringify({
      pid: process.pid,
      started: '',
      host: os.hostname(),
      program: 'other',
      token: 't',
      ...owner,
    }),
  );
};

test('one process holds it, however often, until it has released it as often', () => {
  const file = aFile();
  const [first, second] = [lock(file), lock(file)];
  expect(first.take().ok && second.take().ok).toBe(true);
  first.release();
  expect(fs.existsSync(file)).toBe(true);
  second.release();
  expect(fs.existsSync(file)).toBe(false);
});

test('that of a process that lives is left alone, and its owner is told', async () => {
  const file = aFile();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  written(file, { pid: child.pid });
  expect(lock(file).take()).toMatchObject({
    ok: false,
    error: { kind: 'locked', owner: { program: 'other' } },
  });
  expect(lock(file).otherOwner).not.toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');

  expect(lock(file).otherOwner).toBeNull();
  const later = lock(file);
  expect(await later.wait()).toMatchObject({ ok: true });
  later.release();
});

test.runIf(process.platform === 'linux')(
  'a number that came back does not stand for the process that had it',
  () => {
    const file = aFile();
    written(file, { started: 'another-boot 12' });
    const mine = lock(file);
    expect(mine.take().ok).toBe(true);
    mine.release();
  },
);

test('one that nobody keeps alive is taken over after a while, wherever it came from', async () => {
  const file = aFile();
  written(file, { host: 'another-computer' });
  const first = lock(file);
  expect(first.take().ok).toBe(false);
  expect((await first.wait()).ok).toBe(true);
  first.release();

  fs.writeFileSync(file, 'half wri');
  expect((await first.wait()).ok).toBe(true);
  first.release();
});

test('where the folder cannot be written it says so', () => {
  expect(lock(path.join(aFolder(), 'none', 'a.lock')).take()).toMatchObject({ error: { kind: 'diskError' } });
});
