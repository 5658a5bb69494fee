import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import { nodeFileSystem } from '../../../../main/files/fileSystem.ts';
import {
  appendAtOnce,
  makePrivateFolder,
  readIfThere,
  removeStaleTemps,
  writeSafely,
} from '../../../../main/files/safeFile.ts';
import { aFolder, canMount, diskWithRoom, modeOf, systemError } from '../../../support/files.ts';

describe('writeSafely', () => {
  it('writes a file for its owner only and leaves nothing else', () => {
    const dir = aFolder();
    expect(writeSafely(path.join(dir, 'a.json'), '{"a":"ä"}').ok).toBe(true);
    expect(fs.readFileSync(path.join(dir, 'a.json'), 'utf8')).toBe('{"a":"ä"}');
    expect(modeOf(path.join(dir, 'a.json'))).toBe(0o600);
    expect(fs.readdirSync(dir)).toEqual(['a.json']);
  });

  it('finishes what a short write began', () => {
    const file = path.join(aFolder(), 'a.json');
    const write = (fd: number, bytes: Uint8Array, offset: number, length: number) =>
      nodeFileSystem.write(fd, bytes, offset, Math.min(length, 3));
    expect(writeSafely(file, 'twelve bytes', { ...nodeFileSystem, write }).ok).toBe(true);
    expect(fs.readFileSync(file, 'utf8')).toBe('twelve bytes');
  });

  it('leaves the good file untouched on a full disk', () => {
    const dir = aFolder();
    const file = path.join(dir, 'a.json');
    writeSafely(file, 'good');
    expect(writeSafely(file, 'x'.repeat(1000), diskWithRoom(600))).toEqual({
      ok: false,
      error: { kind: 'diskFull', detail: 'ENOSPC' },
    });
    expect(fs.readFileSync(file, 'utf8')).toBe('good');
    expect(fs.readdirSync(dir)).toEqual(['a.json']);
  });

  it('gives up on a disk that takes nothing and reports no error', () => {
    const file = path.join(aFolder(), 'a.json');
    expect(writeSafely(file, 'x', { ...nodeFileSystem, write: () => 0 })).toMatchObject({
      error: { kind: 'diskFull' },
    });
  });

  it('flushes the file before the rename, and the folder after it', () => {
    const order: string[] = [];
    const fake = {
      ...nodeFileSystem,
      sync: (fd: number) => {
        order.push('sync');
        nodeFileSystem.sync(fd);
      },
      rename: (from: string, to: string) => {
        order.push('rename');
        nodeFileSystem.rename(from, to);
      },
    };
    writeSafely(path.join(aFolder(), 'a.json'), 'x', fake);
    expect(order).toEqual(['sync', 'rename', 'sync']);
  });

  it('tries again while a virus scanner holds the file', () => {
    const file = path.join(aFolder(), 'a.json');
    const rename = vi
      .fn(nodeFileSystem.rename)
      .mockImplementationOnce(() => {
        throw systemError('EPERM');
      })
      .mockImplementationOnce(() => {
        throw systemError('EBUSY');
      });
    const pause = vi.fn();
    expect(writeSafely(file, 'x', { ...nodeFileSystem, rename, pause }).ok).toBe(true);
    expect(pause).toHaveBeenCalledTimes(2);
  });

  it('says so when the file never becomes free', () => {
    const dir = aFolder();
    const rename = () => {
      throw systemError('EPERM');
    };
    const pause = vi.fn<(ms: number) => void>();
    expect(writeSafely(path.join(dir, 'a.json'), 'x', { ...nodeFileSystem, rename, pause })).toEqual({
      ok: false,
      error: { kind: 'diskError', detail: 'EPERM' },
    });
    expect(pause.mock.calls.flat().reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(500);
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('does not mind a system that cannot flush folders', () => {
    const open = (file: string, flags: string, mode: number) => {
      if (flags === 'r') throw systemError('EISDIR');
      return nodeFileSystem.open(file, flags, mode);
    };
    expect(writeSafely(path.join(aFolder(), 'a.json'), 'x', { ...nodeFileSystem, open }).ok).toBe(true);
  });

  it('reports a folder that is missing', () => {
    expect(writeSafely(path.join(aFolder(), 'none', 'a.json'), 'x')).toMatchObject({
      error: { detail: 'ENOENT' },
    });
  });
});

describe('appendAtOnce', () => {
  it('adds to a file for its owner only', () => {
    const file = path.join(aFolder(), 'a.log');
    expect(appendAtOnce(file, 'one\n').ok).toBe(true);
    expect(appendAtOnce(file, 'two\n').ok).toBe(true);
    expect(fs.readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    expect(modeOf(file)).toBe(0o600);
  });

  it('tells of a full disk, and leaves no half line for the next one to run into', () => {
    const file = path.join(aFolder(), 'a.log');
    appendAtOnce(file, 'one\n');
    expect(appendAtOnce(file, 'two\n', diskWithRoom(2))).toMatchObject({ error: { kind: 'diskFull' } });
    expect(fs.readFileSync(file, 'utf8')).toBe('one\n');
    appendAtOnce(file, 'three\n');
    expect(fs.readFileSync(file, 'utf8')).toBe('one\nthree\n');
  });
});

// Only root may mount; elsewhere the played disk above stands for it.
test.runIf(process.platform === 'linux' && canMount())('a really full disk keeps the good file', () => {
  const dir = aFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir]);
  try {
    const file = path.join(dir, 'a.json');
    const good = 'g'.repeat(400_000);
    expect(writeSafely(file, good).ok).toBe(true);
    expect(writeSafely(file, 'x'.repeat(900_000))).toMatchObject({ error: { kind: 'diskFull' } });
    expect(fs.readFileSync(file, 'utf8')).toBe(good);
    expect(fs.readdirSync(dir)).toEqual(['a.json']);
  } finally {
    execFileSync('umount', [dir]);
  }
});

describe('the neighbours of a file', () => {
  it('reads a file without its byte order mark, and none as null', () => {
    const file = path.join(aFolder(), 'a.json');
    expect(readIfThere(file)).toEqual({ ok: true, value: null });
    fs.writeFileSync(file, '\uFEFF{}');
    expect(readIfThere(file)).toEqual({ ok: true, value: '{}' });
    expect(readIfThere(path.dirname(file))).toMatchObject({ ok: false, error: { kind: 'diskError' } });
  });

  it('removes half-written neighbours of a killed process and nothing else', () => {
    const dir = aFolder();
    for (const name of ['a.json', 'a.json.tmp-77', 'settings.json.tmp-1712345678abcdef', 'tmp-notes.txt'])
      fs.writeFileSync(path.join(dir, name), 'x');
    expect(removeStaleTemps(dir)).toBe(2);
    expect(fs.readdirSync(dir).sort()).toEqual(['a.json', 'tmp-notes.txt']);
    expect(removeStaleTemps(path.join(dir, 'none'))).toBe(0);
  });

  it('creates the folder of a profile for its owner only', () => {
    const dir = path.join(aFolder(), 'a', 'b');
    expect(makePrivateFolder(dir).ok).toBe(true);
    expect(modeOf(dir)).toBe(0o700);
    expect(makePrivateFolder(dir).ok).toBe(true);
  });
});
