import { parseDateTime, toZoned } from '@internationalized/date';
import * as z from 'zod';
import { ClientId, type LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { instantsOf } from './callDate.ts';
import type { FoundClientRow } from './clients.ts';
import { localMinuteOf } from './localMinute.ts';
import { wireFlag, wireId, wireInteger, wireList, wireRows, wireText } from './wire.ts';

/** 2 confirmed, 1 came, 0 waiting, -1 did not come. */
export type Attendance = -1 | 0 | 1 | 2;

export interface Appointment {
  readonly id: number;
  /** Wall clock of the location, "YYYY-MM-DDTHH:MM". */
  readonly localStart: string;
  readonly services: readonly string[];
  readonly staffName: string | null;
  /** 0 when the server sent a word nobody knows. */
  readonly attendance: Attendance;
  readonly deleted: boolean;
  /** UTC ISO 8601; null when the server gave no offset. */
  readonly createdAt: string | null;
  /** Counts of the client over all time, as told with this appointment. */
  readonly noShowCount: number | null;
  readonly visitCount: number | null;
  /** The day of its last change on the location's calendar, for a deleted one of its cancelling. */
  readonly changedDay?: string | undefined;
}

export interface AppointmentList {
  readonly appointments: readonly Appointment[];
  readonly oddRows: number;
}

/** An appointment with whose it is; nobody's is a break or a guest's. */
export interface BookedAppointment {
  readonly appointment: Appointment;
  readonly client: FoundClientRow | null;
}

const PAGE_SIZE = 200;
const MOST_PAGES = 5;
/** A word nobody knows is 0. */
export const wireAttendance = wireInteger.pipe(z.literal([-1, 0, 1, 2])).catch(0);

// The client may be missing, null or an empty list.
const RecordClient = z
  .object({
    id: wireId,
    name: wireText,
    surname: wireText,
    phone: wireText,
    fail_visits_count: wireInteger,
    success_visits_count: wireInteger,
  })
  .nullable()
  .catch(null);

const Row = z.object({
  id: wireId,
  date: wireText,
  datetime: wireText,
  services: wireList(z.object({ title: wireText })),
  staff: z.object({ name: wireText }).nullable().catch(null),
  client: RecordClient,
  attendance: wireAttendance,
  deleted: wireFlag,
  create_date: wireText,
  last_change_date: wireText,
});

function appointmentOf(row: z.infer<typeof Row>): Appointment | null {
  const localStart = localMinuteOf(row.date) ?? localMinuteOf(row.datetime);
  if (localStart === null) return null;
  return {
    id: row.id,
    localStart,
    services: row.services.map(({ title }) => title).filter(Boolean),
    staffName: row.staff?.name || null,
    attendance: row.attendance,
    deleted: row.deleted,
    createdAt: instantTextOf(row.create_date),
    noShowCount: row.client?.fail_visits_count ?? null,
    visitCount: row.client?.success_visits_count ?? null,
    changedDay: localMinuteOf(row.last_change_date)?.slice(0, 10),
  };
}

const appointmentRow = (clientId: ClientId): z.ZodType<Appointment> =>
  Row.transform((row, context): Appointment => {
    const appointment = appointmentOf(row);
    // Someone else's appointment must never show on this client's card, whatever the server made of the filter.
    if (!appointment || (row.client && row.client.id !== Number(clientId))) {
      context.issues.push({ code: 'custom', input: row, message: 'odd row' });
      return z.NEVER;
    }
    return appointment;
  });

const bookedRow = Row.transform((row, context): BookedAppointment => {
  const appointment = appointmentOf(row);
  if (!appointment) {
    context.issues.push({ code: 'custom', input: row, message: 'odd row' });
    return z.NEVER;
  }
  const clientId = ClientId.safeParse(row.client?.id);
  if (!row.client || !clientId.success) return { appointment, client: null };
  const { name, surname, phone, success_visits_count } = row.client;
  return {
    appointment,
    client: {
      id: clientId.data,
      name: `${name} ${surname}`.trim(),
      phoneText: phone,
      visitCount: success_visits_count,
    },
  };
});

/**
 * Appointments of one client from one day to another, both "YYYY-MM-DD" and included, sorted by start; deleted ones
 * only where asked for. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/appointments/get_appointment_list
 */
export async function listOfClient(
  api: AltegioApi,
  request: {
    readonly locationId: LocationId;
    readonly clientId: ClientId;
    readonly fromDay: string;
    readonly toDay: string;
    readonly withDeleted?: boolean | undefined;
  },
  options: CallOptions = {},
): Promise<Result<AppointmentList, ApiError>> {
  const { locationId, clientId, fromDay, toDay, withDeleted = false } = request;
  const appointments = new Map<number, Appointment>();
  let oddRows = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.call(
      {
        name: 'listAppointments',
        method: 'GET',
        path: `/records/${locationId}`,
        query: {
          client_id: clientId,
          start_date: fromDay,
          end_date: toDay,
          page,
          count: PAGE_SIZE,
          ...(withDeleted && { with_deleted: 1 }),
        },
        auth: 'user',
        data: wireRows(appointmentRow(clientId)),
      },
      options,
    );
    if (!answer.ok) return answer;

    oddRows += answer.value.oddRows;
    const before = appointments.size;
    for (const row of answer.value.rows) appointments.set(row.id, row);
    if (answer.value.rowCount < PAGE_SIZE || appointments.size === before) break;
  }
  const sorted = [...appointments.values()].sort(
    (a, b) => a.localStart.localeCompare(b.localStart) || a.id - b.id,
  );
  return ok({ appointments: sorted, oddRows });
}

