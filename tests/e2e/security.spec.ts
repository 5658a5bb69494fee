import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RingdeskBridge } from '../../contract/ipc/contract.ts';
import { expect, test } from './support/fixtures.ts';
import { executablePath } from './support/launchApp.ts';

declare global {
  interface Window {
    readonly ringdesk: RingdeskBridge;
  }
}

test.describe('tokens', () => {
  const canaries = { partnerToken: 'CANARYpartner0001', userToken: 'CANARYuser0002' };
  test.use({ simulator: canaries });

  test('are nowhere but in the sealed file', async ({ api, app, mainWindow, popup }, testInfo) => {
    await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
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

test.describe('a start that exposes the app', () => {
  test.use({ provision: null });

  for (const { what, args, env } of [
    { what: 'a pipe that drives it', args: ['--remote-debugging-pipe'] },
    { what: 'a port that drives it', args: ['--remote-debugging-port=0'] },
    { what: 'one dash', args: ['-remote-debugging-pipe'] },
    { what: 'a log of the network', args: ['--log-net-log=net.json', '--net-log-capture-mode=Everything'] },
    { what: 'a link in front of it', args: ['ringdesk://connect?salon_id=1', '--log-net-log=net.json'] },
    { what: 'a file of keys', args: ['--ssl-key-log-file=keys'] },
    { what: 'a variable for keys', args: [], env: { SSLKEYLOGFILE: 'keys' } },
    { what: 'another program around the pages', args: ['--renderer-cmd-prefix=env'] },
    { what: 'other addresses for Altegio', args: ['--host-resolver-rules=MAP * 127.0.0.1'] },
    { what: 'any certificate', args: ['--ignore-certificate-errors'] },
    { what: 'a loud log', args: ['--v=9', '--log-file=log'] },
  ]) {
    test(`ends at once, says why and leaves nothing: ${what}`, async ({ appSwitches }, testInfo) => {
      const folder = testInfo.outputPath('here');
      await mkdir(folder);
      const child = spawn(executablePath, [...appSwitches, ...args], {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      });
      let told = '';
      child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
      const [code] = (await once(child, 'exit')) as [number];
      expect(code).toBe(2);
      expect(told).toContain('ringdesk: Ringdesk does not start');
      expect(await readdir(testInfo.outputPath('user-data')).catch(() => [])).not.toContain('settings.json');
    });
  }
});
