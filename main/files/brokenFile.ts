import path from 'node:path';
import { type FileSystem, nodeFileSystem } from './fileSystem.ts';

/** Renames a broken file to `<name>.broken-<time>` and returns the new path, or null where that failed. */
export function setAside(file: string, nowMs: number, fs: FileSystem = nodeFileSystem): string | null {
  return aside(file, nowMs, fs, (to) => {
    fs.rename(file, to);
  });
}

/** Like `setAside`, but leaves the file in its place and keeps a copy. */
export function copyAside(file: string, nowMs: number, fs: FileSystem = nodeFileSystem): string | null {
  return aside(file, nowMs, fs, (to) => {
    fs.copy(file, to);
  });
}

function aside(file: string, nowMs: number, fs: FileSystem, put: (to: string) => void): string | null {
  try {
    const taken = new Set(fs.list(path.dirname(file)));
    const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
    let to = `${file}.broken-${time}`;
    for (let again = 2; taken.has(path.basename(to)); again += 1) to = `${file}.broken-${time}-${again}`;
    put(to);
    return to;
  } catch {
    return null;
  }
}
