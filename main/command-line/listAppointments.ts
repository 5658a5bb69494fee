import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { BookedAppointment } from '../altegio/appointmentRow.ts';
import { listInDays, listOfClient } from '../altegio/appointments.ts';
import { getLocation } from '../altegio/locations.ts';
import { dayIn } from '../calls/salonDay.ts';
import { ATTENDANCE } from './attendance.ts';
import { ended, failed, type Ended } from './ended.ts';
import { counted, plainTable } from './plainTable.ts';
import { locationClock } from './locationClock.ts';
import type { Session } from './session.ts';
import { appointmentData } from './shownAppointment.ts';

interface Wanted {
  readonly location: LocationId;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly client?: ClientId | undefined;
  readonly deleted: boolean;
}

export async function listAppointments(wanted: Wanted, session: Session): Promise<Ended> {
  const from = await firstDay(wanted, session);
  if (!from.ok) return failed(from.error);
  const days = { fromDay: from.value, toDay: wanted.to ?? from.value };
  return ended(await read(wanted, days, session), (booked) => {
    const appointments = booked
      .map((one) => appointmentData(one, session.fullNumbers))
      .filter(({ deleted }) => wanted.deleted || !deleted)
      .sort((a, b) => a.localStart.localeCompare(b.localStart) || a.id - b.id);
    const table = plainTable(
      ['Appointment', 'Time', 'Services', 'With', 'State', 'Client', 'Phone'],
      appointments.map(({ id, localStart, services, staffName, attendance, deleted, client }) => [
        id,
        localStart.replace('T', ' '),
        services.join(', '),
        staffName,
        deleted ? 'Deleted' : ATTENDANCE[attendance],
        client?.name ?? null,
        client?.phone ?? null,
      ]),
    );
    return {
      json: { location: wanted.location, ...days, appointments },
      text: appointments.length === 0 ? counted(0, 'appointment') : table,
    };
  });
}

async function firstDay({ location, from, to }: Wanted, session: Session): Promise<Result<string, ApiError>> {
  const given = from ?? to;
  if (given !== undefined) return ok(given);
  const row = await getLocation(session.api, { locationId: location }, session.options);
  if (!row.ok) return row;
  const { timeZone } = await locationClock(row.value, session);
  return ok(dayIn(timeZone, session.nowMs()));
}

async function read(
  { location, client, deleted }: Wanted,
  days: { readonly fromDay: string; readonly toDay: string },
  { api, options }: Session,
): Promise<Result<readonly BookedAppointment[], ApiError>> {
  if (client === undefined) return listInDays(api, { locationId: location, ...days }, options);
  const list = await listOfClient(
    api,
    { locationId: location, clientId: client, ...days, withDeleted: deleted },
    options,
  );
  return list.ok ? ok(list.value.appointments.map((appointment) => ({ appointment, client: null }))) : list;
}
