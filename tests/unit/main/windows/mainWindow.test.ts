import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { MainWindow } from '../../../../main/windows/mainWindow.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const made = vi.hoisted((): { hangs: boolean; crash: () => void; close: () => void }[] => []);

vi.mock('electron', () => ({
  screen: { getAllDisplays: () => [] },
  app: { isPackaged: true },
  BrowserWindow: class extends EventEmitter {
    readonly webContents = Object.assign(new EventEmitter(), {
      isDestroyed: () => false,
      isCrashed: () => false,
      isLoading: () => false,
      isDevToolsOpened: () => false,
      // Its dialog is open and never answers.
      print: () => undefined,
      executeJavaScript: () => (this.page.hangs ? new Promise(() => undefined) : Promise.resolve()),
      forcefullyCrashRenderer: () => {
        this.page.crash();
      },
    });
    readonly page = { hangs: false, crash: vi.fn(), close: () => this.emit('closed') };

    constructor() {
      super();
      made.push(this.page);
    }

    readonly setMenuBarVisibility = () => undefined;
    readonly isDestroyed = () => false;
    readonly loadURL = () => Promise.resolve();
  },
}));

test('a window closed under its print dialog does not excuse the next one that hangs', async () => {
  const clock = new FakeClock();
  const main = new MainWindow({
    appFolder: '/app',
    icon: Object.create(null) as Electron.NativeImage,
    clock,
    background: () => '#fff',
    readPlace: () => null,
    savePlace: () => undefined,
    onClose: () => 'close',
    onGone: () => undefined,
    onPainted: () => undefined,
    onFocus: () => undefined,
    zoom: () => 100,
    onZoom: () => undefined,
  });
  main.open();
  main.print();
  made[0]?.close();
  main.open();
  const [, next] = made;
  if (!next) throw new Error('no second window');
  next.hangs = true;
  await clock.advance(15_000);
  expect(next.crash).toHaveBeenCalledOnce();
});
