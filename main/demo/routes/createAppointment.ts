import { done, refused, type Answer } from '../answer.ts';
import { Fields, isObject } from '../fields.ts';
import { makeClient } from '../makeClient.ts';
import type { SalonAppointment } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { parseMoment } from '../zonedTime.ts';
import { appointmentRow } from './appointmentRow.ts';

/** `POST /records/{location_id}`; like the real one it books twice when asked twice. */
export function createAppointment(state: SalonState, locationId: number, body: Fields): Answer {
  const staffId = body.integer('staff_id');
  const serviceIds = body.list('services').map((item) => (isObject(item) ? Number(item['id']) : 0));
  const who = new Fields(body.object('client'));
  const startsAtMs = parseMoment(state.location(locationId)?.timeZone ?? 'UTC', body.text('datetime'));
  const durationSeconds = body.integer('seance_length', { min: 300 });
  const mayOverlap = body.has('save_if_busy') && body.boolean('save_if_busy');
  const comment = body.has('comment') ? body.text('comment') : '';
  const apiId = body.has('api_id') ? body.text('api_id') : '';
  const attendance = body.has('attendance') ? body.oneOf('attendance', [-1, 0, 1, 2]) : 0;
  const unused = [
    'send_sms',
    'sms_remain_hours',
    'email_remain_hours',
    'custom_color',
    'record_labels',
    'technical_break_duration',
    'custom_fields',
  ];
  for (const key of unused) body.has(key);

  const [phone, name] = [who.text('phone'), who.text('name')];
  if (Number.isNaN(startsAtMs)) body.note('datetime', 'has a wrong format');
  if (!state.salon.staff.some((member) => member.id === staffId && member.locationId === locationId))
    body.note('staff_id', 'is unknown');
  if (serviceIds.some((id) => !state.salon.services.some((service) => service.id === id)))
    body.note('services', 'are unknown');
  const refusal = body.refusal ?? who.refusal;
  if (refusal) return refusal;

  const untilMs = startsAtMs + durationSeconds * 1000;
  const taken = (other: SalonAppointment): boolean =>
    other.staffId === staffId &&
    !other.deleted &&
    other.startsAtMs < untilMs &&
    other.startsAtMs + other.durationSeconds * 1000 > startsAtMs;
  if (!mayOverlap && state.salon.appointments.some(taken))
    return refused(422, 'The selected time is already taken.');

  const givenId = who.has('id') ? who.integer('id') : state.clientIdByPhone(locationId, phone);
  const client =
    state.clientOf(locationId, givenId) ??
    makeClient({
      id: state.nextId(),
      locationIds: [locationId],
      name,
      phone: `+${phone.replace(/\D/g, '')}`,
      changedAtMs: state.now(),
    });
  if (!state.salon.clients.includes(client)) state.salon.clients.push(client);

  const prices = state.salon.services
    .filter(({ id }) => serviceIds.includes(id))
    .map(({ priceMin }) => priceMin);
  const appointment: SalonAppointment = {
    id: state.nextId(),
    locationId,
    staffId,
    serviceIds,
    clientId: client.id,
    startsAtMs,
    durationSeconds,
    createdAtMs: state.now(),
    changedAtMs: state.now(),
    cost: prices.reduce((sum, price) => sum + price, 0),
    comment,
    apiId,
    online: false,
    attendance,
    deleted: false,
  };
  state.salon.appointments.push(appointment);
  return done([appointmentRow(state, appointment)], [], 201);
}
