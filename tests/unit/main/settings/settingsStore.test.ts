import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Location } from '../../../../contract/model/location.ts';
import { type FileSystem, nodeFileSystem } from '../../../../main/files/fileSystem.ts';
import { defaultMemory } from '../../../../main/settings/appMemory.ts';
import { defaultSettings } from '../../../../main/settings/defaultSettings.ts';
import { SettingsStore } from '../../../../main/settings/settingsStore.ts';
import type { StoreFile } from '../../../../main/settings/writeTwice.ts';
import { aFolder, diskWithRoom, modeOf, systemError } from '../../../support/files.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const defaults = defaultSettings('linux');
const downtown = Location.parse({
  id: 4564,
  title: 'Downtown',
  timeZone: 'America/New_York',
  countryIso: 'US',
  currency: 'USD',
  chain: null,
});

/** Writes like electron-store: at once, blind to what the disk really took. */
function plainStore({ dir, name }: { readonly dir: string; readonly name: string }): StoreFile {
  const file = path.join(dir, `${name}.json`);
  return {
    set store(value: Record<string, unknown>) {
      fs.writeFileSync(file, JSON.stringify(value), { mode: 0o600 });
    },
    get store() {
      return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
    },
  };
}

function open(dir: string, more: { fs?: FileSystem; createStore?: typeof plainStore } = {}): SettingsStore {
  return SettingsStore.open({ dir, now: () => NOW, platform: 'linux', createStore: plainStore, ...more });
}

const main = (dir: string) => path.join(dir, 'settings.json');
const lastGood = (dir: string) => path.join(dir, 'settings.last-good.json');
const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));
const brokenFiles = (dir: string) => fs.readdirSync(dir).filter((name) => name.includes('.broken-'));

describe('a first start', () => {
  it('has defaults and nothing to tell', () => {
    const dir = aFolder();
    const store = open(dir);
    expect(store.settings).toEqual(defaults);
    expect(store.memory).toEqual(defaultMemory);
    expect(store.notice).toBeNull();
  });

  it('puts the popup above on macOS', () => {
    expect(defaultSettings('darwin').popupCorner).toBe('top-end');
    expect(defaultSettings('win32').popupCorner).toBe('bottom-end');
  });
});

describe('the separator of CSV files', () => {
  const inGermany = (dir: string) =>
    SettingsStore.open({
      dir,
      now: () => NOW,
      platform: 'linux',
      csvSeparator: 'semicolon',
      createStore: plainStore,
    });

  it('is the one of the region until somebody chooses', () => {
    const dir = aFolder();
    expect(inGermany(dir).settings.csvSeparator).toBe('semicolon');
    inGermany(dir).change({ csvSeparator: 'tab' });
    expect(inGermany(dir).settings.csvSeparator).toBe('tab');
  });

  it('is the one of the region in a file that is older than the choice', () => {
    const dir = aFolder();
    inGermany(dir).change({ theme: 'dark' });
    const { csvSeparator: _, ...older } = (readJson(main(dir)) as { settings: Record<string, unknown> })
      .settings;
    fs.writeFileSync(main(dir), JSON.stringify({ ...(readJson(main(dir)) as object), settings: older }));
    const store = inGermany(dir);
    expect(store.settings.csvSeparator).toBe('semicolon');
    expect(store.notice).toBeNull();
  });
});

