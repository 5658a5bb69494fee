import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A test that forgets to await its promise must not pass by luck.
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 15_000 } },
    ],
  },
});
