import { done, refused } from '../answer.ts';
import type { Route, RouteRequest } from '../route.ts';
import type { SalonAppointment } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { localDay, parseMoment } from '../zonedTime.ts';
import { appointmentRow } from './appointmentRow.ts';
import { createAppointment } from './createAppointment.ts';
import { pageFrom, slicePage } from './paging.ts';

const LIST_QUERY = [
  'page',
  'count',
  'client_id',
  'team_member_id',
  'staff_id',
  'created_user_id',
  'start_date',
  'end_date',
  'c_start_date',
  'c_end_date',
  'changed_after',
  'changed_before',
  'with_deleted',
];

/** Appointments: the list, one of them, a new one. */
export function appointmentRoutes(state: SalonState): readonly Route[] {
  return [
    {
      method: 'GET',
      template: '/records/{location_id}',
      tokens: 'partnerUser',
      query: LIST_QUERY,
      handle: (request) => {
        const page = pageFrom(request, 50, 200);
        const rows = state.salon.appointments.filter(wanted(state, request));
        return done(
          slicePage(rows, page).map((appointment) => appointmentRow(state, appointment)),
          { page: page.page, total_count: rows.length },
        );
      },
    },
    {
      method: 'POST',
      template: '/records/{location_id}',
      tokens: 'partnerUser',
      handle: ({ param, body }) => createAppointment(state, param('location_id'), body),
    },
    {
      method: 'GET',
      template: '/record/{location_id}/{record_id}',
      tokens: 'partnerUser',
      handle: ({ param }) => {
        const appointment = state.salon.appointments.find(({ id }) => id === param('record_id'));
        if (appointment?.locationId !== param('location_id')) return refused(404);
        return done(appointmentRow(state, appointment));
      },
    },
  ];
}

function wanted(state: SalonState, request: RouteRequest): (appointment: SalonAppointment) => boolean {
  const locationId = request.param('location_id');
  const zone = state.location(locationId)?.timeZone ?? 'UTC';
  const clientId = request.query('client_id');
  const staffId = request.query('team_member_id') ?? request.query('staff_id');
  const withDeleted = request.query('with_deleted') === '1';
  const [from, to] = [request.query('start_date'), request.query('end_date')];
  const [createdFrom, createdTo] = [request.query('c_start_date'), request.query('c_end_date')];
  const changedAfterMs = parseMoment(zone, request.query('changed_after') ?? '');
  const changedBeforeMs = parseMoment(zone, request.query('changed_before') ?? '');
  const within = (atMs: number, first: string | undefined, last: string | undefined): boolean => {
    if (first === undefined && last === undefined) return true;
    const day = localDay(zone, atMs);
    return day >= (first ?? day) && day <= (last ?? day);
  };
  return (appointment) =>
    appointment.locationId === locationId &&
    (withDeleted || !appointment.deleted) &&
    (clientId === undefined || appointment.clientId === Number(clientId)) &&
    (staffId === undefined || appointment.staffId === Number(staffId)) &&
    within(appointment.startsAtMs, from, to) &&
    within(appointment.createdAtMs, createdFrom, createdTo) &&
    !(appointment.changedAtMs <= changedAfterMs) &&
    !(appointment.changedAtMs >= changedBeforeMs);
}
