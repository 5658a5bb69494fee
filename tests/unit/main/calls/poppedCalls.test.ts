import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CallKey, LocationId } from '../../../../contract/model/ids.ts';
import { PoppedCalls } from '../../../../main/calls/poppedCalls.ts';
import { type FileSystem, nodeFileSystem } from '../../../../main/files/fileSystem.ts';
import { aFolder, diskWithRoom, modeOf } from '../../../support/files.ts';

const NOON = Date.parse('2026-11-21T12:00:00.000Z');
const HOUR = 3_600_000;
const here = LocationId.parse(4564);
const there = LocationId.parse(4565);
const key = (id: number, location = 4564) => CallKey.parse(`${location}:${id}`);

function setup({ dir = aFolder(), fs: disk }: { dir?: string; fs?: FileSystem } = {}) {
  const open = (more: { fs?: FileSystem } = disk ? { fs: disk } : {}) =>
    PoppedCalls.open({ dir, now: () => NOON, ...more });
  return { dir, file: path.join(dir, 'popped.jsonl'), open, popped: open() };
}

const linesOf = (file: string) => fs.readFileSync(file, 'utf8').trim().split('\n');
const broken = (dir: string) => fs.readdirSync(dir).filter((name) => name.includes('.broken-'));

describe('what has popped', () => {
  it('is known at once, and after a crash', () => {
    const { popped, open, file } = setup();
    expect(popped.has(key(1))).toBe(false);
    expect(popped.add(key(1), NOON).ok).toBe(true);
    expect(popped.has(key(1))).toBe(true);
    expect(popped.has(key(1, 4565))).toBe(false);
    // No stop: the process was killed.
    expect(open().has(key(1))).toBe(true);
    expect(modeOf(file)).toBe(0o600);
  });

  it('is listed from a moment on, each with its time', () => {
    const { popped } = setup();
    popped.add(key(1), NOON - HOUR);
    popped.add(key(2), NOON - 5);
    popped.add(key(3), NOON);
    expect([...popped.poppedSince(NOON - 5)]).toEqual([
      [key(2), NOON - 5],
      [key(3), NOON],
    ]);
  });

  it('is written once', () => {
    const { popped, file } = setup();
    popped.add(key(1), NOON);
    popped.add(key(1), NOON + 5);
    expect(linesOf(file)).toHaveLength(1);
    popped.stop();
  });

  it('is kept for 48 hours of the server’s clock', () => {
    const { popped, open, file } = setup();
    popped.add(key(1), NOON - 47 * HOUR);
    popped.add(key(2), NOON - 49 * HOUR);
    expect(popped.prune(NOON).ok).toBe(true);
    expect([popped.has(key(1)), popped.has(key(2))]).toEqual([true, false]);
    expect(linesOf(file)).toHaveLength(1);
    popped.add(key(3), NOON);
    const again = open();
    expect([again.has(key(1)), again.has(key(2)), again.has(key(3))]).toEqual([true, false, true]);
  });

  it('holds nothing but ids and times', () => {
    const { popped, file } = setup();
    popped.add(key(77), NOON);
    popped.polled(here, NOON);
    popped.stop();
    expect(linesOf(file).map((line): unknown => JSON.parse(line))).toEqual([
      { call: '4564:77', at: NOON },
      { location: 4564, polledAt: NOON },
    ]);
  });

  it('is forgotten on demand', () => {
    const { popped, open, dir } = setup();
    popped.add(key(1), NOON);
    popped.polled(here, NOON);
    expect(popped.clear().ok).toBe(true);
    expect(popped.has(key(1))).toBe(false);
    expect(popped.lastPolledAt(here)).toBeNull();
    expect(fs.readdirSync(dir)).toEqual([]);
    popped.add(key(2), NOON);
    expect([open().has(key(1)), open().has(key(2))]).toEqual([false, true]);
  });

  it('costs little: each of 2,000 calls writes its own line, reads nothing and waits for no disk', () => {
    const disk = {
      ...nodeFileSystem,
      written: 0,
      write(descriptor: number, bytes: Uint8Array, offset: number, length: number) {
        const taken = nodeFileSystem.write(descriptor, bytes, offset, length);
        disk.written += taken;
        return taken;
      },
      sync: vi.fn(),
      read: vi.fn(nodeFileSystem.read),
    };
    const { popped, open, file } = setup({ fs: disk });
    disk.read.mockClear();
    for (let id = 1; id <= 2000; id += 1) popped.add(key(id), NOON);
    expect(disk.written).toBe(fs.statSync(file).size);
    expect(disk.read).not.toHaveBeenCalled();
    expect(disk.sync).not.toHaveBeenCalled();
    expect(open().has(key(2000))).toBe(true);
    popped.stop();
  });
});

