import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import * as z from 'zod';
import { affectedTests } from './affectedTests.ts';
import { buildApp } from './build.ts';
import { Children } from './children.ts';
import { ensureDebianPackages } from './debianPackages.ts';
import { electronRuntime } from './electronRuntime.ts';
import { packageApp } from './packagedApp.ts';
import { PlainFailure, runScript } from './plainFailure.ts';
import { inProject } from './projectRoot.ts';
import { runCommand } from './runCommand.ts';
import { conclude } from './testCounts.ts';
import { runVitest } from './testRuns.ts';
import { packagesForTests, runWindowTests } from './windowTests.ts';

const Cruised = z.object({
  modules: z.array(z.object({ source: z.string(), dependents: z.array(z.string()) })),
});

/** Runs the tests that can break by what changed since a commit: `npm run test:changed`, or with `-- main`. */
await runScript(async () => {
  const since = process.argv[2] ?? 'HEAD';
  const changed = await changedSince(since);
  const { inNode, inWindows, beyondImports } = affectedTests(changed, await importedFiles());
  console.log(`${changed.length} files changed since ${since}: they can break`);
  console.log(`${inNode.length} files of tests in Node and ${inWindows.length} in windows.`);
  if (beyondImports.length > 0)
    console.log(`All of them, for no import leads to ${beyondImports.join(', ')}.`);

  const children = new Children();
  const counts = inNode.length > 0 ? [await runVitest(children, inNode)] : [];
  if (inWindows.length > 0) {
    await ensureDebianPackages(packagesForTests);
    const runtime = await electronRuntime();
    await buildApp();
    await packageApp(runtime, 'keep');
    counts.push(await runWindowTests(children, runtime, inWindows));
  }
  await children.stop();
  return conclude(counts);
});

/** What differs from the commit, and what git does not know yet. */
async function changedSince(commit: string): Promise<string[]> {
  const lists = [
    await git('diff', '--name-only', '--no-renames', commit, '--'),
    await git('ls-files', '--others', '--exclude-standard'),
  ];
  return [...new Set(lists.flatMap((list) => list.split('\n').filter((line) => line !== '')))];
}

async function git(...args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand('git', args, { output: 'keep' });
  if (code !== 0) throw new PlainFailure(output.trim());
  return output;
}

async function importedFiles() {
  const folders = ['contract', 'main', 'preload', 'renderer', 'scripts', 'tests'];
  const tsConfig = extractTSConfig(inProject('tsconfig.json'));
  const options = await extractOptions(inProject('.dependency-cruiser.mjs'));
  const { output } = await cruise(folders, options, undefined, { tsConfig });
  return Cruised.parse(output).modules;
}
