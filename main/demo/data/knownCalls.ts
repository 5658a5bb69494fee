import type { CallDirection, CallStatus, SalonCall } from '../salon.ts';
import { JONAS_ID, MARTA_ID } from './demoClients.ts';
import { DOWNTOWN_ID, HARBOUR_ID, RIVERSIDE_ID } from './demoLocations.ts';

/** What happened in the last hours, whatever the time: the first things that a newcomer sees. */
export function knownCalls(nowMs: number, nextId: () => number): SalonCall[] {
  const call = (
    locationId: number,
    minutesAgo: number,
    [phone, clientId]: readonly [string, number],
    direction: CallDirection,
    status: CallStatus,
    durationSeconds: number,
  ): SalonCall => ({
    id: nextId(),
    locationId,
    direction,
    status,
    phone,
    clientId,
    startedAtMs: nowMs - minutesAgo * 60_000,
    durationSeconds,
    recording: durationSeconds > 0,
  });
  return [
    call(DOWNTOWN_ID, 96, ['+13155550175', MARTA_ID], 'incoming', 'missed', 0),
    call(HARBOUR_ID, 39, ['', 0], 'incoming', 'missed', 0),
    call(RIVERSIDE_ID, 32, ['+13105550148', JONAS_ID], 'outgoing', 'success', 48),
    call(DOWNTOWN_ID, 28, ['+13105550199', 0], 'incoming', 'missed', 0),
    call(DOWNTOWN_ID, 25, ['+13155550175', MARTA_ID], 'incoming', 'success', 151),
  ];
}
