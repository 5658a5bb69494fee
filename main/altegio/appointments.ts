import * as z from 'zod';
import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { instantsOf } from './callDate.ts';
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
}

export interface AppointmentList {
  readonly appointments: readonly Appointment[];
  readonly oddRows: number;
}

const PAGE_SIZE = 200;
const MOST_PAGES = 5;
const attendance = wireInteger.pipe(z.literal([-1, 0, 1, 2])).catch(0);

// The client may be missing, null or an empty list.
const RecordClient = z
  .object({ id: wireId, fail_visits_count: wireInteger, success_visits_count: wireInteger })
  .nullable()
  .catch(null);

const appointmentRow = (clientId: ClientId): z.ZodType<Appointment> =>
  z
    .object({
      id: wireId,
      date: wireText,
      datetime: wireText,
      services: wireList(z.object({ title: wireText })),
      staff: z.object({ name: wireText }).nullable().catch(null),
      client: RecordClient,
      attendance,
      deleted: wireFlag,
      create_date: wireText,
    })
    .transform((row, context): Appointment => {
      const localStart = localMinuteOf(row.date) ?? localMinuteOf(row.datetime);
      // Someone else's appointment must never show on this client's card, whatever the server made of the filter.
      if (localStart === null || (row.client && row.client.id !== Number(clientId))) {
        context.issues.push({ code: 'custom', input: row, message: 'odd row' });
        return z.NEVER;
      }
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
      };
    });

/**
 * Appointments of one client from one day to another, both "YYYY-MM-DD" and included, sorted by start. Deleted ones
 * are not asked for. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/appointments/get_appointment_list
 */
export async function listOfClient(
  api: AltegioApi,
  request: {
    readonly locationId: LocationId;
    readonly clientId: ClientId;
    readonly fromDay: string;
    readonly toDay: string;
  },
  options: CallOptions = {},
): Promise<Result<AppointmentList, ApiError>> {
  const { locationId, clientId, fromDay, toDay } = request;
  const appointments = new Map<number, Appointment>();
  let oddRows = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.call(
      {
        name: 'listAppointments',
        method: 'GET',
        path: `/records/${locationId}`,
        query: { client_id: clientId, start_date: fromDay, end_date: toDay, page, count: PAGE_SIZE },
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

function instantTextOf(text: string): string | null {
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const [instantMs] = instantsOf(text, 'UTC');
  return instantMs === undefined ? null : new Date(instantMs).toISOString();
}
