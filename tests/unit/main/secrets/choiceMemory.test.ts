import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ClientId, LocationId } from '../../../../contract/model/ids.ts';
import type { FileSystem } from '../../../../main/files/fileSystem.ts';
import { ChoiceMemory } from '../../../../main/secrets/choiceMemory.ts';
import { Keyring } from '../../../../main/secrets/keyring.ts';
import { FakeSafeStorage } from '../../../support/fakeSafeStorage.ts';
import { aFolder, diskWithRoom, modeOf } from '../../../support/files.ts';

const NUMBER = '+13155550175';
const here = LocationId.parse(4564);
const there = LocationId.parse(4565);
const marta = ClientId.parse(11);
const june = ClientId.parse(12);

function setup({
  available = true,
  fs: disk,
  limit = 5000,
}: { available?: boolean; fs?: FileSystem; limit?: number } = {}) {
  const dir = aFolder();
  const safeStorage = Object.assign(new FakeSafeStorage(), { available });
  const keyring = new Keyring({ safeStorage, platform: 'linux' });
  let nowMs = Date.parse('2026-11-21T12:00:00.000Z');
  const open = () =>
    ChoiceMemory.open({ dir, keyring, now: () => (nowMs += 1), limit, ...(disk ? { fs: disk } : {}) });
  return { dir, file: path.join(dir, 'choices.json'), safeStorage, open, memory: open() };
}

const Content = z.object({
  key: z.object({ backend: z.string() }),
  choices: z.record(z.string(), z.unknown()),
});

function contentOf(file: string): { readonly backend: string; readonly hashes: readonly string[] } {
  const { key, choices } = Content.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  return { backend: key.backend, hashes: Object.keys(choices) };
}

describe('ChoiceMemory', () => {
  it.each([true, false])('remembers per location over a restart, with a keyring: %s', (available) => {
    const { memory, open, file } = setup({ available });
    expect(memory.recall(here, NUMBER)).toBeNull();
    expect(memory.choose(here, NUMBER, marta).ok).toBe(true);
    expect(memory.choose(here, NUMBER, june).ok).toBe(true);
    const again = open();
    expect(again.recall(here, NUMBER)).toBe(june);
    expect(again.recall(there, NUMBER)).toBeNull();
    expect(again.recall(here, '+13155550176')).toBeNull();
    expect(modeOf(file)).toBe(0o600);
  });

  it('remembers that it is none of them, also over a restart', () => {
    const { memory, open } = setup();
    memory.choose(here, NUMBER, 'none');
    expect(open().recall(here, NUMBER)).toBe('none');
  });

  it('takes a choice back and forgets all', () => {
    const { memory, open, dir } = setup();
    memory.choose(here, NUMBER, marta);
    memory.choose(there, NUMBER, june);
    expect(memory.takeBack(here, NUMBER).ok).toBe(true);
    expect(memory.takeBack(here, NUMBER).ok).toBe(true);
    expect(open().recall(here, NUMBER)).toBeNull();
    expect(open().recall(there, NUMBER)).toBe(june);
    expect(memory.forgetAll().ok).toBe(true);
    expect(memory.recall(there, NUMBER)).toBeNull();
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('keeps neither numbers nor plain hashes of them', () => {
    const one = setup();
    const two = setup();
    one.memory.choose(here, NUMBER, marta);
    two.memory.choose(here, NUMBER, marta);
    expect(fs.readFileSync(one.file, 'utf8')).not.toMatch(/1315|0175/);
    expect(contentOf(one.file).hashes).toHaveLength(1);
    expect(contentOf(one.file).hashes).not.toEqual(contentOf(two.file).hashes);
  });

  it('seals the key of the hashes where it can, and catches up when a keyring comes', () => {
    const { memory, open, file, safeStorage } = setup({ available: false });
    memory.choose(here, NUMBER, marta);
    expect(contentOf(file).backend).toBe('plain');
    safeStorage.available = true;
    const again = open();
    expect(again.recall(here, NUMBER)).toBe(marta);
    again.choose(here, NUMBER, june);
    expect(contentOf(file).backend).toBe('gnome_libsecret');
    expect(open().recall(here, NUMBER)).toBe(june);
  });

  it('works from memory, and leaves the file, while the keyring is away', () => {
    const { memory, open, file, safeStorage } = setup();
    memory.choose(here, NUMBER, marta);
    const before = fs.readFileSync(file, 'utf8');
    safeStorage.available = false;
    const again = open();
    expect(again.recall(here, NUMBER)).toBeNull();
    expect(again.choose(here, NUMBER, june).ok).toBe(true);
    expect(again.recall(here, NUMBER)).toBe(june);
    expect(fs.readFileSync(file, 'utf8')).toBe(before);
    safeStorage.available = true;
    expect(open().recall(here, NUMBER)).toBe(marta);
  });

  it.each([
    '{',
    '{"version":1,"key":{"backend":"gnome_libsecret","blob":"AAAA"},"choices":{}}',
    '{"version":1,"key":{"backend":"plain","blob":"AAAA"},"choices":{}}',
  ])('sets a broken file aside and starts anew: %s', (text) => {
    const { open, file, dir } = setup();
    fs.writeFileSync(file, text);
    const memory = open();
    expect(memory.choose(here, NUMBER, marta).ok).toBe(true);
    expect(open().recall(here, NUMBER)).toBe(marta);
    const aside = fs.readdirSync(dir).filter((name) => name.includes('.broken-'));
    expect(aside).toHaveLength(1);
    expect(fs.readFileSync(path.join(dir, aside[0] ?? ''), 'utf8')).toBe(text);
  });

  it('forgets what was chosen longest ago when there are too many', () => {
    const { memory, open } = setup({ limit: 5 });
    const number = (index: number) => `+1315${String(5_000_000 + index)}`;
    for (let index = 0; index < 7; index += 1) memory.choose(here, number(index), marta);
    memory.choose(here, number(2), june);
    memory.choose(here, number(7), june);
    const again = open();
    const known = [0, 1, 2, 3, 4, 5, 6, 7].filter((index) => again.recall(here, number(index)) !== null);
    expect(known).toEqual([2, 4, 5, 6, 7]);
    expect(again.recall(here, number(2))).toBe(june);
  });

  it('reports a full disk and still knows for this run', () => {
    const { memory } = setup({ fs: diskWithRoom(10) });
    expect(memory.choose(here, NUMBER, marta)).toMatchObject({ ok: false, error: { kind: 'diskFull' } });
    expect(memory.recall(here, NUMBER)).toBe(marta);
  });
});
