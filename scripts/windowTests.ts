import { buildApp } from './build.ts';
import { Children } from './children.ts';
import { displayPackages, electronPackages, ensureDebianPackages, testPackages } from './debianPackages.ts';
import { electronRuntime, type ElectronRuntime } from './electronRuntime.ts';
import { makeTestCopy, packageApp } from './packagedApp.ts';
import { runScript } from './plainFailure.ts';
import { sumOf, type Counts } from './testCounts.ts';
import { runPlaywright } from './testRuns.ts';
import { startTestSession } from './testSession.ts';

/** What a run of all tests installs. */
export const packagesForTests = [...electronPackages, ...displayPackages, ...testPackages];

/** What runs one after the other on one desktop. */
type Desk = readonly (readonly string[])[];

// Three at once, as many tests wait for the next poll. Each takes about as long as the others.
const allDesks: readonly Desk[] = [
  [
    ['--project=renderer', '--shard=1/2'],
    ['--project=e2e', '--shard=1/4'],
  ],
  [
    ['--project=renderer', '--shard=2/2'],
    ['--project=e2e', '--shard=2/4'],
  ],
  [['--project=one-desk'], ['--project=e2e', '--shard=3/4'], ['--project=e2e', '--shard=4/4']],
];

/** Runs the tests in real windows on the package as it was last made, on desktops of their own. */
export async function runWindowTests(
  children: Children,
  runtime: ElectronRuntime,
  args: readonly string[] = [],
): Promise<Counts> {
  const executable = await makeTestCopy();
  const env = {
    RINGDESK_EXECUTABLE: executable,
    // So that tests which bring their own main use the same Electron without looking for it again.
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
  };
  const desks = args.length > 0 ? [[args]] : allDesks;
  const sessions = await Promise.all(desks.map(() => startTestSession(children)));
  try {
    const running = desks.map((runs, place) =>
      runDesk(children, { ...sessions[place]?.env, ...env }, { runs, name: `desk-${place + 1}` }),
    );
    return sumOf(await Promise.all(running));
  } finally {
    await children.stop();
    for (const session of sessions) await session.remove();
  }
}

async function runDesk(
  children: Children,
  env: NodeJS.ProcessEnv,
  { runs, name }: { readonly runs: Desk; readonly name: string },
): Promise<Counts> {
  const counts: Counts[] = [];
  for (const [index, args] of runs.entries()) {
    counts.push(await runPlaywright(children, env, { name: `${name}-${index + 1}`, args }));
  }
  return sumOf(counts);
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
