import { describe, expect, it } from 'vitest';
import { deepLinkOf, readCommandLine } from '../../../../main/provision/commandLine.ts';

const nothing = { provisionFile: null, demo: false, userDataDir: null, hidden: false, deepLink: null };

describe('readCommandLine', () => {
  it.each([
    { name: 'nothing', argv: ['/opt/ringdesk'], expected: nothing },
    { name: 'the demo', argv: ['ringdesk', '--demo'], expected: { ...nothing, demo: true } },
    { name: 'a start in the tray', argv: ['ringdesk', '--hidden'], expected: { ...nothing, hidden: true } },
    {
      name: 'a file and a profile of its own',
      argv: ['ringdesk', '--provision=/mnt/desk 1.json', '--user-data-dir=/tmp/p=1'],
      expected: { ...nothing, provisionFile: '/mnt/desk 1.json', userDataDir: '/tmp/p=1' },
    },
    {
      name: 'what stands among Chromium’s own switches',
      argv: ['electron', '--no-sandbox', '--inspect=0', '.', '--demo', '--password-store=gnome-libsecret'],
      expected: { ...nothing, demo: true },
    },
    {
      name: 'the last of two',
      argv: ['ringdesk', '--provision=a.json', '--provision=b.json'],
      expected: { ...nothing, provisionFile: 'b.json' },
    },
    {
      name: 'an address to open',
      argv: ['ringdesk', '--user-data-dir=/tmp/p', 'ringdesk://connect?salon_id=1'],
      expected: { ...nothing, userDataDir: '/tmp/p', deepLink: 'ringdesk://connect?salon_id=1' },
    },
    {
      name: 'no switch that was smuggled in behind an address',
      argv: ['ringdesk', 'RINGDESK://x', '--demo', '--provision=//evil/a.json', '--demo=x'],
      expected: { ...nothing, deepLink: 'RINGDESK://x' },
    },
    {
      name: 'nothing in other words',
      argv: ['ringdesk', '--demonstration', 'demo', '-demo'],
      expected: nothing,
    },
  ])('reads $name', ({ argv, expected }) => {
    expect(readCommandLine(argv)).toEqual({ ok: true, value: expected });
  });

  it.each([
    { argv: ['ringdesk', '--provision'], text: '--provision needs a file: --provision=<file.json>' },
    { argv: ['ringdesk', '--provision='], text: '--provision needs a file: --provision=<file.json>' },
    {
      argv: ['ringdesk', '--user-data-dir='],
      text: '--user-data-dir needs a folder: --user-data-dir=<folder>',
    },
    { argv: ['ringdesk', '--demo=yes'], text: '--demo takes no value' },
  ])('refuses $argv', ({ argv, text }) => {
    expect(readCommandLine(argv)).toEqual({ ok: false, error: { kind: 'badSwitch', text } });
  });
});

describe('deepLinkOf', () => {
  it('finds the address wherever Chromium has moved it', () => {
    const link = 'ringdesk://connect?salon_id=1';
    expect(deepLinkOf(['ringdesk', '--allow-file-access-from-files', link])).toBe(link);
    expect(deepLinkOf(['ringdesk', link, '--original-process-start-time=1'])).toBe(link);
    expect(deepLinkOf(['ringdesk', '--x=ringdesk://connect', 'https://x/?ringdesk:'])).toBeNull();
  });
});
