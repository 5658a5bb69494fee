import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageFile } from '../../../../main/windows/appPages.ts';

const folder = path.resolve('/app/out/renderer');

describe('pageFile', () => {
  it('finds a page of the bundle', () => {
    expect(pageFile('app://bundle/main-window/index.html', folder)).toBe(
      path.join(folder, 'main-window/index.html'),
    );
  });

  it.each([
    'app://bundle/../main.cjs',
    'app://bundle/..%2fmain.cjs',
    'app://bundle/%2e%2e/main.cjs',
    'app://bundle/..%5cmain.cjs',
    'app://bundle/%00',
    'app://elsewhere/main-window/index.html',
    'file:///etc/passwd',
    'https://bundle/main-window/index.html',
    'app://bundle/',
    'not an address',
  ])('refuses %s', (address) => {
    const file = pageFile(address, folder);
    expect(file === null || file.startsWith(folder + path.sep)).toBe(true);
    if (address.includes('%') || !address.startsWith('app://bundle/')) expect(file).toBeNull();
  });
});
