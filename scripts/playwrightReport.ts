import path from 'node:path';
import * as z from 'zod';
import { projectRoot } from './projectRoot.ts';
import { remarkOf, type Counts } from './testCounts.ts';

const Failure = z.object({ message: z.string().optional() });

const Try = z.object({
  errors: z.array(Failure),
  attachments: z.array(z.object({ path: z.string().optional() })),
});

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ status: z.string(), results: z.array(Try) })),
});
type Spec = z.output<typeof Spec>;

const Suite = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});

/** What Playwright's reporter "json" writes. */
export const PlaywrightReport = z
  .object({
    suites: z.array(Suite),
    errors: z.array(Failure),
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats, suites, errors }): Counts => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    remarks: [
      ...errors.map(({ message }) => remarkOf('outside of any test', message)),
      ...suites.flatMap(specsOf).flatMap(remarksOf),
    ],
  }));

const specsOf = ({ specs, suites = [] }: z.output<typeof Suite>): Spec[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

function remarksOf({ file, line, title, tests }: Spec): string[] {
  return tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ status, results }) => {
      const [failure] = results.flatMap(({ errors }) => errors);
      const tries = status === 'flaky' ? ' (passed at the second try)' : '';
      const remark = remarkOf(`${file}:${line} › ${title}${tries}`, failure?.message);
      return [remark, ...keptIn(results).map((folder) => `    kept: ${folder}`)].join('\n');
    });
}

/** The folders with the picture, trace and log of each try that failed. */
function keptIn(results: readonly z.output<typeof Try>[]): string[] {
  const files = results
    .filter(({ errors }) => errors.length > 0)
    .flatMap(({ attachments }) => attachments.flatMap(({ path: file }) => file ?? []));
  return [...new Set(files.map((file) => path.relative(projectRoot, path.dirname(file))))];
}
