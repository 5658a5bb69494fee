import type { ModerationItemName } from '../../../contract/model/partner.ts';
import { connects, connectsKnownUser, disconnectsAndReconnects } from './connectSteps.ts';
import type { ModerationStep } from './moderationStep.ts';
import { sendsPayment, sendsRefund } from './paymentSteps.ts';

/** The items that are run against the test location; the others are about what the app's page says. */
export const moderationSteps: { readonly [N in ModerationItemName]?: ModerationStep } = {
  connects,
  sendsPayment,
  sendsRefund,
  disconnectsAndReconnects,
  connectsKnownUser,
};
