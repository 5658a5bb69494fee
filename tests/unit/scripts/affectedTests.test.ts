import { describe, expect, it } from 'vitest';
import { affectedTests, type ImportedFile } from '../../../scripts/affectedTests.ts';

const importedBy = (source: string, ...dependents: string[]): ImportedFile => ({ source, dependents });

const files = [
  importedBy('contract/result.ts', 'main/clock.ts', 'renderer/ui/bridge.ts'),
  importedBy('main/clock.ts', 'main/index.ts', 'tests/unit/main/clock.test.ts'),
  importedBy('main/index.ts'),
  importedBy('main/command-line/index.ts', 'tests/contract/commandLine.test.ts'),
  importedBy('renderer/ui/bridge.ts', 'renderer/popup-window/index.tsx'),
  importedBy('renderer/popup-window/index.tsx'),
  importedBy('tests/support/samples.ts', 'tests/renderer/now.spec.ts', 'tests/unit/main/clock.test.ts'),
  importedBy('tests/unit/main/clock.test.ts'),
  importedBy('tests/contract/commandLine.test.ts'),
  importedBy('tests/renderer/now.spec.ts'),
  importedBy('tests/e2e/calls.spec.ts'),
  importedBy('tests/e2e/one-desk/calls.spec.ts'),
];
const inWindows = ['tests/e2e/calls.spec.ts', 'tests/e2e/one-desk/calls.spec.ts'];

describe('the tests that a change can break', () => {
  it.each([
    ['nothing', [], [], []],
    ['a document', ['docs/GUIDE.md'], [], []],
    ['a test itself', ['tests/e2e/calls.spec.ts'], [], ['tests/e2e/calls.spec.ts']],
    [
      'what tests share',
      ['tests/support/samples.ts'],
      ['tests/unit/main/clock.test.ts'],
      ['tests/renderer/now.spec.ts'],
    ],
    ['a part of main', ['main/clock.ts'], ['tests/unit/main/clock.test.ts'], inWindows],
    [
      'what the app does not hold',
      ['main/command-line/index.ts'],
      ['tests/contract/commandLine.test.ts'],
      [],
    ],
    ['a part of a window', ['renderer/ui/bridge.ts'], [], ['tests/renderer/now.spec.ts', ...inWindows]],
    ['a page', ['renderer/main-window/index.html'], [], ['tests/renderer/now.spec.ts', ...inWindows]],
    ['how the app is packaged', ['electron-builder.yml'], [], inWindows],
    [
      'what both sides agree on',
      ['contract/result.ts'],
      ['tests/unit/main/clock.test.ts'],
      ['tests/renderer/now.spec.ts', ...inWindows],
    ],
  ])('%s', (_what, changed, node, windows) => {
    expect(affectedTests(changed, files)).toEqual({ inNode: node, inWindows: windows, beyondImports: [] });
  });

  it('are all where no import tells', () => {
    const all = affectedTests(['package-lock.json', 'docs/GUIDE.md'], files);
    expect(all.beyondImports).toEqual(['package-lock.json']);
    expect(all.inNode).toHaveLength(2);
    expect(all.inWindows).toHaveLength(3);
  });
});
