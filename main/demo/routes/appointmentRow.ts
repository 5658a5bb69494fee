import type { SalonAppointment, Service } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { localText, zonedText } from '../zonedTime.ts';
import { shownPhone } from './clientCard.ts';

export function paymentStatus(appointment: SalonAppointment): 'paid_full' | 'not_paid' {
  return appointment.attendance === 1 ? 'paid_full' : 'not_paid';
}

export function servicesOf(state: SalonState, { serviceIds }: SalonAppointment): readonly Service[] {
  return serviceIds.flatMap((id) => state.salon.services.find((service) => service.id === id) ?? []);
}

export function staffOf(state: SalonState, { staffId }: SalonAppointment): object | null {
  const member = state.salon.staff.find(({ id }) => id === staffId);
  if (!member) return null;
  const { id, name, specialization, rating } = member;
  return {
    id,
    name,
    specialization,
    position: { id: 1, title: 'Master' },
    avatar: '',
    rating,
    votes_count: 12,
  };
}

/** An appointment as the API shows it. */
export function appointmentRow(state: SalonState, appointment: SalonAppointment): object {
  const zone = state.location(appointment.locationId)?.timeZone ?? 'UTC';
  const moment = (atMs: number): string => zonedText(zone, atMs).replace(/:(\d\d)$/, '$1');
  const paid = paymentStatus(appointment);
  return {
    id: appointment.id,
    company_id: appointment.locationId,
    staff_id: appointment.staffId,
    services: servicesOf(state, appointment).map(({ id, title, priceMin }) => ({
      id,
      title,
      cost: priceMin,
      cost_to_pay: priceMin,
      manual_cost: priceMin,
      cost_per_unit: priceMin,
      discount: 0,
      first_cost: priceMin,
      amount: 1,
    })),
    goods_transactions: [],
    staff: staffOf(state, appointment),
    client: clientOf(state, appointment),
    clients_count: 1,
    date: localText(zone, appointment.startsAtMs),
    datetime: zonedText(zone, appointment.startsAtMs),
    create_date: moment(appointment.createdAtMs),
    last_change_date: moment(appointment.changedAtMs),
    comment: appointment.comment,
    online: appointment.online,
    visit_attendance: appointment.attendance,
    attendance: appointment.attendance,
    confirmed: Number(appointment.attendance > 0),
    seance_length: appointment.durationSeconds,
    length: appointment.durationSeconds,
    visit_id: appointment.id + 500_000,
    created_user_id: appointment.online ? 0 : 1073232,
    deleted: appointment.deleted,
    paid_full: Number(paid === 'paid_full'),
    payment_status: paid,
    prepaid: false,
    prepaid_confirmed: false,
    is_mobile: Number(appointment.online),
    activity_id: 0,
    api_id: appointment.apiId,
    record_labels: [],
    custom_fields: {},
    documents: [],
    short_link: '',
  };
}

function clientOf(state: SalonState, { clientId, locationId }: SalonAppointment): object | null {
  const client = state.salon.clients.find(({ id }) => id === clientId);
  if (!client) return null;
  return {
    id: client.id,
    name: client.name,
    surname: client.surname,
    display_name: `${client.name} ${client.surname}`.trim(),
    comment: client.comment,
    phone: shownPhone(state, locationId, client.phone),
    email: client.email,
    success_visits_count: client.visits,
    fail_visits_count: client.noShows,
    discount: client.discountPercent,
    is_new: client.visits === 0,
    custom_fields: [],
    client_tags: [],
  };
}
