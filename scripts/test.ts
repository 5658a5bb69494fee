import { buildApp } from './build.ts';
import { runChecks } from './checks.ts';
import { Children } from './children.ts';
import { ensureDebianPackages } from './debianPackages.ts';
import { electronRuntime } from './electronRuntime.ts';
import { packageApp } from './packagedApp.ts';
import { runScript } from './plainFailure.ts';
import { noCounts, runVitest, sumOf, type Counts } from './testRuns.ts';
import { packagesForTests, runWindowTests } from './windowTests.ts';

const oneFailure: Counts = { ...noCounts, failed: 1 };

await runScript(async () => {
  await ensureDebianPackages(packagesForTests);
  const runtime = await electronRuntime();
  const children = new Children();

  title('Checks');
  const checks = { ...noCounts, failed: (await runChecks()).length };

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
    return oneFailure;
  }
}

function conclude(all: readonly Counts[]): number {
  const { passed, failed, skipped, flaky } = sumOf(all);
  if (flaky > 0)
    console.log(`\n${flaky} of the passed tests passed only at the second try; see above which.`);
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function title(text: string): void {
  console.log(`\n── ${text}`);
}
