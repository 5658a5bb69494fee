import type { ProblemKind } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { installationStatus } from '../../altegio/installations.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { done, refused } from '../../outcome.ts';
import { texts } from '../../texts.ts';
import type { ActionKind } from '../actionKind.ts';
import { refundShown, sendRefund } from './sendRefund.ts';

const words = texts.partner.billing;
const refuse = (
  kind: ProblemKind,
  detail: string | null,
): Result<never, { kind: ProblemKind; detail: string | null }> => err({ kind, detail });

/** Reports that a payment was paid back; it must be in the location's list, and not refunded yet. */
export const refundAction: ActionKind<'refund'> = async (action, at) => {
  const { locationId, paymentId } = action;
  const status = await installationStatus(at.api, { locationId, applicationId: at.applicationId });
  if (!status.ok) return err(problemOf(status.error, 'wrongPartnerToken'));
  const payment = status.value?.payments.find(({ id }) => id === paymentId);
  if (!payment) return refuse('notFound', words.noPayment(paymentId));
  if (payment.refunded) return refuse('changedMeanwhile', words.refundedBefore);
  return ok({
    requests: [refundShown(action)],
    typeToConfirm: null,
    difference: null,
    send: async () => {
      const problem = await sendRefund(at, action);
      return problem ? refused(problem) : done;
    },
  });
};
