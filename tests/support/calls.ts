import { CallKey, ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { KnownCall } from '../../main/calls/knownCall.ts';
import type { SavedCall } from '../../main/calls/savedCall.ts';

export const NOON = Date.parse('2026-11-21T12:00:00.000Z');

export const downtown: Location = {
  id: LocationId.parse(10),
  title: 'Downtown',
  timeZone: 'America/New_York',
  countryIso: 'US',
  currency: '$',
  chain: null,
};

export const riverside: Location = {
  ...downtown,
  id: LocationId.parse(20),
  title: 'Riverside',
  timeZone: 'America/Los_Angeles',
};

export const clientId = (id: number): ClientId => ClientId.parse(id);

/** An answered incoming call of 30 s that ended `endedSecondsAgo` before noon UTC. */
export function aCall(
  change: Partial<KnownCall> & { endedSecondsAgo?: number; at?: number } = {},
): KnownCall {
  const { endedSecondsAgo = 10, at = NOON, ...rest } = change;
  const callId = rest.callId ?? 1;
  const locationId = rest.locationId ?? downtown.id;
  const durationSeconds = rest.durationSeconds ?? 30;
  const startedAtMs = rest.startedAtMs ?? at - endedSecondsAgo * 1000 - durationSeconds * 1000;
  return {
    key: CallKey.parse(`${locationId}:${callId}`),
    locationId,
    callId,
    clientId: null,
    callerPhone: '+13155550175',
    direction: 'incoming',
    status: 'success',
    rawStatus: 'success',
    durationSeconds,
    recordingUrl: null,
    callDateText: new Date(startedAtMs).toISOString(),
    startedAtCandidatesMs: [startedAtMs],
    startedAtMs,
    ...rest,
  };
}

/** The same as the call list brings it, before its start is settled. */
export function aRow(change: Parameters<typeof aCall>[0] = {}): SavedCall {
  const { startedAtMs: _, ...row } = aCall(change);
  return row;
}
