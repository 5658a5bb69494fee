import type { ActionKinds } from './actionKind.ts';
import { discountAction } from './billing/discountAction.ts';
import { paymentAction } from './billing/paymentAction.ts';
import { refundAction } from './billing/refundAction.ts';
import { webhookAction } from './webhooks/webhookAction.ts';

/** Every kind of action that can be prepared. */
export const actionKinds: ActionKinds = {
  payment: paymentAction,
  refund: refundAction,
  discount: discountAction,
  webhooks: webhookAction,
};
