import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../../main/files/fileSystem.ts';
import {
  argsToStartAgain,
  waylandChosen,
  windowSystemNow,
  type WindowSystemInput,
} from '../../../../main/windows/windowSystem.ts';

const listing = [
  'Num       RefCount Protocol Flags    Type St Inode Path',
  '0000000000000000: 00000002 00000000 00010000 0001 01 17001 @/tmp/.X11-unix/X1',
  '0000000000000000: 00000002 00000000 00010000 0001 01 17002 /tmp/.X11-unix/X12',
].join('\n');

const under = (change: Partial<WindowSystemInput>): WindowSystemInput => ({
  platform: 'linux',
  argv: ['/opt/ringdesk/ringdesk', '--hidden'],
  env: { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':1' },
  sockets: () => listing,
  nativeChosen: () => false,
  ...change,
});

const argv = (...words: string[]): string[] => ['/opt/ringdesk/ringdesk', ...words];

describe('under Wayland Ringdesk starts again through XWayland', () => {
  test('once, with everything that it was started with behind the switch', () => {
    const words = argv('--provision=/tmp/a b.json', '--', 'ringdesk://register?x=1', '--demo');
    const again = argsToStartAgain(under({ argv: words }));
    expect(again).toEqual(['--ozone-platform=x11', ...words.slice(1)]);
    expect(argsToStartAgain(under({ argv: argv(...(again ?? [])) }))).toBeNull();
  });

  test.each([
    ['XDG_SESSION_TYPE alone', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':1' }, true],
    ['WAYLAND_DISPLAY alone', { WAYLAND_DISPLAY: 'wayland-1', DISPLAY: ':12.0' }, true],
    [
      'a session of X11 with a Wayland program in it',
      { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'w', DISPLAY: ':1' },
      false,
    ],
    ['X11', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':1' }, false],
    ['nothing said', { DISPLAY: ':1' }, false],
    ['no X server named', { XDG_SESSION_TYPE: 'wayland' }, false],
    ['an empty name', { XDG_SESSION_TYPE: 'wayland', DISPLAY: '' }, false],
    ['an X server that is gone', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':2' }, false],
    ['one on another machine', { XDG_SESSION_TYPE: 'wayland', DISPLAY: 'desk:1' }, false],
  ])('%s', (_name, env, again) => {
    expect(argsToStartAgain(under({ env })) !== null).toBe(again);
  });

  test('not on other systems', () => {
    expect(argsToStartAgain(under({ platform: 'darwin' }))).toBeNull();
  });

  test.each([
    '--ozone-platform=x11',
    '--ozone-platform=wayland',
    '--ozone-platform=headless',
    '--ozone-platform',
  ])('not when %s says otherwise', (word) => {
    expect(argsToStartAgain(under({ argv: argv(word) }))).toBeNull();
  });
});

describe('Wayland chosen in the settings', () => {
  test('counts for more than the switch of the desktop entry, once', () => {
    const native = { nativeChosen: () => true };
    for (const words of [['--hidden'], ['--ozone-platform=x11', '--hidden']]) {
      const again = argsToStartAgain(under({ ...native, argv: argv(...words) }));
      expect(again).toEqual(['--ozone-platform=wayland', '--hidden']);
      expect(argsToStartAgain(under({ ...native, argv: argv(...(again ?? [])) }))).toBeNull();
    }
  });

  test('is nothing in a session of X11', () => {
    expect(argsToStartAgain(under({ nativeChosen: () => true, env: { DISPLAY: ':1' } }))).toBeNull();
  });

  test('is read from the settings; a file that is missing, broken or odd chooses nothing', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ringdesk-wayland-'));
    expect(waylandChosen(folder, nodeFileSystem)).toBe(false);
    for (const [text, chosen] of [
      ['{"version":1,"settings":{"waylandNative":true}}', true],
      ['{"version":1,"settings":{"waylandNative":"yes"}}', false],
      ['{"version":1,"settings":null}', false],
      ['{"version":', false],
    ] as const) {
      writeFileSync(path.join(folder, 'settings.json'), text);
      expect(waylandChosen(folder, nodeFileSystem), text).toBe(chosen);
    }
  });
});

test('About says what shows the windows', () => {
  expect(windowSystemNow(under({}), 'x11')).toBe('xwayland');
  expect(windowSystemNow(under({}), 'wayland')).toBe('wayland');
  expect(windowSystemNow(under({ sockets: () => '' }), 'wayland')).toBe('waylandOnly');
  expect(windowSystemNow(under({ env: { DISPLAY: ':1' } }), '')).toBe('x11');
  expect(windowSystemNow(under({ platform: 'win32' }), '')).toBeNull();
});
