import * as z from 'zod';
import { remarkOf, type Counts } from './testCounts.ts';

const TestFile = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string(),
  assertionResults: z.array(
    z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
  ),
});

/** What Vitest's reporter "json" writes. */
export const VitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: z.array(TestFile),
  })
  .transform((report): Counts => {
    const failedFiles = report.testResults.filter(({ status }) => status === 'failed');
    return {
      passed: report.numPassedTests,
      // A file that could not be loaded, or whose process died, has no failed test to count.
      failed: report.numFailedTests + failedFiles.filter((file) => failedTests(file).length === 0).length,
      skipped: report.numPendingTests + report.numTodoTests,
      remarks: failedFiles.flatMap(remarksOf),
    };
  });

const failedTests = ({ assertionResults }: z.output<typeof TestFile>) =>
  assertionResults.filter(({ status }) => status === 'failed');

function remarksOf(file: z.output<typeof TestFile>): string[] {
  const failed = failedTests(file);
  if (failed.length > 0)
    return failed.map(({ fullName, failureMessages: [reason] }) =>
      remarkOf(`${file.name} › ${fullName}`, reason),
    );
  const over = file.assertionResults.filter(({ status }) => status === 'passed').length;
  const untold = `ended after ${over} of ${file.assertionResults.length} tests: a hook failed or its process died, see above`;
  return [remarkOf(file.name, file.message === '' ? untold : file.message)];
}
