import { expect, it } from 'vitest';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { exitCodeOf } from '../../../../main/command-line/exitCodes.ts';
import { mayHaveHappened } from '../../../../main/altegio/mayHaveHappened.ts';

const cases: readonly (readonly [error: ApiError, code: number, maybe: boolean])[] = [
  [{ kind: 'unauthorized' }, 4, false],
  [{ kind: 'licenceEnded' }, 1, false],
  [{ kind: 'forbidden', message: '' }, 1, false],
  [{ kind: 'networkBlock' }, 3, false],
  [{ kind: 'notFound' }, 1, false],
  [{ kind: 'conflict', message: '' }, 1, false],
  [{ kind: 'invalid', message: '', fields: [], reasons: [] }, 1, false],
  [{ kind: 'rateLimited', retryAfterMs: 1000 }, 1, false],
  [{ kind: 'server', status: 502 }, 1, true],
  [{ kind: 'badResponse', detail: 'not JSON' }, 1, true],
  [{ kind: 'badResponse', detail: 'status 405' }, 1, false],
  [{ kind: 'badResponse', detail: 'success: false. No.' }, 1, false],
  [{ kind: 'cannotSendBody' }, 3, false],
  [{ kind: 'offline', detail: 'ECONNREFUSED' }, 3, false],
  [{ kind: 'proxy', detail: 'status 407' }, 3, false],
  [{ kind: 'certificate', detail: 'CERT_HAS_EXPIRED' }, 3, false],
  [{ kind: 'timedOut', phase: 'connect' }, 3, false],
  [{ kind: 'timedOut', phase: 'headers' }, 3, true],
  [{ kind: 'timedOut', phase: 'body' }, 3, true],
  [{ kind: 'tooLarge' }, 1, true],
  [{ kind: 'redirected' }, 1, false],
  [{ kind: 'aborted' }, 3, true],
  [{ kind: 'broken', detail: 'ECONNRESET' }, 3, true],
];

it.each(cases)('%j ends with %i when it only read', (error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});

it.each(cases)('%j of a change: %i, and whether it may have happened', (error, _code, maybe) => {
  expect(mayHaveHappened(error)).toBe(maybe);
});
