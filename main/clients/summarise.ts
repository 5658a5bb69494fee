import type { ClientSummary, LookupTrouble } from '../../contract/model/card.ts';
import type { Visit } from '../../contract/model/visit.ts';
import { texts } from '../texts.ts';
import type { Appointment } from '../altegio/appointmentRow.ts';
import type { ClientRecord } from '../altegio/clients.ts';

const NO_SHOW = -1;
// Where Altegio does not say how long a visit takes.
const USUAL_MINUTES = 60;
const VIP = /\bvip\b/i;

/** Joins a client's card and appointments into what the popup says. `nowLocal` is the location's wall clock. */
export function summarise(
  card: ClientRecord,
  appointments: readonly Appointment[] | null,
  nowLocal: string,
  visitsTrouble: LookupTrouble | null = null,
): ClientSummary {
  const kept = (appointments ?? []).filter((one) => !one.deleted);
  return {
    id: card.id,
    name: card.name || texts.noName,
    importance: card.importance,
    categories: [...card.categories],
    vip: isVip(card),
    visitCount: card.visitCount,
    noShowCount: appointments === null ? null : noShows(kept),
    ...visitsAround(kept, nowLocal),
    comment: card.comment,
    complete: appointments !== null || visitsTrouble !== null,
    visitsTrouble,
  };
}

/** What comes next and what was last. A visit that has begun is the next one until it is over. */
export function visitsAround(
  appointments: readonly Appointment[],
  nowLocal: string,
): Pick<ClientSummary, 'nextVisit' | 'lastVisit'> {
  const byStart = appointments
    .filter(({ deleted, attendance }) => !deleted && attendance !== NO_SHOW)
    .sort((a, b) => a.localStart.localeCompare(b.localStart));
  const next = byStart.find((one) => !isOver(one, nowLocal));
  const last = byStart.findLast((one) => isOver(one, nowLocal));
  return { nextVisit: next ? visitOf(next) : null, lastVisit: last ? visitOf(last) : null };
}

// Both are wall clocks of the same place; nobody has a visit in the hour that a change of clocks adds or takes.
export function isOver(
  { localStart, lengthMinutes = USUAL_MINUTES }: Pick<Visit, 'localStart' | 'lengthMinutes'>,
  nowLocal: string,
): boolean {
  return Date.parse(`${localStart}Z`) + lengthMinutes * 60_000 <= Date.parse(`${nowLocal}Z`);
}

export function isVip(card: Pick<ClientRecord, 'categories' | 'importance'>): boolean {
  return card.categories.some(({ title }) => VIP.test(title)) || VIP.test(card.importance ?? '');
}

export function visitOf({ localStart, lengthMinutes, services, staffName }: Appointment): Visit {
  return {
    localStart,
    ...(lengthMinutes !== undefined && { lengthMinutes }),
    services: [...services],
    staffName,
  };
}

// Altegio's own count reaches further back than the appointments that were read.
function noShows(appointments: readonly Appointment[]): number {
  const counted = appointments.filter((one) => one.attendance === NO_SHOW).length;
  return Math.max(counted, ...appointments.map((one) => one.noShowCount ?? 0));
}
