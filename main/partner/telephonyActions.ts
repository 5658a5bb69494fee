import type { Outcome } from '../../contract/model/problem.ts';
import { err, ok } from '../../contract/result.ts';
import { shownRequest } from '../altegio/shownRequest.ts';
import { setTelephonyOperation } from '../altegio/telephony.ts';
import { done, refused } from '../outcome.ts';
import type { ActionKind } from './actionKind.ts';
import { switchTelephony } from './switchTelephony.ts';

/** Enables the telephony of the location's chain. */
export const enableTelephony: ActionKind<'enableTelephony'> = (action, at) =>
  Promise.resolve(prepareSwitch(action.locationId, at, true));

/** Disables the telephony of the location's chain: calls that are told or saved there are not processed any more. */
export const disableTelephony: ActionKind<'disableTelephony'> = (action, at) =>
  Promise.resolve(prepareSwitch(action.locationId, at, false));

function prepareSwitch(
  locationId: Parameters<ActionKind<'enableTelephony'>>[0]['locationId'],
  at: Parameters<ActionKind<'enableTelephony'>>[1],
  enabled: boolean,
): Awaited<ReturnType<ActionKind<'enableTelephony'>>> {
  const crmToken = at.telephonyToken(locationId);
  if (crmToken === null) return err({ kind: 'notFound', detail: 'telephony token' });
  return ok({
    requests: [shownRequest(setTelephonyOperation({ crmToken, enabled }))],
    typeToConfirm: null,
    difference: null,
    send: async (): Promise<Outcome> => {
      const switched = await switchTelephony(at, { crmToken, locationIds: [locationId], enabled });
      return switched.ok ? done : refused(switched.error.problem);
    },
  });
}
