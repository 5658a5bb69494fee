import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { limits } from './scripts/testLimits.ts';

const unitTests = 'tests/unit/**/*.test.{ts,tsx}';
const replacesModules = (file: string): boolean => readFileSync(file, 'utf8').includes('vi.mock(');
/** What replaces a module for its own tests must not do so for others. */
const apart = globSync(unitTests, { cwd: import.meta.dirname }).filter(replacesModules);

const unit = {
  globalSetup: 'tests/support/builtWorker.ts',
  testTimeout: limits.unitTest,
  hookTimeout: limits.unitTest,
  expect: { poll: { timeout: limits.seen } },
};

export default defineConfig({
  test: {
    // A test that forgets to await its promise must not pass by luck.
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      // Reading the same modules anew for each file takes longer than the tests.
      { test: { ...unit, name: 'unit', include: [unitTests], exclude: apart, isolate: false } },
      { test: { ...unit, name: 'unit-apart', include: apart } },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          isolate: false,
          testTimeout: limits.unitTest,
          hookTimeout: limits.unitTest,
          expect: { poll: { timeout: limits.seen } },
        },
      },
    ],
  },
});
