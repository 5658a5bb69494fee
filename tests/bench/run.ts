import { parseArgs } from 'node:util';
import { buildApp } from '../../scripts/build.ts';
import { Children } from '../../scripts/children.ts';
import { ensureDebianPackages } from '../../scripts/debianPackages.ts';
import { electronRuntime } from '../../scripts/electronRuntime.ts';
import { makeTestCopy, packageApp } from '../../scripts/packagedApp.ts';
import { PlainFailure, runScript } from '../../scripts/plainFailure.ts';
import { inProject } from '../../scripts/projectRoot.ts';
import { startTestSession } from '../../scripts/testSession.ts';
import { packagesForTests } from '../../scripts/windowTests.ts';
import { goFirst } from './goFirst.ts';
import { byBudget, byComparison } from './judges.ts';
import type { Line } from './line.ts';
import { packageOf } from './otherPackage.ts';
import { parts, type Bench } from './parts.ts';
import { report } from './report.ts';

const { values } = parseArgs({
  options: {
    /** Another commit, to be packaged and measured in pairs with this one instead of the floors. */
    against: { type: 'string' },
    /** Some of the parts, by their names. */
    only: { type: 'string', default: Object.keys(parts).join() },
    /** Times the usual number of rounds. */
    rounds: { type: 'string', default: '1' },
    /** The largest call book to measure: 10 000, 100 000 or 1 000 000 calls. */
    book: { type: 'string', default: '100000' },
  },
});

/** Measures the packaged app beside floors, or beside another commit's package, and prints what that comes to. */
await runScript(async () => {
  const chosen = values.only.split(',').map((name) => [name, parts[name]] as const);
  for (const [name, part] of chosen)
    if (!part) throw new PlainFailure(`there is no part "${name}" but ${Object.keys(parts).join(', ')}`);
  await ensureDebianPackages(packagesForTests);
  const runtime = await electronRuntime();
  await buildApp();
  await packageApp(runtime, 'keep');
  const executable = await makeTestCopy();

  const children = new Children();
  const other = values.against === undefined ? undefined : await packageOf(values.against);
  const session = await startTestSession(children);
  if (!goFirst(process.pid))
    console.warn(
      'ringdesk: the bench does not go before other programs here: the busier they are, the less it is worth',
    );
  const bench: Bench = {
    runtime,
    executable,
    other,
    env: stringsOf(session.env),
    judge: other ? byComparison : byBudget,
    counts: ({ least, most }) => ({ least: timesRounds(least), most: timesRounds(most) }),
    bookSizes: [10_000, 100_000, 1_000_000].filter((calls) => calls <= Number(values.book)),
  };
  const lines: Line[] = [];
  try {
    for (const [, part] of chosen) lines.push(...((await part?.(bench)) ?? []));
  } finally {
    await children.stop();
    await session.remove();
  }
  report(
    lines,
    bench.judge,
    inProject('artifacts', other ? `bench-against-${other.name}.json` : 'bench.json'),
    {
      electron: runtime.version,
    },
  );
  return 0;
});

function timesRounds(usual: number): number {
  return Math.max(2, Math.round(usual * Number(values.rounds)));
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const strings: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) if (value !== undefined) strings[key] = value;
  return strings;
}
