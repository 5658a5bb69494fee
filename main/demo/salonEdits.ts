import { makeClient } from './makeClient.ts';
import type { SalonAppointment, SalonClient } from './salon.ts';
import type { SalonState } from './salonState.ts';
import type { CallPatch, NewAppointment, NewCall, NewClient } from './simulatorControl.ts';

/** The one row that fits; throws when there is none, or more than one. */
export function findOnly<T>(rows: readonly T[], what: string, fits: (row: T) => boolean): T {
  const [first, ...others] = rows.filter(fits);
  if (first === undefined || others.length > 0)
    throw new Error(`There are ${first === undefined ? 'no' : 'several'} rows for ${what}`);
  return first;
}

/** Saves a call as a telephony provider would after it has ended. */
export function addCall(state: SalonState, call: NewCall): number {
  const { locationId, client, direction = 'incoming', status = 'success', endedSecondsAgo = 0 } = call;
  const { durationSeconds = status === 'success' ? 30 : 0, id = state.nextId(), recordLink = false } = call;
  const phone = call.phone ?? client?.phone ?? '';
  state.salon.calls.push({
    id,
    locationId,
    direction,
    status,
    phone,
    clientId: call.clientId ?? client?.id ?? state.clientIdByPhone(locationId, phone),
    startedAtMs: state.now() - (endedSecondsAgo + durationSeconds) * 1000,
    durationSeconds,
    recording: recordLink,
  });
  return id;
}

export function changeCall(state: SalonState, id: number, { recordLink, ...patch }: CallPatch): void {
  const call = findOnly(state.salon.calls, `call ${id}`, (candidate) => candidate.id === id);
  Object.assign(call, patch, recordLink === undefined ? {} : { recording: recordLink });
}

export function removeCall(state: SalonState, id: number): void {
  const index = state.salon.calls.findIndex((call) => call.id === id);
  if (index >= 0) state.salon.calls.splice(index, 1);
}

export function addClient(
  state: SalonState,
  { locationId, id = state.nextId(), ...rest }: NewClient,
): SalonClient {
  const client = makeClient({ changedAtMs: state.now(), ...rest, id, locationIds: [locationId] });
  state.salon.clients.push(client);
  return client;
}

export function addAppointment(state: SalonState, given: NewAppointment): SalonAppointment {
  const { locationId, serviceTitle, staffName } = given;
  const { staff, services } = state.salon;
  const member = staff.find(
    (one) => one.locationId === locationId && (staffName === undefined || one.name === staffName),
  );
  const service = services.find(({ title }) => serviceTitle === undefined || title === serviceTitle);
  if (!member || !service) throw new Error(`The location ${locationId} has no such team member or service`);
  const createdAtMs = given.createdAtMs ?? state.now();
  const appointment: SalonAppointment = {
    id: state.nextId(),
    locationId,
    staffId: member.id,
    serviceIds: [service.id],
    clientId: given.client?.id,
    startsAtMs: given.startsAtMs,
    durationSeconds: given.durationSeconds ?? service.durationSeconds,
    createdAtMs,
    changedAtMs: createdAtMs,
    cost: service.priceMin,
    comment: given.comment ?? '',
    apiId: '',
    online: false,
    attendance: given.attendance ?? 0,
    deleted: given.deleted ?? false,
  };
  state.salon.appointments.push(appointment);
  return appointment;
}
