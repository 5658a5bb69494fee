import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aCallBook } from '../../../support/callBook.ts';
import { aFolder, canMount } from '../../../support/files.ts';

// Only root may mount; nothing else plays a full disk to SQLite.
test.runIf(process.platform === 'linux' && canMount())(
  'a full disk is an error, not a lost row',
  async () => {
    const dir = aFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', dir]);
    const { book, ask, onBug, onNotice } = aCallBook(dir);
    try {
      book.start();
      const taken: string[] = [];
      const refused = { ok: false, error: { kind: 'diskFull', detail: 'SQLITE_FULL' } };
      for (let row = 0; ; row += 1) {
        const name = String(row).padStart(6, '0');
        const answer = await ask('addMemos', { names: [name], length: 10_000 });
        if (!answer.ok) {
          expect(answer).toEqual(refused);
          break;
        }
        taken.push(name);
      }
      expect(taken.length).toBeGreaterThan(20);
      const more = Array.from({ length: 300 }, (_, row) => `more${row}`);
      expect(await ask('addMemos', { names: more, length: 10_000 })).toEqual(refused);
      expect(await ask('memoNames')).toEqual({ ok: true, value: taken });

      await book.stop();
      book.start();
      expect(await ask('memoNames')).toEqual({ ok: true, value: taken });

      execFileSync('mount', ['-o', 'remount,size=20m', dir]);
      expect(await ask('addMemos', { names: ['room again'], length: 10_000 })).toMatchObject({ ok: true });
      expect(await ask('memoNames')).toEqual({ ok: true, value: [...taken, 'room again'] });
      expect(onBug).not.toHaveBeenCalled();
      expect(onNotice).not.toHaveBeenCalled();
      expect(fs.existsSync(path.join(dir, 'calls.db'))).toBe(true);
    } finally {
      await book.stop();
      execFileSync('umount', [dir]);
    }
  },
);
