import type { Random } from '../random.ts';
import type { Attendance, SalonAppointment, SalonClient, SalonLocation, TeamMember } from '../salon.ts';
import { addDays, fromLocal, localDay, weekday } from '../zonedTime.ts';
import { ANN_ID, JONAS_ID, MARTA_ID } from './demoClients.ts';
import {
  COLOUR_ID,
  CUT_AND_COLOUR_ID,
  DEMO_SERVICES,
  DOWNTOWN_ID,
  INES_ID,
  RIVERSIDE_ID,
} from './demoLocations.ts';

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 14;

export interface AppointmentPlan {
  readonly random: Random;
  readonly nowMs: number;
  readonly daysBack: number;
  readonly clients: readonly SalonClient[];
  readonly staff: readonly TeamMember[];
  readonly nextId: () => number;
}

/** Fills the columns of the team from that many days back to two weeks ahead, thinner the further ahead. */
export function drawAppointments(location: SalonLocation, plan: AppointmentPlan): SalonAppointment[] {
  const { random, nowMs, daysBack } = plan;
  const today = localDay(location.timeZone, nowMs);
  const clients = plan.clients.filter(({ locationIds }) => locationIds.includes(location.id));
  const staff = plan.staff.filter(({ locationId }) => locationId === location.id);
  const appointments: SalonAppointment[] = [];
  for (let offset = -daysBack; offset <= DAYS_AHEAD; offset += 1) {
    const day = addDays(today, offset);
    const hours = location.opening[weekday(day)];
    if (!hours) continue;
    const openMs = fromLocal(location.timeZone, `${day} 00:00:00`) + hours.fromHour * 3_600_000;
    const closeMs = openMs + (hours.toHour - hours.fromHour) * 3_600_000;
    const demand = offset <= 0 ? 0.7 : 0.65 - offset * 0.035;
    for (const member of staff) {
      let atMs = openMs + random.between(0, 2) * 1_800_000;
      for (;;) {
        const service = random.pick(DEMO_SERVICES);
        const client = random.pick(clients);
        if (!service || !client || atMs + service.durationSeconds * 1000 > closeMs) break;
        if (random.chance(demand)) {
          appointments.push(draw(plan, location.id, member.id, service, client, atMs));
        }
        atMs += service.durationSeconds * 1000 + random.between(0, 3) * 900_000;
      }
    }
  }
  return appointments;
}

function draw(
  { random, nowMs, nextId }: AppointmentPlan,
  locationId: number,
  staffId: number,
  service: (typeof DEMO_SERVICES)[number],
  client: SalonClient,
  startsAtMs: number,
): SalonAppointment {
  const isPast = startsAtMs + service.durationSeconds * 1000 < nowMs;
  // All is drawn whether needed or not, so that the rest of the salon does not depend on the time of day.
  const deleted = random.chance(0.06);
  const came: Attendance = random.chance(0.05) ? -1 : 1;
  const answer: Attendance = random.chance(0.4) ? 2 : 0;
  const attendance = isPast ? (deleted ? 0 : came) : answer;
  if (isPast && attendance === 1) {
    client.visits += 1;
    client.spent += service.priceMin;
    client.firstVisitAtMs ??= startsAtMs;
    client.lastVisitAtMs = Math.max(client.lastVisitAtMs ?? 0, startsAtMs);
  }
  if (attendance === -1) client.noShows += 1;
  const createdAtMs = Math.min(nowMs - 3_600_000, startsAtMs - random.between(1, 20) * DAY_MS);
  return {
    id: nextId(),
    locationId,
    staffId,
    serviceIds: [service.id],
    clientId: client.id,
    startsAtMs,
    durationSeconds: service.durationSeconds,
    createdAtMs,
    changedAtMs: isPast ? startsAtMs : createdAtMs,
    cost: service.priceMin,
    comment: random.chance(0.05) ? 'First time here' : '',
    apiId: '',
    online: random.chance(0.3),
    attendance,
    deleted,
  };
}

/** Marta's whole history and her visit today, Ann's next one and Jonas's. */
export function knownAppointments(nowMs: number, nextId: () => number): SalonAppointment[] {
  const book = (
    [locationId, staffId, timeZone]: readonly [number, number, string],
    clientId: number,
    serviceId: number,
    day: string,
    time: string,
    attendance: Attendance,
  ): SalonAppointment => {
    const startsAtMs = fromLocal(timeZone, `${day} ${time}:00`);
    const service = DEMO_SERVICES.find(({ id }) => id === serviceId);
    return {
      id: nextId(),
      locationId,
      staffId,
      serviceIds: [serviceId],
      clientId,
      startsAtMs,
      durationSeconds: service?.durationSeconds ?? 3600,
      createdAtMs: Math.min(nowMs - DAY_MS, startsAtMs - 20 * DAY_MS),
      changedAtMs: Math.min(nowMs - DAY_MS, startsAtMs),
      cost: service?.priceMin ?? 0,
      comment: '',
      apiId: '',
      online: false,
      attendance,
      deleted: false,
    };
  };
  const downtown = [DOWNTOWN_ID, INES_ID, 'America/New_York'] as const;
  const riverside = [RIVERSIDE_ID, INES_ID + 100, 'America/Los_Angeles'] as const;
  const today = localDay('America/New_York', nowMs);
  // Once today's visit has begun, the next one is tomorrow's.
  const nextDay = fromLocal('America/New_York', `${today} 14:30:00`) > nowMs ? today : addDays(today, 1);
  const riversideToday = localDay('America/Los_Angeles', nowMs);
  const daysToFriday = ((5 - weekday(riversideToday) + 6) % 7) + 1;

  const visits = Array.from({ length: 62 }, (_, index) =>
    book(
      downtown,
      MARTA_ID,
      index % 3 === 0 ? COLOUR_ID : CUT_AND_COLOUR_ID,
      addDays(today, -40 - index * 26),
      '11:00',
      1,
    ),
  );
  return [
    ...visits.toReversed(),
    book(downtown, MARTA_ID, CUT_AND_COLOUR_ID, addDays(today, -53), '16:00', -1),
    book(downtown, MARTA_ID, CUT_AND_COLOUR_ID, nextDay, '14:30', 2),
    book(riverside, ANN_ID, COLOUR_ID, addDays(riversideToday, daysToFriday), '10:00', 0),
    book(riverside, JONAS_ID, 339, addDays(riversideToday, -19), '17:00', 1),
    book(riverside, JONAS_ID, 339, addDays(riversideToday, 2), '17:00', 0),
  ];
}