describe('when a location was last asked', () => {
  it('is known at once and kept on disk now and then', () => {
    const { popped, open, file } = setup();
    expect(popped.lastPolledAt(here)).toBeNull();
    for (let second = 0; second < 120; second += 5) popped.polled(here, NOON + second * 1000);
    popped.polled(there, NOON);
    expect(popped.lastPolledAt(here)).toBe(NOON + 115_000);
    expect(linesOf(file).length).toBeLessThanOrEqual(3);
    expect(open().lastPolledAt(here)).toBe(NOON + 60_000);
    popped.stop();
    expect(open().lastPolledAt(here)).toBe(NOON + 115_000);
    expect(open().lastPolledAt(there)).toBe(NOON);
  });

  it('does not let the file grow for ever', () => {
    const { popped, file } = setup();
    for (let minute = 0; minute < 10_000; minute += 1) popped.polled(here, NOON + minute * 60_000);
    expect(fs.statSync(file).size).toBeLessThan(300_000);
    popped.stop();
  });
});

describe('trouble with the file', () => {
  it('ignores the last line that a crash cut off', () => {
    const { popped, open, file, dir } = setup();
    popped.add(key(1), NOON);
    fs.appendFileSync(file, '{"call":"4564:2');
    const again = open();
    expect(again.has(key(1))).toBe(true);
    expect(again.add(key(2), NOON).ok).toBe(true);
    expect(broken(dir)).toEqual([]);
    expect([open().has(key(1)), open().has(key(2))]).toEqual([true, true]);
  });

  it('sets a broken file aside and keeps what can be read', () => {
    const { popped, open, file, dir } = setup();
    popped.add(key(1), NOON);
    fs.appendFileSync(file, '\0\0\0\0\n{"location":"x"}\n{"call":"4564:2","at":1790000000000}\n');
    const again = open();
    expect([again.has(key(1)), again.has(key(2))]).toEqual([true, true]);
    expect(broken(dir)).toHaveLength(1);
    expect(open().has(key(2))).toBe(true);
    expect(broken(dir)).toHaveLength(1);
  });

  it('starts empty from a file that makes no sense', () => {
    const { open, file, dir } = setup();
    fs.writeFileSync(file, 'hello\nworld\n');
    const again = open();
    expect(again.has(key(1))).toBe(false);
    expect(again.add(key(1), NOON).ok).toBe(true);
    expect(broken(dir)).toHaveLength(1);
    expect(open().has(key(1))).toBe(true);
  });

  it('says so on a full disk, knows for this run, and catches up later', () => {
    const disk = diskWithRoom(50);
    const { popped, open } = setup({ fs: disk });
    popped.add(key(1), NOON);
    expect(popped.add(key(2), NOON)).toMatchObject({ ok: false, error: { kind: 'diskFull' } });
    expect(popped.has(key(2))).toBe(true);
    expect([1, 2].map((id) => open({ fs: nodeFileSystem }).has(key(id)))).toEqual([true, false]);
    disk.room = 10_000;
    expect(popped.add(key(3), NOON).ok).toBe(true);
    expect([1, 2, 3].map((id) => open({ fs: nodeFileSystem }).has(key(id)))).toEqual([true, true, true]);
  });

  it('never throws where nothing can be written', () => {
    const { popped } = setup({ dir: '/dev/null/none' });
    expect(popped.add(key(1), NOON)).toMatchObject({ ok: false, error: { kind: 'diskError' } });
    popped.polled(here, NOON);
    expect(popped.prune(NOON).ok).toBe(false);
    popped.stop();
  });
});
