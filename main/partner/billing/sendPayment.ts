import type { LedgerEntry, PartnerAction, ShownRequest } from '../../../contract/model/partner.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { notifyPayment, notifyPaymentOperation, type PaymentNotice } from '../../altegio/billing.ts';
import type { ApiError } from '../../altegio/apiError.ts';
import { installationStatus, type PaymentRow } from '../../altegio/installations.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import { texts } from '../../texts.ts';
import type { LedgerHold } from '../ledger.ts';
import { UNREADABLE_OPERATION } from '../ledgerLines.ts';
import type { PartnerSending } from '../partnerAtWork.ts';
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

const words = texts.partner.billing;
const underWay: Problem = { kind: 'alreadyRunning', detail: null };
const sentSince: Problem = { kind: 'changedMeanwhile', detail: words.sentSince };

/** How sending a payment ended. `unsent`: something stands in the way. `lost`: looked for, and not there so far. */
type PaymentEnd =
  | { readonly kind: 'taken'; readonly paymentId: number | null }
  /** Its answer was lost, and Altegio lists it. */
  | { readonly kind: 'found'; readonly paymentId: number; readonly error: ApiError }
  | { readonly kind: 'unsent'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly error: ApiError }
  /** `looked`: the list of payments could be read. */
  | { readonly kind: 'lost'; readonly problem: Problem; readonly error: ApiError; readonly looked: boolean };

/** The request of a payment as it will leave. */
export function paymentShown(at: Pick<PartnerSending, 'applicationId'>, action: PaymentAction): ShownRequest {
  return shownRequest(notifyPaymentOperation(noticeOf(at, action)));
}

/** As `sendPaymentNotice`, of what a person filled in. The id is null where Altegio tells none. */
export async function sendPayment(
  at: PartnerSending,
  action: PaymentAction,
  before = paymentsDone(at, markOf(action)),
): Promise<Result<{ readonly paymentId: number | null }, Problem>> {
  const end = await sendPaymentNotice(at, noticeOf(at, action), before);
  return end.kind === 'taken' || end.kind === 'found' ? ok({ paymentId: end.paymentId }) : err(end.problem);
}

/**
 * Reports a payment. Nothing at Altegio protects from a second one: what was sent before and never answered is looked
 * for first, and a lost answer is followed up at once. No other process sends anything meanwhile; `before` is what the
 * ledger had when a person looked, so that what another one has sent since is not sent again.
 */
export async function sendPaymentNotice(
  at: PartnerSending,
  notice: PaymentNotice,
  before: ReadonlySet<string>,
): Promise<PaymentEnd> {
  const sent = await at.ledger.whileHeld(async (hold): Promise<PaymentEnd> => {
    const trouble = await settleHeld(at, notice);
    if (trouble) return { kind: 'unsent', problem: trouble };
    const since = [...paymentsDone(at, notice)].some((id) => !before.has(id));
    return since ? { kind: 'unsent', problem: sentSince } : sendHeld(at, notice, hold);
  });
  return sent.ok ? sent.value : { kind: 'unsent', problem: sent.error };
}

/** What stands in the way of sending this payment now; null: it may be sent. */
export async function settleEarlier(at: PartnerSending, action: PaymentAction): Promise<Problem | null> {
  const notice = noticeOf(at, action);
  if (openPayments(at, notice).length === 0) return null;
  const settled = await at.ledger.whileHeld(() => settleHeld(at, notice));
  return settled.ok ? settled.value : settled.error;
}

async function settleHeld(at: PartnerSending, notice: PaymentNotice): Promise<Problem | null> {
  if (openPayments(at, notice).length === 0) return null;
  if (isOneUnderWay(at, notice)) return underWay;

  const status = await installationStatus(at.api, notice);
  if (!status.ok) return problemOf(status.error, 'wrongPartnerToken');
  const lost = openPayments(at, notice).find(({ state }) => state === 'lost');
  const row = rowOf(status.value?.payments ?? [], notice, knownIds(at));
  if (!row || !lost) return null;
  endAsFound(at, lost.id, row.id);
  return { kind: 'changedMeanwhile', detail: words.arrivedBefore(row.id) };
}

