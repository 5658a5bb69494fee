import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SettingsStore } from '../../../../main/settings/settingsStore.ts';
import { aFolder, modeOf } from '../../../support/files.ts';

// Outside Electron its npm package only answers with a path, and tries a download unless it is told one.
beforeAll(() => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/nowhere');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

async function open(dir: string): Promise<SettingsStore> {
  const { openElectronStore } = await import('../../../../main/settings/electronStoreFile.ts');
  return SettingsStore.open({ dir, now: () => 0, platform: 'linux', createStore: openElectronStore });
}

it('keeps settings through the real electron-store, for the owner only', async () => {
  const dir = aFolder();
  expect((await open(dir)).change({ theme: 'dark' }).ok).toBe(true);
  expect((await open(dir)).settings.theme).toBe('dark');
  expect(modeOf(path.join(dir, 'settings.json'))).toBe(0o600);
  expect(fs.readdirSync(dir).sort()).toEqual(['settings.json', 'settings.last-good.json']);
});

it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'survives a disk that really fills up',
  async () => {
    const dir = aFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { stdio: 'ignore' });
    } catch {
      return; // A container without the right to mount; the played disks of the other tests stand for it.
    }
    try {
      const store = await open(dir);
      store.change({ theme: 'dark' });
      const modes = Object.fromEntries(
        Array.from({ length: 2000 }, (_, id) => [String(id + 1), 'compact' as const]),
      );
      // Room for less than the copy, then for the copy but not for electron-store's file as well.
      const outcomes = [];
      for (const spare of [4096, 48 * 1024]) {
        const { bavail, bsize } = fs.statfsSync(dir);
        fs.writeFileSync(path.join(dir, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - spare)));
        outcomes.push(store.change({ popupModes: modes }));
        const again = await open(dir);
        expect(again.settings).toEqual(store.settings);
        expect(again.notice).toBeNull();
        fs.rmSync(path.join(dir, 'filler'));
      }
      expect(outcomes).toMatchObject([{ ok: false, error: { kind: 'diskFull' } }, { ok: true }]);
      expect(store.settings.theme).toBe('dark');
      expect(store.change({ popupModes: modes }).ok).toBe(true);
    } finally {
      execFileSync('umount', [dir]);
    }
  },
);
