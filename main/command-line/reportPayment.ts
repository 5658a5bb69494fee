import { LocationId } from '../../contract/model/ids.ts';
import type { PaymentNotice } from '../altegio/billing.ts';
import { installationStatus, type PaymentRow } from '../altegio/installations.ts';
import { paymentIdIn, samePayment } from '../partner/billing/paymentRequest.ts';
import { openPayments, paymentsDone, sendPaymentNotice } from '../partner/billing/sendPayment.ts';
import { sendRefundNotice } from '../partner/billing/sendRefund.ts';
import type { Ledger } from '../partner/ledger.ts';
import { earlierText, sendingFor, unsent } from './changeOnce.ts';
import { type Ended, failed } from './ended.ts';
import type { Session } from './session.ts';

/** Sends a payment once, and finds out after a lost answer whether it is there. */
export async function reportPayment(notice: PaymentNotice, again: boolean, session: Session): Promise<Ended> {
  const { api, options } = session;
  const ledger = session.ledger();
  if (!ledger.ok) return { kind: 'wrong', text: ledger.error };
  const { locationId, sum, currency, fromText, toText } = notice;
  const done = paymentsDone({ ledger: ledger.value }, notice);
  const before = await installationStatus(api, notice, options);
  if (!before.ok) return failed(before.error);
  if (!before.value)
    return { kind: 'wrong', text: `The app is not installed in location ${locationId}. Nothing was sent.` };

  const there = before.value.payments.filter((payment) => isSame(payment, notice));
  const earlier = openPayments({ ledger: ledger.value }, notice);
  if (there.length > 0 && !again) {
    const tried = earlier[0] ? `${earlierText(earlier[0])} ` : '';
    return {
      kind: 'wrong',
      text: `${tried}A payment of this sum and period is there already: ${idsOf(there)}. Nothing was sent. Add --again if this is another one.`,
    };
  }
  const asked = `Tell Altegio that location ${locationId} paid ${sum} ${currency} for ${fromText} to ${toText}?`;
  const question = earlier[0]
    ? `${earlierText(earlier[0])} Altegio does not list it${there.length > 0 ? ' beside those' : ''}. ${asked}`
    : asked;
  if (!(await session.agree(question))) return { kind: 'declined' };

  const end = await sendPaymentNotice(sendingFor(session, ledger.value, notice.applicationId), notice, done);
  switch (end.kind) {
    case 'taken': {
      const { paymentId } = end;
      const id = paymentId === null ? 'Altegio gave no id: "status" shows it.' : `Its id is ${paymentId}.`;
      const tried = earlier[0] ? ` ${earlierText(earlier[0])} Altegio did not list it.` : '';
      return {
        kind: 'shown',
        shown: { json: { locationId, paymentId }, text: `The payment is taken. ${id}${tried}` },
      };
    }
    case 'unsent':
      return unsent(end.problem);
    case 'refused':
      return failed(end.error);
    case 'found':
      return {
        kind: 'lost',
        error: end.error,
        look: `Altegio was asked and the payment is there: ${end.paymentId}. Do not repeat it.`,
        json: { arrived: true, paymentIds: [end.paymentId] },
      };
    case 'lost':
      return {
        kind: 'lost',
        error: end.error,
        look: end.looked
          ? `Altegio was asked and the payment is not there yet. Look with "status ${locationId}" in a minute before you repeat it.`
          : `The payments cannot be read just now: look with "status ${locationId}" before you repeat it.`,
        json: { arrived: end.looked ? false : null, paymentIds: [] },
      };
  }
}

/** Sends a refund once. Its location, where nobody names it, is the one in which the ledger has the payment. */
export async function reportRefund(
  paymentId: number,
  location: LocationId | undefined,
  applicationId: number | undefined,
  session: Session,
): Promise<Ended> {
  const ledger = session.ledger();
  if (!ledger.ok) return { kind: 'wrong', text: ledger.error };
  if (location !== undefined && applicationId === undefined)
    return { kind: 'wrong', text: '--location needs --app <application id>. Nothing was sent.' };
  if (!(await session.agree(`Tell Altegio that payment ${paymentId} was paid back?`)))
    return { kind: 'declined' };

  const known = applicationId === undefined ? null : (location ?? locationOf(paymentId, ledger.value));
  const at = sendingFor(session, ledger.value, applicationId ?? 0);
  const end = await sendRefundNotice(at, { paymentId, locationId: known });
  const status = known === null ? 'status <location>' : `status ${known}`;
  switch (end.kind) {
    case 'done':
      return {
        kind: 'shown',
        shown: { json: { paymentId, refunded: true }, text: `Payment ${paymentId} is marked as paid back.` },
      };
    case 'unsent':
      return end.problem.kind === 'invalidInput'
        ? {
            kind: 'unsent',
            problem: end.problem.kind,
            text: `An earlier refund of payment ${paymentId} may have been sent. Add --location and --app, so that it is looked for first. Nothing was sent.`,
          }
        : unsent(end.problem);
    case 'refused':
      return failed(end.error);
    case 'found':
      return {
        kind: 'lost',
        error: end.error,
        look: 'Altegio was asked and the payment is marked as refunded. Do not repeat it.',
        json: { arrived: true },
      };
    case 'lost':
      return {
        kind: 'lost',
        error: end.error,
        look: end.looked
          ? `Altegio was asked and the payment is not marked as refunded yet. Look with "${status}" in a minute before you repeat it.`
          : `Look with "${status}" whether it is marked as refunded before you repeat it.`,
        json: { arrived: end.looked ? false : null },
      };
  }
}

function locationOf(paymentId: number, ledger: Ledger): LocationId | null {
  const line = ledger.newest(
    ({ operation, answer }) => operation === 'notifyPayment' && paymentIdIn(answer) === paymentId,
  );
  const id = LocationId.safeParse(line?.locationIds[0]);
  return id.success ? id.data : null;
}

function isSame(payment: PaymentRow, notice: PaymentNotice): boolean {
  return !payment.refunded && samePayment({ ...payment, locationId: notice.locationId }, notice);
}

function idsOf(payments: readonly PaymentRow[]): string {
  return payments.map(({ id }) => id).join(', ');
}