const MOST_PAGES_OF_DAYS = 100;

/**
 * Everybody's appointments from one day to another, both included and deleted ones too. Order is not promised: pages
 * are read until one is short or brings nothing new. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/appointments/get_appointment_list
 */
export async function listInDays(
  api: AltegioApi,
  {
    locationId,
    fromDay,
    toDay,
  }: { readonly locationId: LocationId; readonly fromDay: string; readonly toDay: string },
  options: CallOptions = {},
): Promise<Result<readonly BookedAppointment[], ApiError>> {
  const booked = new Map<number, BookedAppointment>();
  for (let page = 1; page <= MOST_PAGES_OF_DAYS; page += 1) {
    const answer = await api.call(
      {
        name: 'listAppointments',
        method: 'GET',
        path: `/records/${locationId}`,
        query: { start_date: fromDay, end_date: toDay, page, count: PAGE_SIZE, with_deleted: 1 },
        auth: 'user',
        data: wireRows(bookedRow),
      },
      options,
    );
    if (!answer.ok) return answer;
    const before = booked.size;
    for (const row of answer.value.rows) booked.set(row.appointment.id, row);
    if (answer.value.rowCount < PAGE_SIZE || booked.size === before) break;
  }
  return ok([...booked.values()]);
}

/**
 * One appointment. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Appointments")
 */
export function getAppointment(
  api: AltegioApi,
  { locationId, appointmentId }: { readonly locationId: LocationId; readonly appointmentId: number },
  options: CallOptions = {},
): Promise<Result<BookedAppointment, ApiError>> {
  return api.call(
    {
      name: 'getAppointment',
      method: 'GET',
      path: `/record/${locationId}/${appointmentId}`,
      auth: 'user',
      data: bookedRow,
    },
    options,
  );
}

export interface NewAppointment {
  readonly location: { readonly id: LocationId; readonly timeZone: string };
  readonly staffId: number;
  /** A price is sent where it is given, in the location's currency. */
  readonly services: readonly { readonly id: number; readonly price?: number | undefined }[];
  readonly client: {
    readonly id?: ClientId | undefined;
    readonly name: string;
    /** Country code first, no plus. */
    readonly phoneDigits: string;
  };
  /** Wall clock of the location, "YYYY-MM-DDTHH:MM". */
  readonly localStart: string;
  /** From 300. */
  readonly durationSeconds: number;
  readonly comment?: string | undefined;
  /** One's own, new for each appointment: tells after a lost answer whether it was made. */
  readonly apiId: string;
  /** Book although the team member is busy then. */
  readonly evenIfBusy?: boolean | undefined;
  /** Tell the client by text message. */
  readonly sendSms?: boolean | undefined;
}

// Documented as a list; one object is read as well. Rows that cannot be read beside it are no failure, because that
// would invite a second booking.
const createdRow = z.union([
  bookedRow,
  wireRows(bookedRow).transform(({ rows: [first] }, context): BookedAppointment => {
    if (first) return first;
    context.issues.push({ code: 'custom', input: null, message: 'no appointment' });
    return z.NEVER;
  }),
]);

/**
 * Books an appointment. A time that is taken is `invalid` or `conflict`. Nothing protects from booking twice: after a
 * lost answer look for the appointment before anything is repeated. Throws when `localStart` is no wall clock.
 * Errors: `unauthorized`, `forbidden`, `notFound`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/appointments/create_appointment
 */
export function createAppointment(
  api: AltegioApi,
  { location, staffId, services, client, localStart, durationSeconds, ...more }: NewAppointment,
  options: CallOptions = {},
): Promise<Result<BookedAppointment, ApiError>> {
  return api.call(
    {
      name: 'createAppointment',
      method: 'POST',
      path: `/records/${location.id}`,
      auth: 'user',
      neverTwice: true,
      body: {
        staff_id: staffId,
        services: services.map(({ id, price }) => ({
          id,
          ...(price !== undefined && { first_cost: price, discount: 0, cost: price }),
        })),
        client: {
          ...(client.id !== undefined && { id: client.id }),
          name: client.name,
          phone: `+${client.phoneDigits}`,
        },
        datetime: zonedText(localStart, location.timeZone),
        seance_length: durationSeconds,
        save_if_busy: more.evenIfBusy ?? false,
        send_sms: more.sendSms ?? false,
        ...(more.comment !== undefined && { comment: more.comment }),
        api_id: more.apiId,
      },
      data: createdRow,
    },
    options,
  );
}

function zonedText(localStart: string, timeZone: string): string {
  const text = toZoned(parseDateTime(localStart), timeZone).toString();
  return text.slice(0, text.indexOf('['));
}

function instantTextOf(text: string): string | null {
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const [instantMs] = instantsOf(text, 'UTC');
  return instantMs === undefined ? null : new Date(instantMs).toISOString();
}
