import dgram from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { RingdeskBridge } from '../../../contract/ipc/contract.ts';
import { expect, test } from '../support/sharedDesk.ts';

declare global {
  interface Window {
    readonly ringdesk: RingdeskBridge;
  }
}

test.beforeEach(async ({ mainWindow, popup }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await expect(popup).toHaveTitle('Incoming calls');
});

test('every window runs in the hard shell', async ({ app }) => {
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const all: unknown = Reflect.get(contents, 'getLastWebPreferences');
      return typeof all === 'function' ? (all.call(contents) as Record<string, unknown>) : {};
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const one of preferences) {
    expect(one).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
});

test('pages see the bridge and nothing of Node', async ({ mainWindow, popup }) => {
  for (const page of [mainWindow, popup]) {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(window.ringdesk).sort(),
      node: [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
        typeof Reflect.get(window, 'module'),
      ],
    }));
    expect(seen).toEqual({ bridge: ['on', 'request'], node: ['undefined', 'undefined', 'undefined'] });
  }
});

test('pages reach nothing outside, go nowhere and open nothing', async ({ app, mainWindow }) => {
  const before = mainWindow.url();
  const reached = await mainWindow.evaluate(async () => {
    const addresses = [
      'https://example.com/',
      'file:///etc/passwd',
      'app://bundle/..%2fmain.cjs',
      'http://127.0.0.1:1/',
    ];
    const answers = await Promise.all(
      addresses.map((one) =>
        fetch(one).then(
          () => true,
          () => false,
        ),
      ),
    );
    const opened = window.open('https://example.com/');
    return { answers, opened: opened === null };
  });
  expect(reached).toEqual({ answers: [false, false, false, false], opened: true });

  await mainWindow.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await mainWindow.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    document.body.append(link);
    link.click();
    link.remove();
  });
  // Playwright would wait for a navigation that never comes, so main tells what the window shows.
  const shows = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const win = BrowserWindow.getAllWindows().find((one) => one.getTitle() === 'Ringdesk');
      const text: unknown = await win?.webContents.executeJavaScript('document.body.innerText');
      return `${win?.webContents.getURL()} ${String(text)}`;
    });
  await expect.poll(shows).toMatch(/Calls are arriving|No call yet today/);
  expect(await shows()).toContain(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
});

test('inline script and eval are dead', async ({ mainWindow }) => {
  const ran = await mainWindow.evaluate(
    () =>
      new Promise<{ inline: boolean; evaluated: boolean }>((resolve) => {
        const script = document.createElement('script');
        script.textContent = 'window.inlineRan = true';
        document.body.append(script);
        // Code run by the test itself bypasses the policy; code from a timer does not.
        setTimeout(() => {
          let evaluated = true;
          try {
            (Reflect.get(window, 'eval') as (code: string) => void)('1');
          } catch {
            evaluated = false;
          }
          resolve({ inline: Reflect.has(window, 'inlineRan'), evaluated });
        }, 0);
      }),
  );
  expect(ran).toEqual({ inline: false, evaluated: false });
});

test('the popup may not ask what only the main window may', async ({ popup }) => {
  const answers = await popup.evaluate(() =>
    Promise.all([
      window.ringdesk.request('account.disconnect', {}),
      window.ringdesk.request('connect.locations'),
    ]),
  );
  expect(answers).toEqual([
    { ok: false, error: { kind: 'forbidden' } },
    { ok: false, error: { kind: 'forbidden' } },
  ]);
});

test('no window has an interface of WebRTC, and a new frame sends nothing with its own', async ({
  mainWindow,
  popup,
}) => {
  let heard = 0;
  const udp = dgram.createSocket('udp4').on('message', () => (heard += 1));
  udp.bind(0, '0.0.0.0');
  await once(udp, 'listening');
  const tcp = net.createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  tcp.listen(0, '0.0.0.0');
  await once(tcp, 'listening');
  const here = Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address);
  const servers = here.flatMap((address) => [
    { urls: `stun:${address}:${udp.address().port}` },
    {
      urls: `turn:${address}:${(tcp.address() as AddressInfo).port}?transport=tcp`,
      username: 'a text',
      credential: 'that leaves',
    },
  ]);

  for (const page of [mainWindow, popup]) {
    const own = await page.evaluate(() =>
      Object.getOwnPropertyNames(window).filter((name) => /^(webkit)?RTC|^WebTransport/.test(name)),
    );
    expect(own).toEqual([]);
    const gathered = await page.evaluate(async (iceServers) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const Connection = (frame.contentWindow as unknown as typeof globalThis | null)?.RTCPeerConnection;
      if (!Connection) return 'none';
      const connection = new Connection({ iceServers });
      connection.createDataChannel('x');
      await connection.setLocalDescription(await connection.createOffer());
      // Whatever was to be sent has been sent by then.
      await new Promise<void>((done) => {
        const look = (): void => {
          if (connection.iceGatheringState === 'complete') done();
        };
        connection.addEventListener('icegatheringstatechange', look);
        look();
      });
      connection.close();
      frame.remove();
      return 'gathered';
    }, servers);
    expect(['none', 'gathered']).toContain(gathered);
  }
  expect(heard).toBe(0);
  udp.close();
  tcp.close();
});

test('nothing is downloaded, and no dialog opens', async ({ app, mainWindow, userDataDir }) => {
  await app.evaluate(({ session }) => {
    const ended: string[] = [];
    Reflect.set(globalThis, 'downloads', ended);
    // Told after the app's own listener: `defaultPrevented` is its word.
    session.defaultSession.on('will-download', (event, item) => {
      ended.push(`${item.getFilename()} ${event.defaultPrevented ? 'refused' : 'taken'}`);
    });
  });
  await mainWindow.evaluate(() => {
    const addresses = [URL.createObjectURL(new Blob(['text'])), 'data:text/plain,text', window.location.href];
    for (const [index, href] of addresses.entries()) {
      const link = document.createElement('a');
      link.href = href;
      link.download = `taken${index}.txt`;
      document.body.append(link);
      link.click();
      link.remove();
    }
  });
  const told = () => app.evaluate(() => Reflect.get(globalThis, 'downloads') as string[]);
  await expect.poll(async () => (await told()).length).toBeGreaterThan(0);
  for (const one of await told()) expect(one).toContain('refused');
  const downloads = await app.evaluate(({ app: electron }) => electron.getPath('downloads'));
  for (const folder of [downloads, userDataDir]) {
    for (const index of [0, 1, 2]) expect(existsSync(path.join(folder, `taken${index}.txt`))).toBe(false);
  }
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
});

test('permissions are denied', async ({ mainWindow }) => {
  const answers = await mainWindow.evaluate(async () => [
    await Notification.requestPermission(),
    await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  ]);
  expect(answers).toEqual(['denied', 'denied']);
});

test('hostile texts of the CRM stay text', async ({ api, popup }) => {
  const { id: locationId } = api.location('Downtown');
  const name = '<img src=x onerror="window.hacked=1"><b>Bold</b>';
  const client = api.addClient({
    locationId,
    name,
    phone: '+14245550177',
    comment: '\u202egnp.exe <script>window.hacked=1</script>',
  });
  api.addCall({ locationId, client });
  await expect(popup.getByRole('region', { name: /Bold/ })).toContainText('<b>Bold</b>');
  expect(await popup.evaluate(() => Reflect.has(window, 'hacked'))).toBe(false);
});
