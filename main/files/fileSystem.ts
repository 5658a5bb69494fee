import fs from 'node:fs';

/** The few file operations of the safe writer, so that tests can play short writes and full disks. */
export interface FileSystem {
  open(file: string, flags: string, mode: number): number;
  /** Returns how many bytes were taken, which may be fewer than asked. */
  write(descriptor: number, bytes: Uint8Array, offset: number, length: number): number;
  sync(descriptor: number): void;
  size(descriptor: number): number;
  /** Cuts the file off behind so many bytes. */
  cut(descriptor: number, size: number): void;
  close(descriptor: number): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
  makeFolder(folder: string, mode: number): void;
  copy(from: string, to: string): void;
  list(folder: string): readonly string[];
  read(file: string): string;
  /** The stamp is another one whenever the file is, or was written to. Null: there is none. */
  stat(file: string): { readonly size: number; readonly stamp: string } | null;
  /** Waits without yielding; only between two tries of a rename. */
  pause(ms: number): void;
}

export const nodeFileSystem: FileSystem = {
  open: (file, flags, mode) => fs.openSync(file, flags, mode),
  write: (descriptor, bytes, offset, length) => fs.writeSync(descriptor, bytes, offset, length),
  sync: (descriptor) => {
    fs.fsyncSync(descriptor);
  },
  size: (descriptor) => fs.fstatSync(descriptor).size,
  cut: (descriptor, size) => {
    fs.ftruncateSync(descriptor, size);
  },
  close: (descriptor) => {
    fs.closeSync(descriptor);
  },
  rename: (from, to) => {
    fs.renameSync(from, to);
  },
  remove: (file) => {
    fs.rmSync(file, { force: true });
  },
  makeFolder: (folder, mode) => {
    fs.mkdirSync(folder, { recursive: true, mode });
  },
  copy: (from, to) => {
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  },
  list: (folder) => fs.readdirSync(folder),
  read: (file) => fs.readFileSync(file, 'utf8'),
  stat: (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false, bigint: true });
    return stat ? { size: Number(stat.size), stamp: `${stat.ino} ${stat.size} ${stat.mtimeNs}` } : null;
  },
  pause: (ms) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  },
};
