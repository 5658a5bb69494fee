import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, protocol } from 'electron';
import { createApp, type RingdeskApp } from './app.ts';
import { deepLinkOf, readCommandLine } from './provision/commandLine.ts';
import { readProvisionFile } from './provision/readProvision.ts';
import { blockNavigation } from './security/blockNavigation.ts';
import { nodeFileSystem } from './files/fileSystem.ts';
import { dataFolderTrouble } from './files/dataFolderTrouble.ts';
import { exposedStart } from './security/exposingSwitches.ts';
import { appScheme } from './windows/appPages.ts';
import {
  argsToStartAgain,
  waylandChosen,
  windowSystemNow,
  type WindowSystemInput,
} from './windows/windowSystem.ts';

const BAD_INPUT = 2;
const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';

function refuse(lines: readonly string[]): void {
  process.stderr.write(`${lines.map((line) => `ringdesk: ${line}`).join('\n')}\n`);
  app.exit(BAD_INPUT);
}

function listeningSockets(): string {
  try {
    return readFileSync('/proc/net/unix', 'utf8');
  } catch {
    return '';
  }
}

function main(): void {
  // Before anything is read.
  const exposed = exposedStart(app);
  if (exposed !== null) {
    refuse([exposed]);
    return;
  }
  const commandLine = readCommandLine(process.argv);
  if (!commandLine.ok) {
    refuse([commandLine.error.text]);
    return;
  }
  const { provisionFile, userDataDir, demo, hidden, deepLink } = commandLine.value;
  const provision = provisionFile === null ? null : readProvisionFile(provisionFile);
  if (provision && !provision.ok) {
    refuse(provision.error.lines);
    return;
  }
  if (userDataDir !== null) app.setPath('userData', path.resolve(userDataDir));
  const unusable = dataFolderTrouble(app.getPath('userData'));
  if (unusable !== null) {
    refuse([unusable]);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const windowSystem: WindowSystemInput = {
    platform,
    argv: process.argv,
    env: process.env,
    sockets: listeningSockets,
    nativeChosen: () => waylandChosen(app.getPath('userData'), nodeFileSystem),
  };
  const startAgain = argsToStartAgain(windowSystem);
  if (startAgain) {
    app.releaseSingleInstanceLock();
    app.relaunch({ args: startAgain });
    app.exit(0);
    return;
  }
  // As root, Chromium refuses to sandbox: the switch says that somebody knows.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.setAppUserModelId('com.ringdesk.app');
  protocol.registerSchemesAsPrivileged([appScheme]);
  blockNavigation(app);

  let ringdesk: RingdeskApp | undefined;
  let ending = false;
  let stopped = false;
  let linkForStart = deepLink;
  const openLink = (link: string): void => {
    if (!ringdesk) {
      linkForStart = link;
      return;
    }
    ringdesk.show();
    ringdesk.openLink(link);
  };
  app.on('second-instance', (_event, argv) => {
    const link = deepLinkOf(argv);
    // Chromium sorts the words: next to an address, a switch may be a stranger's.
    if (link !== null) {
      openLink(link);
      return;
    }
    ringdesk?.show();
    if (argv.includes('--demo')) ringdesk?.tryDemo();
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openLink(link);
  });
  app.on('activate', () => ringdesk?.show());
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', () => ringdesk?.letClose());
  app.on('will-quit', (event) => {
    if (stopped || !ringdesk) {
      ending = true;
      return;
    }
    event.preventDefault();
    // Whoever asks twice is not served sooner: what is being saved would be cut off.
    if (ending) return;
    ending = true;
    void ringdesk
      .stop()
      .catch(() => 'done' as const)
      .then((end) => {
        // Node would wait for the thread, perhaps for ever. Everything that was acknowledged is on disk.
        if (end === 'stuck') process.kill(process.pid, 'SIGKILL');
        stopped = true;
        // Quitting again from inside this event would be ignored, so it waits for the next turn.
        setImmediate(() => {
          app.quit();
        });
      });
  });
  void app
    .whenReady()
    .then(() => {
      if (ending) return undefined;
      const appFolder = path.join(app.getAppPath(), 'out');
      ringdesk = createApp({
        provision: provision?.value ?? null,
        demo,
        hidden,
        platform,
        windowSystem: windowSystemNow(windowSystem, app.commandLine.getSwitchValue('ozone-platform')),
        appFolder,
      });
      if (linkForStart !== null) ringdesk.openLink(linkForStart);
      return ringdesk.start();
    })
    .then(() => {
      // Without a package, Electron itself would be registered. On Linux the package's desktop entry says it.
      if (app.isPackaged && platform !== 'linux') app.setAsDefaultProtocolClient('ringdesk');
    })
    .catch((error: unknown) => {
      // Whatever could not start is on its way out.
      if (ending) return;
      // Without a window nobody could end this process, and it would keep every later start from working.
      process.stderr.write(`ringdesk: ${error instanceof Error ? error.message : 'could not start'}
`);
      if (!process.stderr.isTTY)
        dialog.showErrorBox(
          'Ringdesk could not start',
          'Its data folder cannot be used. The log may say more.',
        );
      app.exit(1);
    });
}

main();
