import { createServer as createProxy, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication } from '@playwright/test';
import { SELF_SIGNED } from '../contract/selfSigned.ts';
import { expect, test } from './support/fixtures.ts';

test('the network service dies, again and again, and calls, pages and recordings still come', async ({
  api,
  app,
  mainWindow,
  popup,
}) => {
  const { id: locationId } = api.location('Downtown');
  const strip = mainWindow.getByRole('status');
  await expect(strip).toContainText(/Calls are arriving|No call yet today/);
  for (const phone of ['+14245550162', '+14245550163']) {
    const killed = await killNetworkService(app);
    api.addCall({ locationId, phone, durationSeconds: 18, recordLink: true });
    await expect(
      popup.getByRole('region', { name: new RegExp(`${phone.slice(-4)}, Downtown`) }),
    ).toBeVisible();
    await expect(strip).toContainText(/Calls are arriving|No call yet today/);
    await expect.poll(() => networkService(app)).not.toBe(killed);
  }

  await mainWindow.reload();
  await expect(strip).toContainText(/Calls are arriving|No call yet today/);
  await mainWindow.getByRole('link', { name: 'Calls', exact: true }).click();
  await mainWindow
    .getByRole('grid', { name: 'Calls' })
    .getByRole('row')
    .filter({ hasText: '0163' })
    .first()
    .click();
  const player = mainWindow.getByRole('region', { name: 'Recording' });
  await player.getByRole('button', { name: 'Play' }).click();
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test.describe('a server that nobody vouches for', () => {
  let heard = 0;
  test.use({
    provision: async ({}, use) => {
      const server = createHttps(SELF_SIGNED, (_request, reply) => {
        heard += 1;
        reply.end('{}');
      });
      const apiUrl = `https://localhost:${await listen(server)}/api/v1`;
      await use({ altegio: { apiUrl, partnerToken: 'partner', userToken: 'user' } });
      server.close();
    },
  });

  test('is not told a token, and the strip says why', async ({ mainWindow }) => {
    await expect(mainWindow.getByRole('status')).toContainText('the connection is not trusted');
    expect(heard).toBe(0);
  });
});

test.describe('a proxy that wants a password', () => {
  let heard = 0;
  test.use({
    appArgs: async ({}, use) => {
      const server = createProxy((_request, reply) => {
        heard += 1;
        reply.writeHead(407, { 'proxy-authenticate': 'Basic realm="office"' }).end();
      });
      await use([
        `--proxy-server=http://127.0.0.1:${await listen(server)}`,
        '--proxy-bypass-list=<-loopback>',
      ]);
      server.close();
    },
  });

  test('is named, and no request goes around it', async ({ api, mainWindow }) => {
    await expect(mainWindow.getByRole('status')).toContainText("the network's proxy refuses");
    expect(heard).toBeGreaterThan(0);
    expect(api.requests).toEqual([]);
  });
});

/** The process id of Chromium's network service. */
const networkService = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(
    (electron) =>
      electron.app.getAppMetrics().find(({ serviceName }) => serviceName === 'network.mojom.NetworkService')
        ?.pid,
  );

async function killNetworkService(app: ElectronApplication): Promise<number> {
  await expect.poll(() => networkService(app)).toBeDefined();
  const pid = await networkService(app);
  if (pid === undefined) throw new Error('There is no network service.');
  process.kill(pid, 'SIGKILL');
  return pid;
}

async function listen(server: Server | ReturnType<typeof createHttps>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
