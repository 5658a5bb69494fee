import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from './support/fixtures.ts';
import { executablePath } from './support/launchApp.ts';

const PATIENCE_MS = 5_000;

/** Starts the app as a session does, ends it as a session does, and tells whether it went. */
async function goesWhenTold(switches: readonly string[], afterMs: number): Promise<boolean> {
  const program = spawn(executablePath, switches, { stdio: 'ignore' });
  const gone = once(program, 'exit').then(() => true);
  await sleep(afterMs);
  program.kill('SIGTERM');
  const went = await Promise.race([gone, sleep(PATIENCE_MS, false, { ref: false })]);
  program.kill('SIGKILL');
  await gone;
  return went;
}

// Before the first paint, while the book opens and while calls are fetched: which is when depends on the machine.
const MOMENTS_MS = [400, 600, 750, 850, 950, 1_050, 1_200, 1_500, 2_000];

for (const [name, args] of [
  ['a connected salon', []],
  ['the demo salon', ['--demo']],
] as const) {
  test.describe(name, () => {
    test.use({ appArgs: args });

    test('goes whenever it is told to while it starts', async ({ appSwitches }) => {
      test.slow();
      const stayed: number[] = [];
      for (const moment of MOMENTS_MS) if (!(await goesWhenTold(appSwitches, moment))) stayed.push(moment);
      expect(stayed).toEqual([]);
    });
  });
}

test('a page that hangs does not keep the app', async ({ app, mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText('Calls are arriving');
  await mainWindow.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 0);
  });
  const closed = app.waitForEvent('close', { timeout: PATIENCE_MS });
  await app.evaluate(({ app: electron }) => {
    setTimeout(() => electron.quit(), 100);
  });
  await closed;
});

test('told twice, it goes as well', async ({ app, mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText('Calls are arriving');
  const closed = app.waitForEvent('close', { timeout: PATIENCE_MS });
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
