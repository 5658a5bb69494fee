import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RingdeskBridge } from '../../contract/ipc/contract.ts';
import { expect, test } from './support/fixtures.ts';

declare global {
  interface Window {
    readonly ringdesk: RingdeskBridge;
  }
}

test.beforeEach(async ({ mainWindow, popup }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await expect(popup).toHaveTitle('Incoming calls');
});

test.describe('tokens', () => {
  const canaries = { partnerToken: 'CANARYpartner0001', userToken: 'CANARYuser0002' };
  test.use({ simulator: canaries });

  test('are nowhere but in the sealed file', async ({ api, app, mainWindow, popup }, testInfo) => {
    api.addCall({ locationId: api.location('Downtown').id, client: api.client('Marta Quill') });
    await expect(popup.getByRole('region', { name: /Marta Quill/ })).toBeVisible();
    api.failWith(500, { times: 3 });
    await mainWindow.getByRole('link', { name: 'Settings' }).click();

    for (const page of [mainWindow, popup]) {
      const page_ = await page.evaluate(async () => {
        const snapshot = await window.ringdesk.request('app.snapshot');
        return JSON.stringify([
          document.documentElement.outerHTML,
          snapshot,
          Object.entries(localStorage),
          performance.getEntries(),
        ]);
      });
      expect(page_).not.toContain('CANARY');
    }
    const pid = app.process().pid ?? 0;
    for (const file of [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]) {
      expect(await readFile(file, 'utf8')).not.toContain('CANARY');
    }
    await app.close();
    const folder = testInfo.outputPath('user-data');
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      expect((await readFile(file)).includes('CANARY'), file).toBe(false);
    }
    const vault = path.join(folder, 'tokens.json');
    expect((await stat(vault)).mode & 0o777).toBe(0o600);
    expect(await readFile(testInfo.outputPath('app.log'), 'utf8')).not.toContain('CANARY');
  });
});
