import type { ActionKinds } from './actionKind.ts';
import { discountAction } from './billing/discountAction.ts';
import { paymentAction } from './billing/paymentAction.ts';
import { refundAction } from './billing/refundAction.ts';
import { disconnect } from './disconnectAction.ts';
import { disableTelephony, enableTelephony } from './telephonyActions.ts';
import { webhookAction } from './webhooks/webhookAction.ts';

/** Every kind of action that can be prepared. */
export const actionKinds: ActionKinds = {
  enableTelephony,
  disableTelephony,
  disconnect,
  payment: paymentAction,
  refund: refundAction,
  discount: discountAction,
  webhooks: webhookAction,
};