async function sendHeld(at: PartnerSending, notice: PaymentNotice, hold: LedgerHold): Promise<PaymentEnd> {
  const request = shownRequest(notifyPaymentOperation(notice));
  const { locationId } = notice;
  const sent = await sendOnce(at.ledger, {
    operation: request.operation,
    locationIds: [locationId],
    request,
    send: () => notifyPayment(at.api, notice),
    answerOf: ({ paymentId }) => paymentAnswer(paymentId),
    hold,
    // Two may have come this far together.
    obstacle: () => (isOneUnderWay(at, notice) ? underWay : null),
  });
  at.onInstallation(locationId);
  if (sent.ok) return { kind: 'taken', paymentId: sent.value.paymentId };
  if (sent.error.kind !== 'lost') return sent.error;

  const { entryId, problem, error } = sent.error;
  const known = knownIds(at);
  const found = await readBack(
    at,
    locationId,
    (status) => rowOf(status?.payments ?? [], notice, known)?.id ?? null,
  );
  if (found.ok && found.value !== null) {
    endAsFound(at, entryId, found.value);
    return { kind: 'found', paymentId: found.value, error };
  }
  at.ledger.end(entryId, {
    state: 'lost',
    next: found.ok ? 'sendAgain' : 'look',
    answer: found.ok ? words.notFound : words.unreadable,
    problem,
  });
  return { kind: 'lost', problem, error, looked: found.ok };
}

/** The id of a payment of the same sum and period that Altegio lists already; null: none, or it cannot be asked now. */
export async function alreadyThere(at: PartnerSending, action: PaymentAction): Promise<number | null> {
  const { locationId } = action;
  const status = await installationStatus(at.api, { locationId, applicationId: at.applicationId });
  const payments = status.ok ? (status.value?.payments ?? []) : [];
  return rowOf(payments, markOf(action), new Set())?.id ?? null;
}

/** The same payment, begun before, of which nobody knows whether it arrived. A damaged line may have been this one. */
export function openPayments({ ledger }: Pick<PartnerSending, 'ledger'>, mark: PaymentMark): LedgerEntry[] {
  return ledger.list(0, Infinity).entries.filter((entry) => {
    const { operation, state, locationIds } = entry;
    if (operation !== PAYMENT && operation !== UNREADABLE_OPERATION) return false;
    if (state !== 'sending' && state !== 'lost') return false;
    const earlier = markInLedger(entry);
    if (earlier !== null) return samePayment(earlier, mark);
    return locationIds.length === 0 || locationIds.includes(mark.locationId);
  });
}

/** Lines of the same payment that arrived. */
export function paymentsDone(
  { ledger }: Pick<PartnerSending, 'ledger'>,
  mark: PaymentMark,
): ReadonlySet<string> {
  const entries = ledger.list(0, Infinity).entries.filter((entry) => {
    const earlier = entry.operation === PAYMENT && entry.state === 'done' ? markInLedger(entry) : null;
    return earlier !== null && samePayment(earlier, mark);
  });
  return new Set(entries.map(({ id }) => id));
}

/** On its way, or its lost answer is being followed up just now. */
function isOneUnderWay({ ledger }: Pick<PartnerSending, 'ledger'>, mark: PaymentMark): boolean {
  return openPayments({ ledger }, mark).some(({ id, state }) => state === 'sending' || ledger.isUnderWay(id));
}

/** Payments that other entries of the ledger brought about: none of them is the one that is looked for. */
function knownIds({ ledger }: Pick<PartnerSending, 'ledger'>): ReadonlySet<number> {
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

function endAsFound({ ledger }: PartnerSending, entryId: string, paymentId: number): void {
  const answer = `${paymentAnswer(paymentId)}, ${words.foundInList}`;
  ledger.end(entryId, { state: 'done', answer, problem: null });
}

function noticeOf(
  { applicationId }: Pick<PartnerSending, 'applicationId'>,
  action: PaymentAction,
): PaymentNotice {
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
