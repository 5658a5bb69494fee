import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import { CallLog } from '../calls/callLog.ts';
import type { KnownCall } from '../calls/knownCall.ts';
import type { ClientDirectory } from '../clients/clientDirectory.ts';
import { type Caller, comparedCaller } from '../clients/phoneNumber.ts';
import { shownNumber } from './shownNumber.ts';

export interface SalonLogDeps {
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly directory: ClientDirectory;
  readonly callerOf: (call: KnownCall, location: Location) => Caller;
  readonly serverNowMs: () => number;
}

/** A list of calls that knows this salon's numbers and clients. */
export function salonLog({ locationOf, directory, callerOf, serverNowMs }: SalonLogDeps): CallLog {
  return new CallLog({
    locationOf,
    serverNowMs,
    showNumber: (call, location, isClient) => shownNumber(callerOf(call, location), isClient),
    sameCaller: (call, location) => sameCallerText(callerOf(call, location)),
    callerText: (call, location) => comparedCaller(callerOf(call, location)),
    clientOf: (call) => {
      const location = locationOf(call.locationId);
      return location && directory.clientOf(location, call.clientId);
    },
  });
}

function sameCallerText(caller: Caller): string | null {
  const canBeToldApart = caller.kind === 'number' || caller.kind === 'text' || caller.kind === 'internal';
  return canBeToldApart ? comparedCaller(caller) : null;
}
