import { defineConfig } from '@playwright/test';
import { limits } from './scripts/testLimits.ts';

export default defineConfig({
  outputDir: 'artifacts/playwright',
  // The tests of a run share one X display, where real keys and clicks go to whichever window has the focus.
  workers: 1,
  fullyParallel: false,
  // A shared build machine now and then stalls for seconds. What needs its second try is named, and at home it fails.
  retries: process.env['CI'] === undefined ? 0 : 1,
  preserveOutput: 'failures-only',
  forbidOnly: process.env['CI'] !== undefined,
  timeout: limits.windowTest,
  expect: { timeout: limits.seen },
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'renderer', testDir: 'tests/renderer' },
    { name: 'e2e', testDir: 'tests/e2e', testIgnore: 'one-desk/**' },
    // On an app that is started once: tests that leave it as they found it.
    { name: 'one-desk', testDir: 'tests/e2e/one-desk' },
  ],
});
