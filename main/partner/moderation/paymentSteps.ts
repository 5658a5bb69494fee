import { ok } from '../../../contract/result.ts';
import { tariffs } from '../../altegio/billing.ts';
import { dayIn } from '../../calls/salonDay.ts';
import { texts } from '../../texts.ts';
import { markOf, paymentAnswer, samePayment } from '../billing/paymentRequest.ts';
import { type PaymentAction, paymentShown, sendPayment } from '../billing/sendPayment.ts';
import { refundShown, sendRefund } from '../billing/sendRefund.ts';
import { problemInShort } from './evidenceWords.ts';
import { problem, readOnce, readUntil } from './installationSteps.ts';
import type { ModerationStep, StepContext } from './moderationStep.ts';

const words = texts.partner.moderation;
const TEST_SUM = 1;
const FALLBACK_CURRENCY = 'USD';

/** A payment of one unit for today reaches Altegio and stands in the list of payments. */
export const sendsPayment: ModerationStep = async (context) => {
  const { at, locationId, note } = context;
  const action = await testPayment(context);
  // One that was taken is not sent again, though the list could not be read then.
  const before = context.paymentId === null ? null : await readOnce(context);
  if (before && !before.ok) return before.error;
  const isOver = before?.value?.payments.some(({ id, refunded }) => id === context.paymentId && refunded);
  const waiting = isOver ? null : context.paymentId;
  const sent = waiting === null ? await sendPayment(at, action) : ok({ paymentId: waiting });
  note(paymentShown(at, action), sent.ok ? paymentAnswer(sent.value.paymentId) : problemInShort(sent.error));
  if (!sent.ok) return sent.error;

  const { paymentId } = sent.value;
  context.keepPayment(paymentId);
  const mark = markOf(action);
  const found: number[] = [];
  const status = await readUntil(context, (read) => {
    const rows = (read?.payments ?? []).filter((row) =>
      paymentId === null ? samePayment({ ...row, locationId }, mark) : row.id === paymentId,
    );
    found.push(...rows.map(({ id }) => id));
    return rows.length > 0;
  });
  if (!status.ok) return status.error;
  const there = found.at(-1) ?? null;
  if (there === null) {
    // Looked for in vain, so the next try sends another.
    context.keepPayment(null);
    return problem('badAnswer', words.paymentMissing);
  }
  context.keepPayment(there);
  return null;
};

/** That payment is refunded, and the list says so. */
export const sendsRefund: ModerationStep = async (context) => {
  const { at, locationId, note, paymentId } = context;
  if (paymentId === null) return problem('invalidInput', words.payFirst);
  const action = { kind: 'refund', locationId, paymentId } as const;
  const trouble = await sendRefund(at, action);
  note(refundShown(action), trouble ? problemInShort(trouble) : words.accepted);
  if (trouble) return trouble;

  const isRefunded = (row: { readonly id: number; readonly refunded: boolean }): boolean =>
    row.id === paymentId && row.refunded;
  const status = await readUntil(context, (read) => read?.payments.some(isRefunded) ?? false);
  if (!status.ok) return status.error;
  if (!status.value?.payments.some(isRefunded)) return problem('badAnswer', words.refundMissing);
  context.keepPayment(null);
  return null;
};

async function testPayment({ at, locationId, signal }: StepContext): Promise<PaymentAction> {
  const known = await tariffs(at.api, { applicationId: at.applicationId }, { signal });
  const currencies = (known.ok ? known.value : []).flatMap(({ options }) =>
    options.map(({ currency }) => currency),
  );
  const timeZone = at.locationOf(locationId)?.timeZone ?? 'UTC';
  const today = dayIn(timeZone, at.serverNowMs());
  return {
    kind: 'payment',
    locationId,
    currency: currencies.find((currency) => /^[A-Z]{3}$/.test(currency)) ?? FALLBACK_CURRENCY,
    sum: TEST_SUM,
    paidOn: today,
    fromDay: today,
    toDay: dayIn(timeZone, at.serverNowMs(), 1),
  };
}
