import { defineConfig } from 'vitest/config';
import { limits } from './scripts/testLimits.ts';

export default defineConfig({
  test: {
    // A test that forgets to await its promise must not pass by luck.
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          globalSetup: 'tests/support/builtWorker.ts',
          testTimeout: limits.unitTest,
          hookTimeout: limits.unitTest,
          expect: { poll: { timeout: limits.seen } },
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: limits.unitTest,
          hookTimeout: limits.unitTest,
          expect: { poll: { timeout: limits.seen } },
        },
      },
    ],
  },
});
