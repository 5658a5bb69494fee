import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { PartFile, saveWhole } from '../../../../main/files/partFile.ts';
import {
  aFolder,
  canMount,
  modeOf,
  newFileMode,
  savingDisk,
  savingDiskWithRoom,
  systemError,
} from '../../../support/files.ts';

function anOldFile(mode = 0o644) {
  const folder = aFolder();
  const file = path.join(folder, 'report.csv');
  fs.writeFileSync(file, 'the old report');
  fs.chmodSync(file, mode);
  return { folder, file };
}

describe('a file that a person saves', () => {
  test.each([0o600, 0o644, 0o664, 0o440])('keeps the permissions of the old one (%o)', async (mode) => {
    const { folder, file } = anOldFile(mode);
    expect(await saveWhole(file, 'the new report')).toEqual({ ok: true, value: null });
    expect(fs.readFileSync(file, 'utf8')).toBe('the new report');
    expect(modeOf(file)).toBe(mode);
    expect(fs.readdirSync(folder)).toEqual(['report.csv']);
  });

  test('has those of any new file where there was none', async () => {
    const file = path.join(aFolder(), 'report.csv');
    await saveWhole(file, 'new');
    expect(modeOf(file)).toBe(newFileMode());
  });

  test('is saved where a link leads to, and the link stays', async () => {
    const { file } = anOldFile();
    const link = path.join(aFolder(), 'link.csv');
    fs.symlinkSync(file, link);
    await saveWhole(link, 'the new report');
    expect(fs.readFileSync(file, 'utf8')).toBe('the new report');
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test.each(['x'.repeat(251), 'ж'.repeat(125)])('may have the longest name there is', async (name) => {
    const file = path.join(aFolder(), `${name}.csv`);
    expect(await saveWhole(file, 'new')).toEqual({ ok: true, value: null });
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
  });

  test('is old and whole until all of the new one is on the disk', async () => {
    const { file } = anOldFile();
    const part = await PartFile.create(file);
    await part.append('half');
    expect(fs.readFileSync(file, 'utf8')).toBe('the old report');
    await part.append(' and half');
    await part.finish();
    expect(fs.readFileSync(file, 'utf8')).toBe('half and half');
  });

  test.each(['written', 'flushed'] as const)(
    'stays the old one when a full disk is told as it is %s',
    async (told) => {
      const { folder, file } = anOldFile();
      expect(await saveWhole(file, 'x'.repeat(1_000), savingDiskWithRoom(600, told))).toEqual({
        ok: false,
        error: { kind: 'diskFull', detail: 'ENOSPC' },
      });
      expect(fs.readFileSync(file, 'utf8')).toBe('the old report');
      expect(modeOf(file)).toBe(0o644);
      expect(fs.readdirSync(folder)).toEqual(['report.csv']);
    },
  );

  test.each(['EPERM', 'EBUSY', 'EACCES'])('waits while another program looks at it (%s)', async (code) => {
    const { file } = anOldFile();
    const rename = vi.fn(fs.promises.rename);
    rename.mockRejectedValueOnce(systemError(code)).mockRejectedValueOnce(systemError(code));
    const pause = vi.fn(() => Promise.resolve());
    expect((await saveWhole(file, 'new', savingDisk({ rename, pause }))).ok).toBe(true);
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(pause.mock.calls).toEqual([[10], [20]]);
  });

  test('is given up where the other program never lets go', async () => {
    const { folder, file } = anOldFile();
    const disk = savingDisk({ rename: () => Promise.reject(systemError('EBUSY')) });
    expect(await saveWhole(file, 'new', disk)).toMatchObject({
      error: { kind: 'diskError', detail: 'EBUSY' },
    });
    expect(fs.readdirSync(folder)).toEqual(['report.csv']);
    expect(fs.readFileSync(file, 'utf8')).toBe('the old report');
  });

  test('is there on a disk that knows no permissions', async () => {
    const { file } = anOldFile();
    const disk = savingDisk({
      open: async (name, flags, mode) => {
        const handle = await fs.promises.open(name, flags, mode);
        vi.spyOn(handle, 'chmod').mockRejectedValue(systemError('ENOTSUP'));
        return handle;
      },
    });
    expect((await saveWhole(file, 'new', disk)).ok).toBe(true);
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
  });

  test.runIf(process.platform === 'linux' && canMount())('stays whole on a real disk of 64 kB', async () => {
    const disk = aFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      const file = path.join(disk, 'report.csv');
      const old = 'o'.repeat(20_000);
      fs.writeFileSync(file, old);
      expect(await saveWhole(file, 'n'.repeat(60_000))).toMatchObject({ error: { kind: 'diskFull' } });
      expect(fs.readFileSync(file, 'utf8')).toBe(old);
      expect(fs.readdirSync(disk)).toEqual(['report.csv']);
      expect((await saveWhole(file, 'n'.repeat(20_000))).ok).toBe(true);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
