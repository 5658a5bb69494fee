import type { LedgerEntry, PartnerAction, ShownRequest } from '../../../contract/model/partner.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import { refundPayment, refundPaymentOperation } from '../../altegio/billing.ts';
import { installationStatus } from '../../altegio/installations.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import { texts } from '../../texts.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';
import { readBack } from '../readBack.ts';
import { sendOnce } from '../sendOnce.ts';

export type RefundAction = Extract<PartnerAction, { kind: 'refund' }>;

const words = texts.partner.billing;
const underWay: Problem = { kind: 'alreadyRunning', detail: null };

/** The request of a refund as it will leave. */
export function refundShown({ paymentId }: RefundAction): ShownRequest {
  return shownRequest(refundPaymentOperation({ paymentId }));
}

/** What stands in the way of sending a refund that was sent before; null: it has not arrived. */
async function settleEarlier(
  { api, applicationId, signal }: PartnerAtWork,
  { locationId, paymentId }: RefundAction,
): Promise<Problem | null> {
  const status = await installationStatus(api, { locationId, applicationId }, { signal });
  if (!status.ok) return problemOf(status.error, 'wrongPartnerToken');
  const isRefunded = status.value?.payments.some(({ id, refunded }) => id === paymentId && refunded) ?? false;
  return isRefunded ? { kind: 'changedMeanwhile', detail: words.refundedBefore } : null;
}

/** Reports that a payment was paid back. Null: it was; after a lost answer the list of payments decides. */
export async function sendRefund(at: PartnerAtWork, action: RefundAction): Promise<Problem | null> {
  const { locationId, paymentId } = action;
  const request = refundShown(action);
  const earlier = (): LedgerEntry | null =>
    at.ledger.newest(
      (entry) => entry.operation === request.operation && entry.requests[0]?.path === request.path,
    );
  // What was shown a while ago may have been sent since.
  if (earlier()?.state === 'sending') return underWay;
  const trouble = earlier() && (await settleEarlier(at, action));
  if (trouble) return trouble;
  if (earlier()?.state === 'sending') return underWay;
  const sent = await sendOnce(at.ledger, {
    operation: request.operation,
    locationIds: [locationId],
    request,
    send: () => refundPayment(at.api, { paymentId }),
    answerOf: () => '',
  });
  at.onInstallation(locationId);
  if (sent.ok) return null;
  if (sent.error.kind !== 'lost') return sent.error.problem;

  const { entryId, problem } = sent.error;
  const found = await readBack(at, locationId, (status) =>
    status?.payments.some(({ id, refunded }) => id === paymentId && refunded) ? true : null,
  );
  if (found.ok && found.value) {
    at.ledger.end(entryId, { state: 'done', answer: words.refundFound, problem: null });
    return null;
  }
  at.ledger.end(entryId, {
    state: 'lost',
    answer: found.ok ? words.refundNotFound : words.unreadable,
    problem,
  });
  return problem;
}
