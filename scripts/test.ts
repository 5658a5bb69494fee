import { buildApp } from './build.ts';
import { runChecks } from './checks.ts';
import { Children } from './children.ts';
import { ensureDebianPackages } from './debianPackages.ts';
import { electronRuntime } from './electronRuntime.ts';
import { packageApp } from './packagedApp.ts';
import { runScript } from './plainFailure.ts';
import { conclude, noCounts, remarkOf, type Counts } from './testCounts.ts';
import { runVitest } from './testRuns.ts';
import { packagesForTests, runWindowTests } from './windowTests.ts';

await runScript(async () => {
  await ensureDebianPackages(packagesForTests);
  const runtime = await electronRuntime();
  const children = new Children();

  title('Checks');
  const failedChecks = await runChecks();
  const remarks = failedChecks.map((name) => remarkOf(`the check "${name}"`));
  const checks = { ...noCounts, failed: failedChecks.length, remarks };

  title('Unit and contract tests');
  const inNode = await countsOf(() => runVitest(children));

  title('Build, package, and tests in real windows');
  const inWindows = await countsOf(async () => {
    await buildApp();
    await packageApp(runtime, 'keep');
    return runWindowTests(children, runtime);
  });

  await children.stop();
  return conclude([checks, inNode, inWindows]);
});

/** A part that breaks counts as one failure, and the others still get their turn. */
async function countsOf(part: () => Promise<Counts>): Promise<Counts> {
  try {
    return await part();
  } catch (error) {
    console.error(error);
    return { ...noCounts, failed: 1, remarks: [remarkOf('a whole part', String(error))] };
  }
}

function title(text: string): void {
  console.log(`\n── ${text}`);
}
