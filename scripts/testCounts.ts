import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, or passed only at the second try, which CI alone allows: the end of a long output must tell it. */
  readonly remarks: readonly string[];
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, remarks: [] };

export function sumOf(all: readonly Counts[]): Counts {
  const total = (key: 'passed' | 'failed' | 'skipped'): number =>
    all.reduce((sum, counts) => sum + counts[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    remarks: all.flatMap(({ remarks }) => remarks),
  };
}

/** Prints how it ended, with what to look at, and returns the exit code. */
export function conclude(all: readonly Counts[]): number {
  const { passed, failed, skipped, remarks } = sumOf(all);
  if (remarks.length > 0) console.log(`\n── To look at, out of the above:\n${remarks.join('\n')}`);
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

const REASON_LINES = 8;

export function remarkOf(what: string, reason = ''): string {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, REASON_LINES)
    .map((line) => `    ${line.trimEnd()}`);
  return [what, ...lines].join('\n');
}
