import type { LocationId } from '../../contract/model/ids.ts';
import { createAppointment } from '../altegio/appointments.ts';
import { getLocation } from '../altegio/locations.ts';
import { change } from './change.ts';
import { failed, type Ended } from './ended.ts';
import { phoneText } from './phoneText.ts';
import { locationClock } from './locationClock.ts';
import type { Session } from './session.ts';
import { shownAppointment } from './shownAppointment.ts';

interface Wanted {
  readonly location: LocationId;
  readonly at: string;
  readonly minutes: number;
  readonly staff: number;
  readonly service: readonly number[];
  readonly name: string;
  readonly phone: string;
  readonly comment?: string | undefined;
  readonly evenIfBusy: boolean;
  readonly sms: boolean;
}

export async function addAppointment(wanted: Wanted, session: Session): Promise<Ended> {
  const { location, at, minutes, staff, service, name, phone, comment, evenIfBusy, sms } = wanted;
  const row = await getLocation(session.api, { locationId: location }, session.options);
  if (!row.ok) return failed(row.error);
  const placed = await locationClock(row.value, session);
  if (placed.zoneFrom === 'unknown')
    return {
      kind: 'wrong',
      text: `Altegio tells no time zone for ${placed.title}, so the time would be a guess. Set it in Altegio first.`,
    };
  const day = at.slice(0, 10);
  const number = phoneText(`+${phone}`, session.fullNumbers) ?? '';
  return change(session, {
    question: `Book ${name}, ${number}, at ${row.value.title} on ${at.replace('T', ' ')} for ${minutes} min with ${staff}?`,
    send: () =>
      createAppointment(
        session.api,
        {
          location: placed,
          staffId: staff,
          services: service.map((id) => ({ id })),
          client: { name, phoneDigits: phone },
          localStart: at,
          durationSeconds: minutes * 60,
          comment,
          apiId: session.newId(),
          evenIfBusy,
          sendSms: sms,
        },
        session.options,
      ),
    done: (booked) => shownAppointment(booked, session.fullNumbers),
    look: `Look with "appointments list ${location} --from ${day}" before you repeat it.`,
  });
}
