import * as z from 'zod';
import { remarkOf, type Counts } from './testCounts.ts';

const Failure = z.object({ message: z.string().optional() });

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(Failure) })) })),
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
      return remarkOf(`${file}:${line} › ${title}${tries}`, failure?.message);
    });
}
