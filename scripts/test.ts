import { buildApp } from './build.ts';
import { runChecks } from './checks.ts';
import { Children } from './children.ts';
import { ensureDebianPackages } from './debianPackages.ts';
import { electronRuntime } from './electronRuntime.ts';
import { packageApp } from './packagedApp.ts';
import { runScript } from './plainFailure.ts';
import { runVitest, type Counts } from './testRuns.ts';
import { packagesForTests, runWindowTests } from './windowTests.ts';

const oneFailure: Counts = { passed: 0, failed: 1, skipped: 0, flaky: 0 };

await runScript(async () => {
  await ensureDebianPackages(packagesForTests);
  const runtime = await electronRuntime();
  const children = new Children();

  title('Checks');
  const checks = { passed: 0, failed: (await runChecks()).length, skipped: 0, flaky: 0 };

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
  const total = (key: keyof Counts) => all.reduce((sum, counts) => sum + counts[key], 0);
  const skipped = total('skipped');
  const flaky = total('flaky');
  if (flaky > 0)
    console.log(`\n${flaky} of the passed tests passed only at the second try; see above which.`);
  console.log(
    `\n${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  return total('failed') === 0 && total('passed') > 0 ? 0 : 1;
}

function title(text: string): void {
  console.log(`\n── ${text}`);
}
