import { notifyPayment, type PaymentNotice } from '../altegio/billing.ts';
import { installationStatus, type PaymentRow } from '../altegio/installations.ts';
import { failed, type Ended } from './ended.ts';
import { mayHaveHappened } from '../altegio/mayHaveHappened.ts';
import { samePayment } from '../partner/billing/paymentRequest.ts';
import type { Session } from './session.ts';

/** Sends a payment once, and finds out after a lost answer whether it is there. */
export async function reportPayment(notice: PaymentNotice, again: boolean, session: Session): Promise<Ended> {
  const { api, options } = session;
  const { locationId, sum, currency, fromText, toText } = notice;
  const before = await installationStatus(api, notice, options);
  if (!before.ok) return failed(before.error);
  if (!before.value)
    return { kind: 'wrong', text: `The app is not installed in location ${locationId}. Nothing was sent.` };

  const there = before.value.payments.filter((payment) => isSame(payment, notice));
  if (there.length > 0 && !again) {
    return {
      kind: 'wrong',
      text: `A payment of this sum and period is there already: ${idsOf(there)}. Nothing was sent. Add --again if this is another one.`,
    };
  }
  const question = `Tell Altegio that location ${locationId} paid ${sum} ${currency} for ${fromText} to ${toText}?`;
  if (!(await session.agree(question))) return { kind: 'declined' };

  const sent = await notifyPayment(api, notice, options);
  if (sent.ok) {
    const { paymentId } = sent.value;
    const id = paymentId === null ? 'Altegio gave no id: "status" shows it.' : `Its id is ${paymentId}.`;
    return { kind: 'shown', shown: { json: { locationId, paymentId }, text: `The payment is taken. ${id}` } };
  }
  if (!mayHaveHappened(sent.error)) return failed(sent.error);

  const after = await installationStatus(api, notice, options);
  const knownIds = new Set(there.map(({ id }) => id));
  const arrived = after.ok
    ? (after.value?.payments ?? []).filter((payment) => isSame(payment, notice) && !knownIds.has(payment.id))
    : null;
  return {
    kind: 'lost',
    error: sent.error,
    look: lookText(arrived, locationId),
    json: { arrived: arrived && arrived.length > 0, paymentIds: arrived?.map(({ id }) => id) ?? [] },
  };
}

function lookText(arrived: readonly PaymentRow[] | null, locationId: number): string {
  if (arrived === null)
    return `The payments cannot be read just now: look with "status ${locationId}" before you repeat it.`;
  if (arrived.length > 0)
    return `Altegio was asked and the payment is there: ${idsOf(arrived)}. Do not repeat it.`;
  return `Altegio was asked and the payment is not there yet. Look with "status ${locationId}" in a minute before you repeat it.`;
}

function isSame(payment: PaymentRow, notice: PaymentNotice): boolean {
  return !payment.refunded && samePayment({ ...payment, locationId: notice.locationId }, notice);
}

function idsOf(payments: readonly PaymentRow[]): string {
  return payments.map(({ id }) => id).join(', ');
}