describe('changes', () => {
  it('are there after a restart, in a file for its owner only', () => {
    const dir = aFolder();
    const store = open(dir);
    expect(store.change({ theme: 'dark', popupModes: { '4564': 'compact' } })).toMatchObject({
      ok: true,
      value: { theme: 'dark' },
    });
    store.remember({
      connection: { ...defaultMemory.connection, locations: [downtown] },
      toldAboutTray: true,
    });

    const again = open(dir);
    expect(again.settings).toEqual({ ...defaults, theme: 'dark', popupModes: { '4564': 'compact' } });
    expect(again.memory.connection.locations).toEqual([downtown]);
    expect(again.memory.toldAboutTray).toBe(true);
    expect(again.notice).toBeNull();
    expect(modeOf(main(dir))).toBe(0o600);
    expect(modeOf(lastGood(dir))).toBe(0o600);
    expect(readJson(main(dir))).toEqual(readJson(lastGood(dir)));
    expect(readJson(main(dir))).toMatchObject({ version: 1 });
  });

  it('leave a key alone that is given as undefined', () => {
    const store = open(aFolder());
    store.change({ theme: 'dark' });
    expect(store.change({ theme: undefined, letterKeys: false })).toMatchObject({
      value: { theme: 'dark', letterKeys: false },
    });
  });

  it('write nothing when nothing changed', () => {
    const dir = aFolder();
    const createStore = vi.fn(plainStore);
    const store = open(dir, { createStore });
    store.change({ theme: defaults.theme });
    store.remember({ toldAboutTray: false });
    expect(fs.readdirSync(dir)).toEqual([]);
  });
});

describe('a full disk', () => {
  it('refuses the change and keeps the good file', () => {
    const dir = aFolder();
    const disk = diskWithRoom(1_000_000);
    const store = open(dir, { fs: disk });
    store.change({ theme: 'dark' });
    const before = fs.readFileSync(main(dir), 'utf8');

    disk.room = 100;
    expect(store.change({ theme: 'light' })).toEqual({
      ok: false,
      error: { kind: 'diskFull', detail: 'ENOSPC' },
    });
    expect(store.settings.theme).toBe('dark');
    expect(fs.readFileSync(main(dir), 'utf8')).toBe(before);
    expect(open(dir).settings.theme).toBe('dark');

    disk.room = 1_000_000;
    expect(store.change({ theme: 'light' }).ok).toBe(true);
  });

  it('in the middle of electron-store cannot leave half a file behind', () => {
    const dir = aFolder();
    const halving = (where: { dir: string; name: string }): StoreFile => ({
      set store(value: Record<string, unknown>) {
        fs.writeFileSync(path.join(where.dir, `${where.name}.json`), JSON.stringify(value).slice(0, 40));
      },
      get store() {
        return {};
      },
    });
    const store = open(dir, { createStore: halving });
    expect(store.change({ theme: 'dark' }).ok).toBe(true);
    expect(readJson(main(dir))).toMatchObject({ settings: { theme: 'dark' } });
    expect(modeOf(main(dir))).toBe(0o600);
  });

  it('that takes neither way leaves the last good copy for the next start', () => {
    const dir = aFolder();
    const throwing = (): StoreFile => ({
      set store(_value: Record<string, unknown>) {
        throw systemError('ENOSPC');
      },
      get store() {
        return {};
      },
    });
    let renames = 0;
    const rename = (from: string, to: string) => {
      renames += 1;
      if (renames > 1) throw systemError('ENOSPC');
      nodeFileSystem.rename(from, to);
    };
    const store = open(dir, { createStore: throwing, fs: { ...nodeFileSystem, rename } });
    expect(store.change({ theme: 'dark' }).ok).toBe(true);
    expect(open(dir).settings.theme).toBe('dark');
  });
});

