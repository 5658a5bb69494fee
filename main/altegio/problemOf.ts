import type { Problem, ProblemKind } from '../../contract/model/problem.ts';
import type { ApiError } from './apiError.ts';

/** What a person is told of a failed request. The text of an `unauthorized` depends on which step asked. */
export function problemOf(error: ApiError, unauthorized: ProblemKind): Problem {
  switch (error.kind) {
    case 'unauthorized':
      return { kind: unauthorized, detail: null };
    case 'forbidden':
      return { kind: 'noRight', detail: error.message };
    case 'conflict':
      return { kind: 'refused', detail: error.message };
    case 'invalid':
      return {
        kind: 'refused',
        detail: [error.message, ...error.reasons, ...error.fields].filter(Boolean).join(' · ') || null,
      };
    case 'server':
      return { kind: 'server', detail: String(error.status) };
    case 'offline':
    case 'proxy':
    case 'certificate':
      return { kind: error.kind, detail: error.detail };
    case 'rateLimited':
      return { kind: 'rateLimited', detail: String(Math.ceil(error.retryAfterMs / 1000)) };
    case 'licenceEnded':
    case 'networkBlock':
    case 'notFound':
    case 'timedOut':
    case 'cannotSendBody':
      return { kind: error.kind, detail: null };
    case 'broken':
      return { kind: 'offline', detail: error.detail };
    case 'aborted':
      return { kind: 'offline', detail: null };
    case 'badResponse':
      return { kind: 'badAnswer', detail: error.detail };
    case 'redirected':
    case 'tooLarge':
      return { kind: 'badAnswer', detail: error.kind };
  }
}
