import { ok } from '../../../contract/result.ts';
import { addDiscount, addDiscountOperation } from '../../altegio/billing.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import { done, refused } from '../../outcome.ts';
import type { ActionKind } from '../actionKind.ts';
import { sendOnce } from '../sendOnce.ts';

/** Sets a discount in several locations with one request. Altegio offers no way to read it back. */
export const discountAction: ActionKind<'discount'> = async ({ locationIds, percent }, at) => {
  const discount = { locationIds: [...new Set(locationIds)], applicationId: at.applicationId, percent };
  const request = shownRequest(addDiscountOperation(discount));
  return ok({
    requests: [request],
    typeToConfirm: null,
    difference: null,
    send: async () => {
      const sent = await sendOnce(at.ledger, {
        operation: request.operation,
        locationIds: discount.locationIds,
        request,
        send: () => addDiscount(at.api, discount),
        answerOf: () => '',
        // It sets the discount and does not add to it.
        next: 'sendAgain',
      });
      return sent.ok ? done : refused(sent.error.problem);
    },
  });
};
