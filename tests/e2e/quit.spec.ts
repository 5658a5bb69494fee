import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../../scripts/testLimits.ts';
import { expect, test } from './support/fixtures.ts';
import { executablePath } from './support/launchApp.ts';

/** Starts the app as a session does. */
const start = (switches: readonly string[]): ChildProcess =>
  spawn(executablePath, switches, { stdio: 'ignore' });

/** Ends the app as a session does, and tells whether it went. */
async function goesWhenTold(program: ChildProcess): Promise<boolean> {
  const gone = once(program, 'exit').then(() => true);
  program.kill('SIGTERM');
  const went = await Promise.race([gone, sleep(limits.program, false, { ref: false })]);
  program.kill('SIGKILL');
  await gone;
  return went;
}

/** How long a start takes here and now: until there is a book of past calls. */
async function timeOneStart(switches: readonly string[], book: string): Promise<number> {
  const startedAt = performance.now();
  const program = start(switches);
  await expect.poll(() => existsSync(book), { intervals: [10] }).toBe(true);
  const tookMs = performance.now() - startedAt;
  expect(await goesWhenTold(program)).toBe(true);
  return tookMs;
}

// Before the first paint, while the book opens and while calls are fetched, in shares of the time of one start.
const MOMENTS = [0.4, 0.6, 0.75, 0.85, 0.95, 1.05, 1.2, 1.5, 2];

for (const { name, args, book } of [
  { name: 'a connected salon', args: [], book: 'user-data/calls.db' },
  { name: 'the demo salon', args: ['--demo'], book: 'user-data/demo/calls-session.db' },
]) {
  test.describe(name, () => {
    test.use({ appArgs: args });

    test('goes whenever it is told to while it starts', async ({ appSwitches }, testInfo) => {
      const startMs = await timeOneStart(appSwitches, testInfo.outputPath(book));
      const stayed: number[] = [];
      for (const moment of MOMENTS) {
        const program = start(appSwitches);
        await sleep(moment * startMs);
        if (!(await goesWhenTold(program))) stayed.push(moment);
      }
      expect(stayed).toEqual([]);
    });
  });
}

test('a page that hangs does not keep the app', async ({ app, mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  await mainWindow.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 0);
  });
  const closed = app.waitForEvent('close', { timeout: limits.program });
  await app.evaluate(({ app: electron }) => {
    setTimeout(() => electron.quit(), 100);
  });
  await closed;
});

test('told twice, it goes as well', async ({ app, mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
  const closed = app.waitForEvent('close', { timeout: limits.program });
  await app.evaluate(({ app: electron }) => {
    setTimeout(() => {
      electron.quit();
      setImmediate(() => {
        electron.quit();
      });
    });
  });
  await closed;
});
