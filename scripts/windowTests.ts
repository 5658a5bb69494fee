import { buildApp } from './build.ts';
import { Children } from './children.ts';
import { displayPackages, electronPackages, ensureDebianPackages, testPackages } from './debianPackages.ts';
import { electronRuntime, type ElectronRuntime } from './electronRuntime.ts';
import { makeTestCopy, packageApp } from './packagedApp.ts';
import { runScript } from './plainFailure.ts';
import { runPlaywright, type Counts } from './testRuns.ts';
import { startTestSession } from './testSession.ts';

/** What a run of all tests installs. */
export const packagesForTests = [...electronPackages, ...displayPackages, ...testPackages];

/** Runs the tests in real windows on the package as it was last made, on a desktop of their own. */
export async function runWindowTests(
  children: Children,
  runtime: ElectronRuntime,
  args: readonly string[] = [],
): Promise<Counts> {
  const executable = await makeTestCopy();
  const session = await startTestSession(children);
  try {
    const env = {
      ...session.env,
      RINGDESK_EXECUTABLE: executable,
      // So that tests which bring their own main use the same Electron without looking for it again.
      ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
    };
    return await runPlaywright(children, env, args);
  } finally {
    await children.stop();
    await session.remove();
  }
}

// By hand, with Playwright's own arguments: npm run test:windows -- --project=e2e -g popup
if (import.meta.main) {
  await runScript(async () => {
    await ensureDebianPackages(packagesForTests);
    const runtime = await electronRuntime();
    await buildApp();
    await packageApp(runtime, 'keep');
    const counts = await runWindowTests(new Children(), runtime, process.argv.slice(2));
    return counts.failed === 0 ? 0 : 1;
  });
}
