import { parseDateTime } from '@internationalized/date';
import * as z from 'zod';
import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { type Appointment, appointmentRow, type BookedAppointment, bookedRow } from './appointmentRow.ts';
import { instantOf, offsetAt, wallClockAt } from '../zoneClock.ts';
import { wireRows } from './wire.ts';

export interface AppointmentList {
  readonly appointments: readonly Appointment[];
  readonly oddRows: number;
}

const PAGE_SIZE = 200;
const MOST_PAGES = 5;
const MOST_PAGES_OF_DAYS = 100;

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
  const read = await readPages<Appointment>(
    api,
    {
      locationId,
      query: {
        client_id: clientId,
        start_date: fromDay,
        end_date: toDay,
        ...(withDeleted && { with_deleted: 1 }),
      },
      row: appointmentRow(clientId),
      idOf: ({ id }) => id,
      mostPages: MOST_PAGES,
    },
    options,
  );
  if (!read.ok) return read;
  const appointments = [...read.value.rows].sort(
    (a, b) => a.localStart.localeCompare(b.localStart) || a.id - b.id,
  );
  return ok({ appointments, oddRows: read.value.oddRows });
}

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
  const read = await readPages<BookedAppointment>(
    api,
    {
      locationId,
      query: { start_date: fromDay, end_date: toDay, with_deleted: 1 },
      row: bookedRow,
      idOf: ({ appointment }) => appointment.id,
      mostPages: MOST_PAGES_OF_DAYS,
    },
    options,
  );
  return read.ok ? ok(read.value.rows) : read;
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
  const atMs = instantOf(parseDateTime(localStart), timeZone);
  const minutes = Math.trunc(offsetAt(timeZone, atMs) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${wallClockAt(timeZone, atMs).toString()}${offset}`;
}

interface Pages<Row> {
  readonly locationId: LocationId;
  readonly query: Readonly<Record<string, string | number>>;
  readonly row: z.ZodType<Row>;
  readonly idOf: (row: Row) => number;
  readonly mostPages: number;
}

/** Order is not promised between pages: they are read until one is short or brings nothing new. */
async function readPages<Row>(
  api: AltegioApi,
  { locationId, query, row, idOf, mostPages }: Pages<Row>,
  options: CallOptions,
): Promise<Result<{ readonly rows: readonly Row[]; readonly oddRows: number }, ApiError>> {
  const rows = new Map<number, Row>();
  let oddRows = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await api.call(
      {
        name: 'listAppointments',
        method: 'GET',
        path: `/records/${locationId}`,
        query: { ...query, page, count: PAGE_SIZE },
        auth: 'user',
        data: wireRows(row),
      },
      options,
    );
    if (!answer.ok) return answer;
    oddRows += answer.value.oddRows;
    const before = rows.size;
    for (const one of answer.value.rows) rows.set(idOf(one), one);
    if (answer.value.rowCount < PAGE_SIZE || rows.size === before) break;
  }
  return ok({ rows: [...rows.values()], oddRows });
}
