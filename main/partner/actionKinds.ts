import type { ActionKinds } from './actionKind.ts';
import { disconnect } from './disconnectAction.ts';
import { disableTelephony, enableTelephony } from './telephonyActions.ts';

/** Every kind of action that can be prepared. */
export const actionKinds: ActionKinds = { enableTelephony, disableTelephony, disconnect };
