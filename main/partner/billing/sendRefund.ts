import type { LocationId } from '../../../contract/model/ids.ts';
import type { LedgerEntry, PartnerAction, ShownRequest } from '../../../contract/model/partner.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import type { ApiError } from '../../altegio/apiError.ts';
import { refundPayment, refundPaymentOperation } from '../../altegio/billing.ts';
import { type InstallationStatus, installationStatus } from '../../altegio/installations.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import { texts } from '../../texts.ts';
import type { LedgerHold } from '../ledger.ts';
import { UNREADABLE_OPERATION } from '../ledgerLines.ts';
import type { PartnerSending } from '../partnerAtWork.ts';
import { readBack } from '../readBack.ts';
import { sendOnce } from '../sendOnce.ts';

export type RefundAction = Extract<PartnerAction, { kind: 'refund' }>;

const words = texts.partner.billing;
const underWay: Problem = { kind: 'alreadyRunning', detail: null };

/** The request of a refund as it will leave. */
export function refundShown({ paymentId }: Pick<RefundAction, 'paymentId'>): ShownRequest {
  return shownRequest(refundPaymentOperation({ paymentId }));
}

interface Refund {
  readonly paymentId: number;
  /** Null: not known, and then its list of payments cannot be read. */
  readonly locationId: LocationId | null;
}

/** How sending a refund ended. `unsent`: something stands in the way. `lost`: looked for where the location is known. */
type RefundEnd =
  | { readonly kind: 'done' }
  /** Its answer was lost, and Altegio lists the payment as refunded. */
  | { readonly kind: 'found'; readonly error: ApiError }
  | { readonly kind: 'unsent'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly error: ApiError }
  | { readonly kind: 'lost'; readonly problem: Problem; readonly error: ApiError; readonly looked: boolean };

/** Reports that a payment was paid back. Null: it was; after a lost answer the list of payments decides. */
export async function sendRefund(at: PartnerSending, action: RefundAction): Promise<Problem | null> {
  const end = await sendRefundNotice(at, action);
  return end.kind === 'done' || end.kind === 'found' ? null : end.problem;
}

/** As `sendRefund`, and tells more. No other process sends anything meanwhile. */
export async function sendRefundNotice(at: PartnerSending, refund: Refund): Promise<RefundEnd> {
  const sent = await at.ledger.whileHeld(async (hold): Promise<RefundEnd> => {
    // What was shown a while ago may have been sent since.
    const trouble = isUnderWay(at, refund) ? underWay : await settleEarlier(at, refund);
    return trouble ? { kind: 'unsent', problem: trouble } : sendHeld(at, refund, hold);
  });
  return sent.ok ? sent.value : { kind: 'unsent', problem: sent.error };
}

/** Earlier lines about this refund; a damaged one may have been it. */
function linesOf({ ledger }: PartnerSending, { paymentId, locationId }: Refund): LedgerEntry[] {
  const { operation, path } = refundShown({ paymentId });
  return ledger.list(0, Infinity).entries.filter((entry) => {
    if (entry.requests[0]) return entry.operation === operation && entry.requests[0].path === path;
    const isOne = entry.operation === operation || entry.operation === UNREADABLE_OPERATION;
    const here = locationId === null || entry.locationIds.length === 0;
    return isOne && (here || entry.locationIds.includes(locationId));
  });
}

function isUnderWay(at: PartnerSending, refund: Refund): boolean {
  return linesOf(at, refund).some(({ id, state }) => state === 'sending' || at.ledger.isUnderWay(id));
}

/** What stands in the way of sending a refund that was sent before; null: it has not arrived. */
async function settleEarlier(at: PartnerSending, refund: Refund): Promise<Problem | null> {
  const earlier = linesOf(at, refund).filter(({ state }) => state !== 'refused');
  if (earlier.length === 0) return null;
  const { locationId, paymentId } = refund;
  if (locationId === null) return { kind: 'invalidInput', detail: words.refundInDoubt };
  const { api, applicationId, signal } = at;
  const status = await installationStatus(api, { locationId, applicationId }, { signal });
  if (!status.ok) return problemOf(status.error, 'wrongPartnerToken');
  if (!isRefunded(status.value, paymentId)) return null;
  for (const { id, state } of earlier) if (state === 'lost') endAsFound(at, id);
  return { kind: 'changedMeanwhile', detail: words.refundedBefore };
}

async function sendHeld(at: PartnerSending, refund: Refund, hold: LedgerHold): Promise<RefundEnd> {
  const { locationId, paymentId } = refund;
  const request = refundShown(refund);
  const sent = await sendOnce(at.ledger, {
    operation: request.operation,
    locationIds: locationId === null ? [] : [locationId],
    request,
    send: () => refundPayment(at.api, { paymentId }),
    answerOf: () => '',
    hold,
    obstacle: () => (isUnderWay(at, refund) ? underWay : null),
  });
  if (locationId !== null) at.onInstallation(locationId);
  if (sent.ok) return { kind: 'done' };
  if (sent.error.kind !== 'lost') return sent.error;

  const { entryId, problem, error } = sent.error;
  if (locationId === null) return { kind: 'lost', problem, error, looked: false };
  const found = await readBack(at, locationId, (status) => (isRefunded(status, paymentId) ? true : null));
  if (found.ok && found.value) {
    endAsFound(at, entryId);
    return { kind: 'found', error };
  }
  at.ledger.end(entryId, {
    state: 'lost',
    next: found.ok ? 'sendAgain' : 'look',
    answer: found.ok ? words.refundNotFound : words.unreadable,
    problem,
  });
  return { kind: 'lost', problem, error, looked: found.ok };
}

function endAsFound({ ledger }: PartnerSending, entryId: string): void {
  ledger.end(entryId, { state: 'done', answer: words.refundFound, problem: null });
}

function isRefunded(status: InstallationStatus | null, paymentId: number): boolean {
  return status?.payments.some(({ id, refunded }) => id === paymentId && refunded) ?? false;
}
