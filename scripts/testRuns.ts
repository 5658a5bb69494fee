import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type * as z from 'zod';
import type { Children } from './children.ts';
import { PlaywrightReport } from './playwrightReport.ts';
import { inProject } from './projectRoot.ts';
import { noCounts, remarkOf, type Counts } from './testCounts.ts';
import { VitestReport } from './vitestReport.ts';

/** Unit and contract tests: all of them, or those in some files. */
export function runVitest(children: Children, files: readonly string[] = []): Promise<Counts> {
  const report = inProject('artifacts', 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
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
  if (code === 0 || counts.failed > 0) return counts;
  // Such as a promise that nobody waited for, or a run that wrote no report at all.
  const remark = remarkOf(path.basename(report), `the run ended with ${code}; its own output says why`);
  return { ...counts, failed: 1, remarks: [...counts.remarks, remark] };
}
