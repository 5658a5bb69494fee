import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../main/files/fileSystem.ts';
import { nodeSavingDisk, type SavingDisk } from '../../main/files/partFile.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, gone after the test. */
export function aFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringdesk-test-'));
  folders.push(folder);
  return folder;
}

/** A failure as Node reports it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: played by a test`), { code });
}

/** A disk with room for so many bytes: writes are cut short, then refused, as a real one does. */
export function diskWithRoom(bytes: number): FileSystem & { room: number } {
  const disk = {
    ...nodeFileSystem,
    room: bytes,
    write(descriptor: number, data: Uint8Array, offset: number, length: number): number {
      if (disk.room === 0) throw systemError('ENOSPC');
      const taken = nodeFileSystem.write(descriptor, data, offset, Math.min(length, disk.room));
      disk.room -= taken;
      return taken;
    },
  };
  return disk;
}

/** The real disk for what a person saves, of which a test plays a part. */
export function savingDisk(played: Partial<SavingDisk> = {}): SavingDisk {
  return { ...nodeSavingDisk, pause: () => Promise.resolve(), ...played };
}

/** The same for what a person saves. Such a disk may also tell it only when it is flushed. */
export function savingDiskWithRoom(bytes: number, told: 'written' | 'flushed' = 'written'): SavingDisk {
  return savingDisk({
    open: async (file, flags, mode) => {
      const handle = await fs.promises.open(file, flags, mode);
      let room = bytes;
      return {
        writeFile: async (content: string | Uint8Array) => {
          const data = Buffer.from(content);
          await handle.writeFile(data.subarray(0, room));
          room -= data.length;
          if (room < 0 && told === 'written') throw systemError('ENOSPC');
        },
        chmod: (permissions) => handle.chmod(permissions),
        sync: async () => {
          if (room < 0) throw systemError('ENOSPC');
          await handle.sync();
        },
        close: () => handle.close(),
      };
    },
  });
}

/** The permission bits of a file or folder. */
export function modeOf(file: string): number {
  return fs.statSync(file).mode & 0o777;
}

/** The permission bits of any new file of this process. */
export function newFileMode(): number {
  const file = path.join(aFolder(), 'new');
  fs.writeFileSync(file, '');
  return modeOf(file);
}

/** Whether this process may mount a small disk. */
export function canMount(): boolean {
  const dir = fs.mkdtempSync('/tmp/ringdesk-mount-');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { stdio: 'ignore' });
    execFileSync('umount', [dir], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    fs.rmdirSync(dir);
  }
}
