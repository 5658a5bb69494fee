import type { ShownRequest } from '../../../contract/model/partner.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { ApiError } from '../../altegio/apiError.ts';
import { texts } from '../../texts.ts';
import { type SendFailure, sendOnce } from '../sendOnce.ts';
import { errorInShort } from './evidenceWords.ts';
import type { StepContext } from './moderationStep.ts';

export interface Noted {
  /** Null: it was accepted. */
  readonly failure: Exclude<SendFailure, { kind: 'unsent' }> | null;
  /** It turned out later that Altegio did what was asked, or had done it before. */
  readonly settle: (answer: string) => void;
}

/** Sends something through the ledger and keeps it as evidence. An error: nothing could be sent. */
export async function sendNoted(
  { at, locationId, note }: StepContext,
  request: ShownRequest,
  send: () => Promise<Result<null, ApiError>>,
): Promise<Result<Noted, Problem>> {
  const sent = await sendOnce(at.ledger, {
    operation: request.operation,
    locationIds: [locationId],
    request,
    send,
    answerOf: () => '',
  });
  if (sent.ok) {
    note(request, texts.partner.moderation.accepted);
    return ok({ failure: null, settle: () => undefined });
  }
  const failure = sent.error;
  if (failure.kind === 'unsent') return err(failure.problem);
  note(request, errorInShort(failure.error));
  return ok({
    failure,
    settle: (answer) => {
      at.ledger.end(failure.entryId, { state: 'done', answer, problem: null });
    },
  });
}
