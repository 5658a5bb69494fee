import type { BookedAppointment } from '../altegio/appointmentRow.ts';
import { ATTENDANCE } from './attendance.ts';
import type { Shown } from './ended.ts';
import { phoneText } from './phoneText.ts';
import { plainFacts } from './plainTable.ts';

/** An appointment as data, its number masked where it must be. */
export function appointmentData({ appointment, client }: BookedAppointment, fullNumbers: boolean) {
  const { id, localStart, services, staffName, attendance, deleted, createdAt } = appointment;
  return {
    id,
    localStart,
    services,
    staffName,
    attendance,
    deleted,
    createdAt,
    client: client && {
      id: client.id,
      name: client.name,
      phone: phoneText(client.phoneText, fullNumbers),
    },
  };
}

export function shownAppointment(booked: BookedAppointment, fullNumbers: boolean): Shown {
  const data = appointmentData(booked, fullNumbers);
  return {
    json: data,
    text: plainFacts([
      ['Appointment', data.id],
      ['Time', data.localStart.replace('T', ' ')],
      ['Services', data.services.join(', ')],
      ['With', data.staffName],
      ['State', data.deleted ? 'Deleted' : ATTENDANCE[data.attendance]],
      ['Client', data.client === null ? null : `${data.client.name} (${data.client.id})`],
      ['Phone', data.client?.phone ?? null],
      ['Booked', data.createdAt],
    ]),
  };
}
