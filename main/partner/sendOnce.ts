import type { LedgerNext, ShownRequest } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { err, type Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { mayHaveHappened } from '../altegio/mayHaveHappened.ts';
import { problemOf } from '../altegio/problemOf.ts';
import type { Ledger, LedgerHold } from './ledger.ts';

export interface Sending<T> {
  /** As in docs/altegio/openapi.yaml. */
  readonly operation: string;
  readonly locationIds: readonly number[];
  /** As it will leave, without tokens. */
  readonly request: ShownRequest;
  readonly send: () => Promise<Result<T, ApiError>>;
  /** The answer in a few words, for the ledger: an id, a state; '' where there is nothing to say. */
  readonly answerOf: (value: T) => string;
  /** What the server might repeat in its answer and nobody may read. */
  readonly secrets?: readonly string[];
  /** What is to be done if the answer is lost: `look` without it. */
  readonly next?: LedgerNext;
  /** Of a caller who follows a lost answer up; without it the ledger is held until the answer. */
  readonly hold?: LedgerHold;
  /** Asked when nothing else can come in between any more; what stands in the way. */
  readonly obstacle?: () => Problem | null;
}

/**
 * `unsent`: nothing left, because the ledger could not be written or something stands in the way. `refused`: it did not
 * take effect. `lost`: it may have. `entryId` is its line in the ledger, which may be ended anew when more is known.
 */
export type SendFailure =
  | { readonly kind: 'unsent'; readonly problem: Problem }
  | {
      readonly kind: 'refused';
      readonly problem: Problem;
      readonly error: ApiError;
      readonly entryId: string;
    }
  | { readonly kind: 'lost'; readonly problem: Problem; readonly error: ApiError; readonly entryId: string };

/**
 * Sends what changes something at Altegio: into the ledger first, then out, then the answer into the ledger. No other
 * process sends anything for the profile meanwhile.
 */
export async function sendOnce<T>(ledger: Ledger, sending: Sending<T>): Promise<Result<T, SendFailure>> {
  if (sending.hold) return sendHeld(ledger, sending, sending.hold);
  const sent = await ledger.whileHeld((hold) => sendHeld(ledger, sending, hold));
  return sent.ok ? sent.value : err({ kind: 'unsent', problem: sent.error });
}

async function sendHeld<T>(
  ledger: Ledger,
  { operation, locationIds, request, send, answerOf, secrets = [], next = 'look', obstacle }: Sending<T>,
  hold: LedgerHold,
): Promise<Result<T, SendFailure>> {
  const stop = obstacle?.() ?? null;
  if (stop) return err({ kind: 'unsent', problem: stop });
  const begun = ledger.begin({ operation, locationIds: [...locationIds], requests: [request], next }, hold);
  if (!begun.ok) return err({ kind: 'unsent', problem: begun.error });
  const entryId = begun.value;

  const answer = await send();
  if (answer.ok) {
    ledger.end(entryId, { state: 'done', answer: answerOf(answer.value), problem: null });
    return answer;
  }
  const { error } = answer;
  const kind = mayHaveHappened(error) ? 'lost' : 'refused';
  const problem = withoutSecrets(
    kind === 'lost' ? { kind: 'answerLost', detail: error.kind } : problemOf(error, 'wrongPartnerToken'),
    secrets,
  );
  ledger.end(entryId, { state: kind, next, answer: error.kind, problem });
  return err({ kind, problem, error, entryId });
}

function withoutSecrets(problem: Problem, secrets: readonly string[]): Problem {
  const detail = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text?.replaceAll(secret, '[token]') ?? null, problem.detail);
  return { ...problem, detail };
}
