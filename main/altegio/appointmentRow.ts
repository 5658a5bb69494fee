import * as z from 'zod';
import { ClientId } from '../../contract/model/ids.ts';
import { instantsOf } from './callDate.ts';
import type { FoundClientRow } from './clients.ts';
import { localMinuteOf } from './localMinute.ts';
import { wireFlag, wireId, wireInteger, wireList, wireNumber, wireText } from './wire.ts';

/** 2 confirmed, 1 came, 0 waiting, -1 did not come. */
export type Attendance = -1 | 0 | 1 | 2;

export interface Appointment {
  readonly id: number;
  /** Wall clock of the location, "YYYY-MM-DDTHH:MM". */
  readonly localStart: string;
  /** Undefined when the server gave no length that makes sense. */
  readonly lengthMinutes?: number | undefined;
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

/** An appointment with whose it is; nobody's is a break or a guest's. */
export interface BookedAppointment {
  readonly appointment: Appointment;
  readonly client: FoundClientRow | null;
}

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
  seance_length: wireNumber,
  length: wireNumber,
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
    lengthMinutes: minutesOf(row.seance_length) ?? minutesOf(row.length),
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

export const appointmentRow = (clientId: ClientId): z.ZodType<Appointment> =>
  Row.transform((row, context): Appointment => {
    const appointment = appointmentOf(row);
    // Someone else's appointment must never show on this client's card, whatever the server made of the filter.
    if (!appointment || (row.client && row.client.id !== Number(clientId))) {
      context.issues.push({ code: 'custom', input: row, message: 'odd row' });
      return z.NEVER;
    }
    return appointment;
  });

export const bookedRow = Row.transform((row, context): BookedAppointment => {
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

// Nobody's visit takes longer than a day.
function minutesOf(seconds: number | null): number | undefined {
  return seconds !== null && seconds > 0 && seconds <= 86_400 ? Math.ceil(seconds / 60) : undefined;
}

function instantTextOf(text: string): string | null {
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const [instantMs] = instantsOf(text, 'UTC');
  return instantMs === undefined ? null : new Date(instantMs).toISOString();
}
