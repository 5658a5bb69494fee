import type { ProblemKind } from '../../contract/model/problem.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { mayHaveHappened } from '../altegio/mayHaveHappened.ts';
import { problemOf } from '../altegio/problemOf.ts';

/** What a failed request means for the comment in it. `again`: it cannot have arrived, so it may be sent again. */
export type CommentFate =
  { readonly kind: 'again' } | { readonly kind: 'failed'; readonly problem: ProblemKind };

/** Comments cannot be read back, so whatever may have arrived is never sent again without being asked for. */
export function commentFate(error: ApiError): CommentFate {
  switch (error.kind) {
    case 'offline':
      return mayHaveHappened(error) ? LOST : AGAIN;
    case 'proxy':
    case 'certificate':
    case 'rateLimited':
    case 'unauthorized':
    case 'networkBlock':
      return AGAIN;
    case 'timedOut':
    case 'broken':
    case 'aborted':
    case 'tooLarge':
    case 'badResponse':
    // Something on the way may have given up after Altegio had taken it.
    case 'server':
      return LOST;
    case 'invalid':
    case 'forbidden':
    case 'notFound':
    case 'conflict':
    case 'licenceEnded':
    case 'redirected':
    case 'cannotSendBody':
      return { kind: 'failed', problem: problemOf(error, 'wrongUserToken').kind };
  }
}

const AGAIN: CommentFate = { kind: 'again' };
const LOST: CommentFate = { kind: 'failed', problem: 'answerLost' };
