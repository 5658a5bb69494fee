import type { LedgerEntry, PartnerAction, ShownRequest } from '../../../contract/model/partner.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { notifyPayment, notifyPaymentOperation, type PaymentNotice } from '../../altegio/billing.ts';
import { installationStatus, type PaymentRow } from '../../altegio/installations.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import { texts } from '../../texts.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';
import { readBack } from '../readBack.ts';
import { sendOnce } from '../sendOnce.ts';
import {
  markInLedger,
  markOf,
  midnightOf,
  paymentAnswer,
  paymentIdIn,
  samePayment,
  type PaymentMark,
} from './paymentRequest.ts';

export type PaymentAction = Extract<PartnerAction, { kind: 'payment' }>;

const PAYMENT = 'notifyPayment';
/** Longer than `readBack` takes. */
const FOLLOW_UP_MS = 60_000;

const words = texts.partner.billing;
const underWay: Problem = { kind: 'alreadyRunning', detail: null };

/** The request of a payment as it will leave. */
export function paymentShown(at: PartnerAtWork, action: PaymentAction): ShownRequest {
  return shownRequest(notifyPaymentOperation(noticeOf(at, action)));
}

/**
 * Reports a payment. Nothing at Altegio protects from a second one: what was sent before and never answered is looked
 * for first, and a lost answer is followed up at once. The id is null where Altegio tells none.
 */
export async function sendPayment(
  at: PartnerAtWork,
  action: PaymentAction,
): Promise<Result<{ readonly paymentId: number | null }, Problem>> {
  const trouble = await settleEarlier(at, action);
  if (trouble) return err(trouble);

  // Two may have come this far together: from here to the ledger's line nothing else can run.
  if (isOneUnderWay(at, openLike(at, markOf(action)))) return err(underWay);
  const request = paymentShown(at, action);
  const { locationId } = action;
  const sent = await sendOnce(at.ledger, {
    operation: request.operation,
    locationIds: [locationId],
    request,
    send: () => notifyPayment(at.api, noticeOf(at, action)),
    answerOf: ({ paymentId }) => paymentAnswer(paymentId),
  });
  at.onInstallation(locationId);
  if (sent.ok) return sent;
  if (sent.error.kind !== 'lost') return err(sent.error.problem);

  const { entryId, problem } = sent.error;
  const known = knownIds(at);
  const found = await readBack(
    at,
    locationId,
    (status) => rowOf(status?.payments ?? [], markOf(action), known)?.id ?? null,
  );
  if (found.ok && found.value !== null) {
    endAsFound(at, entryId, found.value);
    return ok({ paymentId: found.value });
  }
  at.ledger.end(entryId, { state: 'lost', answer: found.ok ? words.notFound : words.unreadable, problem });
  return err(problem);
}

/** What stands in the way of sending this payment now; null: it may be sent. */
export async function settleEarlier(at: PartnerAtWork, action: PaymentAction): Promise<Problem | null> {
  const mark = markOf(action);
  const open = openLike(at, mark);
  if (open.length === 0) return null;
  if (isOneUnderWay(at, open)) return underWay;

  const { locationId } = action;
  const status = await installationStatus(at.api, { locationId, applicationId: at.applicationId });
  if (!status.ok) return problemOf(status.error, 'wrongPartnerToken');
  const lost = openLike(at, mark).find(({ state }) => state === 'lost');
  const row = rowOf(status.value?.payments ?? [], mark, knownIds(at));
  if (!row || !lost) return null;
  endAsFound(at, lost.id, row.id);
  return { kind: 'changedMeanwhile', detail: words.arrivedBefore(row.id) };
}

/** The id of a payment of the same sum and period that Altegio lists already; null: none, or it cannot be asked now. */
export async function alreadyThere(at: PartnerAtWork, action: PaymentAction): Promise<number | null> {
  const { locationId } = action;
  const status = await installationStatus(at.api, { locationId, applicationId: at.applicationId });
  const payments = status.ok ? (status.value?.payments ?? []) : [];
  return rowOf(payments, markOf(action), new Set())?.id ?? null;
}

/** The same payment, begun before, of which nobody knows whether it arrived. */
function openLike({ ledger }: PartnerAtWork, mark: PaymentMark): LedgerEntry[] {
  return ledger.list(0, Infinity).entries.filter((entry) => {
    if (entry.operation !== PAYMENT || (entry.state !== 'sending' && entry.state !== 'lost')) return false;
    const earlier = markInLedger(entry);
    return earlier !== null && samePayment(earlier, mark);
  });
}

/** On its way, or its lost answer is being followed up just now. */
function isOneUnderWay({ clock }: PartnerAtWork, entries: readonly LedgerEntry[]): boolean {
  return entries.some(({ state, answer, answeredAt }) => {
    if (state === 'sending') return true;
    const followed = answer === words.notFound || answer === words.unreadable;
    return !followed && answeredAt !== null && Math.abs(clock.now() - Date.parse(answeredAt)) < FOLLOW_UP_MS;
  });
}

/** Payments that other entries of the ledger brought about: none of them is the one that is looked for. */
function knownIds({ ledger }: PartnerAtWork): ReadonlySet<number> {
  return new Set(
    ledger.list(0, Infinity).entries.flatMap(({ operation, state, answer }) => {
      const id = operation === PAYMENT && state === 'done' ? paymentIdIn(answer) : null;
      return id === null ? [] : [id];
    }),
  );
}

function rowOf(
  payments: readonly PaymentRow[],
  mark: PaymentMark,
  known: ReadonlySet<number>,
): PaymentRow | undefined {
  return payments.find(
    (row) =>
      !row.refunded && !known.has(row.id) && samePayment({ ...row, locationId: mark.locationId }, mark),
  );
}

function endAsFound({ ledger }: PartnerAtWork, entryId: string, paymentId: number): void {
  const answer = `${paymentAnswer(paymentId)}, ${words.foundInList}`;
  ledger.end(entryId, { state: 'done', answer, problem: null });
}

function noticeOf({ applicationId }: PartnerAtWork, action: PaymentAction): PaymentNotice {
  const { locationId, currency, sum, paidOn, fromDay, toDay } = action;
  return {
    locationId,
    applicationId,
    currency,
    sum,
    paidAtText: midnightOf(paidOn),
    fromText: midnightOf(fromDay),
    toText: midnightOf(toDay),
  };
}
