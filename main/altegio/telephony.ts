import type { CallDirection } from '../../contract/model/call.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions, Operation } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { wireNothing } from './wire.ts';

export interface TelephonySetting {
  /** The chain's telephony token: a secret. */
  readonly crmToken: string;
  readonly enabled: boolean;
}

export interface CallNotice {
  /** The chain's telephony token: a secret. */
  readonly crmToken: string;
  /** Only `incoming` shows a notice in Altegio. */
  readonly direction: Exclude<CallDirection, 'other'>;
  /** The other party's number, with plus and country code. */
  readonly phone: string;
  /** The salon's number that the call came through. */
  readonly diversion: string;
  /** The extension in the PBX; it decides the route where both are given. */
  readonly user?: string | undefined;
}

export interface FinishedCall extends CallNotice {
  readonly durationSeconds?: number | undefined;
  readonly recordingUrl?: string | undefined;
  /** The PBX's own. Whether a repeated one is merged is not documented. */
  readonly callId?: string | undefined;
  readonly status?: 'success' | 'missed' | undefined;
  /** An instant in ISO 8601. */
  readonly startedAt?: string | undefined;
}

const command = (body: object): Operation<null> => ({
  name: 'sendVoipCommand',
  method: 'POST',
  path: '/voip/integration',
  auth: 'partner',
  neverTwice: true,
  // Older pages show nothing but the status.
  emptyBody: true,
  body,
  data: wireNothing,
});

const callOf = ({ direction, crmToken, phone, diversion, user }: CallNotice): object => ({
  type: direction,
  crm_token: crmToken,
  phone,
  diversion,
  ...(user !== undefined && { user }),
});

export const setTelephonyOperation = ({ crmToken, enabled }: TelephonySetting): Operation<null> =>
  command({ command: 'setup', type: enabled ? 'enable' : 'disable', crm_token: crmToken });

/**
 * Turns a chain's telephony on or off; while it is off, calls told and saved are not processed. Accepted (202) is no
 * proof that it took effect. Errors: `unauthorized`, `forbidden`, `notFound`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/en/developers/openapi/voip-integration/handle_voip_integration_event
 */
export function setTelephony(
  api: AltegioApi,
  input: TelephonySetting,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(setTelephonyOperation(input), options);
}

export const notifyCallOperation = (notice: CallNotice): Operation<null> =>
  command({ command: 'event', ...callOf(notice) });

/**
 * Tells Altegio that a phone is ringing, which shows a notice to the users that the chain's routes name. A number
 * that no route knows is accepted as well. Errors: as `setTelephony`.
 * Source: https://developer.alteg.io/en/developers/openapi/voip-integration/handle_voip_integration_event
 */
export function notifyCall(
  api: AltegioApi,
  input: CallNotice,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(notifyCallOperation(input), options);
}

export const saveCallOperation = (call: FinishedCall): Operation<null> => {
  const { durationSeconds, recordingUrl, callId, status, startedAt } = call;
  return command({
    command: 'history',
    ...callOf(call),
    ...(durationSeconds !== undefined && { duration: durationSeconds }),
    ...(recordingUrl !== undefined && { link: recordingUrl }),
    ...(callId !== undefined && { call_id: callId }),
    ...(status !== undefined && { status }),
    ...(startedAt !== undefined && { date: withOffset(startedAt) }),
  });
};

/**
 * Saves a finished call in the chain's list. No id comes back, and saving it again saves it twice: keep a ledger by
 * `callId`. Errors: as `setTelephony`.
 * Source: https://developer.alteg.io/en/developers/openapi/voip-integration/handle_voip_integration_event
 */
export function saveCall(
  api: AltegioApi,
  input: FinishedCall,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(saveCallOperation(input), options);
}

// The documented form is whole seconds with a numeric offset; neither Z nor fractions are shown anywhere.
function withOffset(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+00:00`;
}
