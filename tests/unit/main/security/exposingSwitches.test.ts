import { describe, expect, test } from 'vitest';
import { exposedBy } from '../../../../main/security/exposingSwitches.ts';

const start = (...words: string[]) => exposedBy(['ringdesk', ...words], {});

describe('a switch that exposes the app', () => {
  test.each([
    ['remote-debugging-pipe', 'drive'],
    ['remote-debugging-port=9222', 'drive'],
    ['remote-debugging-io-pipes=3,4', 'drive'],
    ['inspect', 'drive'],
    ['inspect-brk=0', 'drive'],
    ['js-flags=--prof', 'foreign code'],
    ['load-extension=/tmp/x', 'foreign code'],
    ['renderer-cmd-prefix=gdb', 'foreign code'],
    ['utility-cmd-prefix=gdb', 'foreign code'],
    ['gpu-launcher=sh', 'foreign code'],
    ['log-net-log=/tmp/net.json', 'tokens'],
    ['net-log-capture-mode=Everything', 'tokens'],
    ['ssl-key-log-file=/tmp/keys', 'tokens'],
    ['trace-startup=*', 'tokens'],
    ['trace-startup-file=/tmp/x', 'tokens'],
    ['vmodule=*/net/*=2', 'tokens'],
    ['log-file=/tmp/x', 'tokens'],
    ['v=9', 'tokens'],
    ['vmodule=*=9', 'tokens'],
    ['ignore-certificate-errors', 'pass for Altegio'],
    ['ignore-certificate-errors-spki-list=abc', 'pass for Altegio'],
    ['host-rules=MAP * 127.0.0.1', 'pass for Altegio'],
    ['host-resolver-rules=MAP * 127.0.0.1', 'pass for Altegio'],
    ['disable-web-security', 'wall'],
    ['allow-running-insecure-content', 'wall'],
    ['unsafely-treat-insecure-origin-as-secure=http://x', 'wall'],
    ['disable-site-isolation-trials', 'wall'],
    ['enable-blink-features=MojoJS', 'wall'],
    ['enable-features=Fine,MojoJS', 'wall'],
    ['disable-features=IsolateOrigins,site-per-process', 'wall'],
    ['bypasscsp-schemes=app', 'wall'],
    ['use-mock-keychain', 'sealed'],
  ])('is found however it is written, with its reason: %s', (word, reason) => {
    const [name = ''] = word.split('=', 1);
    const loud = word.replace(name, name.toUpperCase());
    for (const written of [`--${word}`, `-${word}`, `/${word}`, `--${loud}`, ` --${word} `]) {
      expect(start('--user-data-dir=/x', written, '--demo')).toContain(`--${name}: `);
      expect(start('ringdesk://connect?salon_id=1', written)).toContain(reason);
      expect(start('--', written)).toContain(reason);
    }
  });

  test('is a variable as well', () => {
    expect(exposedBy(['ringdesk'], { SSLKEYLOGFILE: '/tmp/keys' })).toContain('SSLKEYLOGFILE');
    expect(exposedBy(['ringdesk'], { SSLKEYLOGFILE: '', HOME: '/root' })).toBeNull();
  });
});

test.each([
  ['--no-sandbox', '--user-data-dir=/tmp/inspect', '--provision=/tmp/v.json', '--demo', '--hidden'],
  ['ringdesk://connect?salon_id=1&user_data=--remote-debugging-pipe'],
  ['RINGDESK://connect/?a=/v=9'],
  ['/home/desk/debug', '/tmp/inspect', '/v/x', 'inspect', '-'],
  ['--proxy-server=http://proxy:3128', '--proxy-bypass-list=<-loopback>', '--proxy-pac-url=http://p/x.pac'],
  ['--ozone-platform=wayland', '--ozone-platform-hint=auto', '--enable-features=UseOzonePlatform'],
  ['--disable-features=Vulkan', '--disable-gpu', '--disable-gpu-sandbox', '--disable-dev-shm-usage'],
  ['--lang=de', '--force-device-scale-factor=1.5', '--password-store=gnome-libsecret', '--class=x'],
  ['-psn_0_1234', '--original-process-start-time=1', '--relaunch'],
])('a usual start is none: %s', (...words) => {
  expect(start(...words)).toBeNull();
});
