import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A test that forgets to await its promise must not pass by luck.
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      // Hashing a PIN is meant to take its time, and a busy machine takes more.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          globalSetup: 'tests/support/builtWorker.ts',
          testTimeout: 15_000,
        },
      },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 15_000 } },
    ],
  },
});
