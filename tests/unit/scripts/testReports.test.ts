import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PlaywrightReport } from '../../../scripts/playwrightReport.ts';
import { projectRoot } from '../../../scripts/projectRoot.ts';
import { sumOf } from '../../../scripts/testCounts.ts';
import { VitestReport } from '../../../scripts/vitestReport.ts';

const aTest = (fullName: string, status: string, failureMessages: string[] = []) => ({
  fullName,
  status,
  failureMessages,
});

const aVitestReport = (counts: [passed: number, failed: number, pending: number], testResults: unknown) =>
  VitestReport.parse({
    numPassedTests: counts[0],
    numFailedTests: counts[1],
    numPendingTests: counts[2],
    numTodoTests: 0,
    testResults,
  });

describe('what Vitest reports', () => {
  it('names each failed test with its reason, without colours', () => {
    const assertionResults = [
      aTest('adds', 'passed'),
      aTest('takes', 'failed', ['\u001b[31mno\u001b[39m\n\nat a']),
    ];
    expect(
      aVitestReport([1, 1, 0], [{ name: 'a.test.ts', status: 'failed', message: '', assertionResults }]),
    ).toEqual({ passed: 1, failed: 1, skipped: 0, remarks: ['a.test.ts › takes\n    no\n    at a'] });
  });

  it('counts a file whose process died as a failure, and tells how far it came', () => {
    const assertionResults = [aTest('adds', 'passed'), aTest('takes', 'pending'), aTest('ends', 'skipped')];
    expect(
      aVitestReport([1, 0, 1], [{ name: 'a.test.ts', status: 'failed', message: '', assertionResults }]),
    ).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      remarks: ['a.test.ts\n    ended after 1 of 3 tests: a hook failed or its process died, see above'],
    });
  });

  it('tells why a file could not be loaded', () => {
    const file = { name: 'a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
    expect(aVitestReport([0, 0, 0], [file])).toMatchObject({
      failed: 1,
      remarks: ['a.test.ts\n    no such module'],
    });
  });
});

describe('what Playwright reports', () => {
  const kept = (...names: string[]) =>
    names.map((name) => ({ path: path.join(projectRoot, 'artifacts/a', name) }));
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'a.spec.ts',
    line: 7,
    tests: [
      {
        status,
        results: [
          {
            errors: message === undefined ? [] : [{ message }],
            attachments: kept('trace.zip', 'screen.png'),
          },
          { errors: [], attachments: [{}] },
        ],
      },
    ],
  });
  const report = (suites: unknown, errors: unknown = []) =>
    PlaywrightReport.parse({
      suites,
      errors,
      stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 0 },
    });

  it('names what failed and what needed its second try, however deep, and where its picture, trace and log are', () => {
    const suites = [
      { specs: [spec('rings', 'expected'), spec('pops', 'unexpected', 'not seen')] },
      { specs: [], suites: [{ specs: [spec('plays', 'flaky', 'not heard')] }] },
    ];
    expect(report(suites)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
      remarks: [
        'a.spec.ts:7 › pops\n    not seen\n    kept: artifacts/a',
        'a.spec.ts:7 › plays (passed at the second try)\n    not heard\n    kept: artifacts/a',
      ],
    });
  });

  it('tells what went wrong outside of any test', () => {
    expect(report([], [{ message: 'a fixture broke' }]).remarks).toEqual([
      'outside of any test\n    a fixture broke',
    ]);
  });
});

it('adds up several runs', () => {
  const one = { passed: 1, failed: 2, skipped: 3, remarks: ['one'] };
  expect(sumOf([one, { ...one, remarks: ['two'] }])).toEqual({
    passed: 2,
    failed: 4,
    skipped: 6,
    remarks: ['one', 'two'],
  });
});