describe('a file that is not sound', () => {
  it.each([
    { name: 'cut off', text: '{"version":1,"settings":{"theme":"da' },
    { name: 'empty', text: '' },
    { name: 'full of zeros', text: '\0\0\0\0\0\0' },
    { name: 'with a tail', text: '{"version":1}{"version":1}' },
    { name: 'a list', text: '[]' },
    { name: 'null', text: 'null' },
    { name: 'without a version', text: '{"settings":{}}' },
  ])('$name: is set aside and the last good copy used', ({ text }) => {
    const dir = aFolder();
    open(dir).change({ theme: 'dark' });
    fs.writeFileSync(main(dir), text);

    const store = open(dir);
    expect(store.settings.theme).toBe('dark');
    expect(store.notice).toEqual({
      kind: 'settingsSetAside',
      file: path.join(dir, 'settings.json.broken-20261121T120000Z'),
    });
    expect(fs.readFileSync(path.join(dir, brokenFiles(dir)[0] ?? ''), 'utf8')).toBe(text);
    expect(store.change({ letterKeys: false }).ok).toBe(true);
    expect(open(dir)).toMatchObject({ notice: null, settings: { theme: 'dark', letterKeys: false } });
  });

  it('is set aside, and defaults used, when the copy is broken too', () => {
    const dir = aFolder();
    fs.writeFileSync(main(dir), '{');
    fs.writeFileSync(lastGood(dir), '{');
    const store = open(dir);
    expect(store.settings).toEqual(defaults);
    expect(store.notice).toMatchObject({ kind: 'settingsSetAside' });
  });

  it('is taken with its byte order mark', () => {
    const dir = aFolder();
    fs.writeFileSync(main(dir), '\uFEFF{"version":1,"settings":{"theme":"dark"}}');
    expect(open(dir)).toMatchObject({ notice: null, settings: { theme: 'dark' } });
  });

  it('loses only the keys that are wrong, and a copy is kept', () => {
    const dir = aFolder();
    const text = JSON.stringify({
      version: 1,
      settings: { theme: 'pink', letterKeys: false, popupModes: { '1': 'full', '2': 'loud' } },
      windowPlace: { x: 'left' },
      toldAboutTray: true,
      connection: { pollSeconds: 7, locations: [downtown, { id: 'none' }] },
    });
    fs.writeFileSync(main(dir), text);

    const store = open(dir);
    expect(store.settings).toEqual({ ...defaults, letterKeys: false, popupModes: { '1': 'full' } });
    expect(store.memory).toMatchObject({
      windowPlace: null,
      toldAboutTray: true,
      connection: { pollSeconds: 7, locations: [downtown] },
    });
    expect(store.notice).toMatchObject({ kind: 'settingsSetAside' });
    expect(fs.readFileSync(path.join(dir, brokenFiles(dir)[0] ?? ''), 'utf8')).toBe(text);

    expect(open(dir).notice).toBeNull();
    expect(brokenFiles(dir)).toHaveLength(1);
  });

  it('that is out of reach is left alone, and changes are refused', () => {
    const dir = aFolder();
    fs.mkdirSync(main(dir));
    const createStore = vi.fn(plainStore);
    const store = open(dir, { createStore });
    expect(store.change({ theme: 'dark' })).toMatchObject({ ok: false, error: { kind: 'diskError' } });
    expect(createStore).not.toHaveBeenCalled();
  });

  it('missing beside a good copy is brought back', () => {
    const dir = aFolder();
    open(dir).change({ theme: 'dark' });
    fs.rmSync(main(dir));
    expect(open(dir)).toMatchObject({ notice: null, settings: { theme: 'dark' } });
  });
});

describe('a file of a newer version', () => {
  it('is read as far as understood and never written', () => {
    const dir = aFolder();
    const text = JSON.stringify({
      version: 99,
      settings: { theme: 'dark', popupCorner: 'middle' },
      hologram: true,
    });
    fs.writeFileSync(main(dir), text);
    const createStore = vi.fn(plainStore);

    const store = open(dir, { createStore });
    expect(store.settings).toEqual({ ...defaults, theme: 'dark' });
    expect(store.notice).toEqual({ kind: 'settingsFromNewer' });
    expect(store.change({ letterKeys: false })).toMatchObject({ ok: true, value: { letterKeys: false } });
    expect(store.settings.letterKeys).toBe(false);
    expect(createStore).not.toHaveBeenCalled();
    expect(fs.readdirSync(dir)).toEqual(['settings.json']);
    expect(fs.readFileSync(main(dir), 'utf8')).toBe(text);
  });
});
