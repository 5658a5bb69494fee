import type { ProblemKind } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { SecretName } from './secrets.ts';

/** What a command has to show, for scripts and for people. Numbers in it are already masked where they must be. */
export interface Shown {
  readonly json: unknown;
  readonly text: string;
}

/** How a command ended. */
export type Ended =
  /** `trouble`: a part of it failed, which is told as well and decides the exit code; `lost` as below. */
  | {
      readonly kind: 'shown';
      readonly shown: Shown;
      readonly trouble?: { readonly error: ApiError; readonly lost: boolean } | undefined;
    }
  /** `refused`: which secret an `unauthorized` is about, where the command knows better than anyone. */
  | { readonly kind: 'failed'; readonly error: ApiError; readonly refused?: SecretName | 'login' | undefined }
  /** It may or may not have happened; `look` says how to find out. */
  | { readonly kind: 'lost'; readonly error: ApiError; readonly look: string; readonly json?: unknown }
  /** Altegio has something else than what was sent. */
  | { readonly kind: 'otherwise'; readonly text: string }
  /** The input cannot be right, as became known on the way. Nothing was changed. */
  | { readonly kind: 'wrong'; readonly text: string }
  /** Something stands in the way, such as another program at work. Nothing was changed. */
  | { readonly kind: 'unsent'; readonly problem: ProblemKind; readonly text: string }
  | { readonly kind: 'declined' };

export const failed = (error: ApiError): Ended => ({ kind: 'failed', error });

/** The end of a command that only reads. */
export function ended<T>(answer: Result<T, ApiError>, show: (value: T) => Shown): Ended {
  return answer.ok ? { kind: 'shown', shown: show(answer.value) } : failed(answer.error);
}
