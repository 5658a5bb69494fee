import { readFile, rm } from 'node:fs/promises';
import * as z from 'zod';
import type { Children } from './children.ts';
import { inProject } from './projectRoot.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those passed: only at the second try, which CI alone allows. */
  readonly flaky: number;
}

const VitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: 0,
  }));

const PlaywrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    flaky: stats.flaky,
  }));

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

export function sumOf(all: readonly Counts[]): Counts {
  const total = (key: keyof Counts): number => all.reduce((sum, counts) => sum + counts[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    flaky: total('flaky'),
  };
}

/** Unit and contract tests. */
export function runVitest(children: Children): Promise<Counts> {
  const report = inProject('artifacts', 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const run = () => runNode(children, 'vitest/vitest.mjs', args, process.env);
  return counted(report, VitestReport, run);
}

/** Tests in real windows, on the display of the given environment. `name` keeps the files of several runs apart. */
export function runPlaywright(
  children: Children,
  env: NodeJS.ProcessEnv,
  { name, args }: { readonly name: string; readonly args: readonly string[] },
): Promise<Counts> {
  const report = inProject('artifacts', `playwright-${name}.json`);
  const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const run = () =>
    runNode(
      children,
      '@playwright/test/cli.js',
      ['test', '--reporter=list,json', `--output=artifacts/playwright/${name}`, ...args],
      withReport,
    );
  return counted(report, PlaywrightReport, run);
}

function runNode(children: Children, script: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const command = [inProject('node_modules', script), ...args];
  return children.run(process.execPath, command, { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function counted(
  report: string,
  schema: z.ZodType<Counts>,
  run: () => Promise<number>,
): Promise<Counts> {
  await rm(report, { force: true });
  const code = await run();
  const text = await readFile(report, 'utf8').catch(() => '');
  const counts = text === '' ? noCounts : schema.parse(JSON.parse(text));
  // A file that could not be loaded fails the run without a test to count.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
