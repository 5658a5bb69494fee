import type { LedgerEntry, LedgerNext, ShownRequest } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { Operation } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { shownRequest } from '../altegio/shownRequest.ts';
import type { Ledger } from '../partner/ledger.ts';
import type { PartnerSending } from '../partner/partnerAtWork.ts';
import { type SendFailure, sendOnce } from '../partner/sendOnce.ts';
import { type Ended, failed, type Shown } from './ended.ts';
import { momentText } from './profileLedger.ts';
import type { Session } from './session.ts';

interface ChangeOnce<T> {
  /** What is about to be sent, as a question to say yes or no to. */
  readonly question: string;
  readonly operation: Operation<T>;
  readonly locationIds: readonly number[];
  readonly send: () => Promise<Result<T, ApiError>>;
  readonly done: (value: T) => Shown;
  /** What to do after a lost answer. */
  readonly look: string;
  readonly next: LedgerNext;
  readonly secrets?: readonly string[];
}

/** Asks, sends once through the profile's ledger, and says what came of it. For what does no harm when repeated. */
export async function changeOnce<T>(session: Session, change: ChangeOnce<T>): Promise<Ended> {
  const opened = session.ledger();
  if (!opened.ok) return { kind: 'wrong', text: opened.error };
  const ledger = opened.value;
  const { operation, locationIds, send, done, look, next, secrets = [] } = change;
  const request = shownRequest(operation);
  const earlier = earlierLines(ledger, request, locationIds);
  const question = [...earlier.slice(0, 1).map(earlierText), change.question].join(' ');
  if (!(await session.agree(question))) return { kind: 'declined' };

  const sent = await sendOnce(ledger, {
    operation: request.operation,
    locationIds,
    request,
    send,
    answerOf: () => '',
    next,
    secrets,
  });
  if (!sent.ok) return endOfFailure(sent.error, look);
  for (const { id, problem } of earlier)
    ledger.end(id, { state: 'lost', next: 'nothing', answer: 'sent again since', problem });
  return { kind: 'shown', shown: done(sent.value) };
}

/** The same, sent before, of which nobody knows whether it arrived. */
export function earlierLines(
  ledger: Ledger,
  { operation, path, body }: ShownRequest,
  locationIds: readonly number[],
): readonly LedgerEntry[] {
  return ledger.list(0, Infinity).entries.filter((entry) => {
    if (entry.state !== 'lost' || entry.next === 'nothing' || entry.operation !== operation) return false;
    const [request] = entry.requests;
    if (request) return request.path === path && request.body === body;
    return entry.locationIds.every((id) => locationIds.includes(id));
  });
}

export const earlierText = ({ at }: LedgerEntry): string =>
  `The same was sent on ${momentText(at)} and its answer is not known: it may have arrived.`;

export function endOfFailure(failure: SendFailure, look: string): Ended {
  if (failure.kind === 'unsent') return unsent(failure.problem);
  return failure.kind === 'lost' ? { kind: 'lost', error: failure.error, look } : failed(failure.error);
}

/** Nothing left: what stands in the way, in a sentence. */
export function unsent(problem: Problem): Ended {
  return { kind: 'unsent', problem: problem.kind, text: `${obstacleText(problem)} Nothing was sent.` };
}

const OBSTACLES: Readonly<Partial<Record<Problem['kind'], (more: string) => string>>> = {
  ledgerInUse: (more) =>
    `Another program is just sending something for this profile${more}. Wait until it is done, then try again.`,
  alreadyRunning: () => 'The same is on its way just now. Wait until it is done.',
  changedMeanwhile: (more) => `It was sent before${more}.`,
  diskFull: () => 'The disk is full, so the ledger cannot be written. Free some space and try again.',
  diskError: (more) =>
    `The ledger cannot be written${more}. Check the data folder, or choose another with --user-data-dir.`,
};

function obstacleText({ kind, detail }: Problem): string {
  const more = detail === null ? '' : ` (${detail})`;
  return (
    OBSTACLES[kind]?.(more) ??
    `An earlier try of it got no answer, and Altegio cannot be asked now what became of it: ${kind}${more}. Try again later.`
  );
}

/** What sends for the partner, for one application. */
export function sendingFor(session: Session, ledger: Ledger, applicationId: number): PartnerSending {
  return {
    api: session.api,
    applicationId,
    ledger,
    clock: session.clock,
    signal: new AbortController().signal,
    onInstallation: () => undefined,
  };
}
