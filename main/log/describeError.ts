import { codeOf } from '../files/diskError.ts';
import type { Redactor } from './redactor.ts';

const DEEPEST_CAUSE = 5;
const STACK_LINES = 8;

/** An error and its causes as plain redacted data; other thrown things as their type, and their text if they are one. */
export function describeError(error: unknown, redactor: Redactor, depth = 0): unknown {
  if (typeof error === 'string') return redactor.text(error);
  if (!(error instanceof Error)) return error === null ? 'null' : typeof error;
  try {
    const stack = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
    return {
      name: redactor.text(error.name),
      message: redactor.text(error.message),
      code: codeOf(error) ?? undefined,
      stack: depth === 0 ? stack?.slice(0, STACK_LINES).map((line) => redactor.text(line.trim())) : undefined,
      cause:
        error.cause === undefined || depth >= DEEPEST_CAUSE
          ? undefined
          : describeError(error.cause, redactor, depth + 1),
    };
  } catch {
    return 'unreadable error';
  }
}
