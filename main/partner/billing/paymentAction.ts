import { err, ok } from '../../../contract/result.ts';
import { done, refused } from '../../outcome.ts';
import type { ActionKind } from '../actionKind.ts';
import { faultOfPayment, markOf } from './paymentRequest.ts';
import { alreadyThere, paymentsDone, paymentShown, sendPayment, settleEarlier } from './sendPayment.ts';

/** Reports a payment to Altegio. */
export const paymentAction: ActionKind<'payment'> = async (action, at) => {
  const fault = faultOfPayment(action);
  if (fault !== null) return err({ kind: 'invalidInput', detail: fault });
  at.ledger.lookAgain();
  const before = paymentsDone(at, markOf(action));
  const trouble = await settleEarlier(at, action);
  if (trouble) return err(trouble);
  const repeats = await alreadyThere(at, action);
  const title = at.locationOf(action.locationId)?.title ?? String(action.locationId);
  return ok({
    requests: [paymentShown(at, action)],
    // The same once more may be meant, but not by a slip of the hand.
    typeToConfirm: repeats === null ? null : title,
    difference: null,
    repeats,
    send: async () => {
      const sent = await sendPayment(at, action, before);
      return sent.ok ? done : refused(sent.error);
    },
  });
};
