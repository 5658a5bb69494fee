import { done, type Answer } from '../answer.ts';
import type { Fields } from '../fields.ts';
import type { SalonAppointment } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { localDay, zonedText } from '../zonedTime.ts';
import { paymentStatus, servicesOf, staffOf } from './appointmentRow.ts';

const PAGE_SIZE = 25;
const PAYMENTS = ['not_paid', 'paid_not_full', 'paid_full', 'paid_over'] as const;

/** `POST /company/{location_id}/clients/visits/search`: newest first, paged by dates. */
export function searchVisits(state: SalonState, locationId: number, body: Fields): Answer {
  const clientId = body.isNull('client_id') ? undefined : body.integer('client_id');
  const digits = body.isNull('client_phone') ? undefined : body.text('client_phone').replace(/\D/g, '');
  const from = body.isNull('from') ? undefined : body.day('from');
  const to = body.isNull('to') ? undefined : body.day('to');
  const payments = body.listOf('payment_statuses', PAYMENTS);
  const attendance = body.isNull('attendance') ? undefined : body.oneOf('attendance', [-1, 0, 1, 2]);
  if (clientId === undefined && digits === undefined) body.note('client_id', 'or client_phone is required');
  if (body.refusal) return body.refusal;

  const location = state.location(locationId);
  const zone = location?.timeZone ?? 'UTC';
  const dayOf = (visit: SalonAppointment): string => localDay(zone, visit.startsAtMs);
  const ids = state
    .clientsOf(locationId)
    .filter(
      ({ id, phone }) => id === clientId || (digits !== undefined && phone.replace(/\D/g, '') === digits),
    )
    .map(({ id }) => id);
  const visits = state.salon.appointments
    .filter(
      (visit) =>
        visit.locationId === locationId &&
        !visit.deleted &&
        visit.clientId !== undefined &&
        ids.includes(visit.clientId) &&
        (from === undefined || dayOf(visit) >= from) &&
        (to === undefined || dayOf(visit) <= to) &&
        (payments.length === 0 || payments.includes(paymentStatus(visit))) &&
        (attendance === undefined || visit.attendance === attendance),
    )
    .sort((a, b) => b.startsAtMs - a.startsAtMs);

  // A day is never cut in two, because the next page is asked for by day.
  const lastOfPage = visits[PAGE_SIZE - 1];
  const page = lastOfPage ? visits.filter((visit) => dayOf(visit) >= dayOf(lastOfPage)) : visits;
  const cursor = (list: readonly SalonAppointment[]): object => {
    const [newest, oldest] = [list[0], list.at(-1)];
    if (!newest || !oldest) return { from: null, to: null, count: null };
    return { from: dayOf(oldest), to: dayOf(newest), count: list.length };
  };
  const records = page.map((visit) => ({
    id: visit.id,
    comment: visit.comment,
    date: zonedText(zone, visit.startsAtMs),
    visit_id: visit.id + 500_000,
    attendance: visit.attendance,
    services: servicesOf(state, visit).map(({ id, title, priceMin }) => ({
      id,
      title,
      first_cost: priceMin,
      discount_percent: 0,
      cost_to_pay: priceMin,
      paid_sum: paymentStatus(visit) === 'paid_full' ? priceMin : 0,
      payment_status: paymentStatus(visit),
    })),
    staff: staffOf(state, visit),
    company: { id: locationId, title: location?.title ?? '' },
  }));
  const dateCursor = { previous: cursor([]), current: cursor(page), next: cursor(visits.slice(page.length)) };
  return done({ records, goods_transactions: [] }, { dateCursor });
}
