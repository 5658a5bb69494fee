import type { ClientSummary, LookupTrouble } from '../../contract/model/card.ts';
import type { Visit } from '../../contract/model/visit.ts';
import { texts } from '../texts.ts';
import type { Appointment } from '../altegio/appointmentRow.ts';
import type { ClientRecord } from '../altegio/clients.ts';

const NO_SHOW = -1;
const VIP = /\bvip\b/i;

/** Joins a client's card and appointments into what the popup says. `nowLocal` is the location's wall clock. */
export function summarise(
  card: ClientRecord,
  appointments: readonly Appointment[] | null,
  nowLocal: string,
  visitsTrouble: LookupTrouble | null = null,
): ClientSummary {
  const kept = (appointments ?? []).filter((one) => !one.deleted);
  const byStart = [...kept].sort((a, b) => (a.localStart < b.localStart ? -1 : 1));
  const next = byStart.find((one) => one.localStart >= nowLocal && one.attendance !== NO_SHOW);
  const last = byStart.findLast((one) => one.localStart < nowLocal && one.attendance !== NO_SHOW);
  return {
    id: card.id,
    name: card.name || texts.noName,
    importance: card.importance,
    categories: [...card.categories],
    vip: isVip(card),
    visitCount: card.visitCount,
    noShowCount: appointments === null ? null : noShows(kept),
    nextVisit: next ? visitOf(next) : null,
    lastVisit: last ? visitOf(last) : null,
    comment: card.comment,
    complete: appointments !== null || visitsTrouble !== null,
    visitsTrouble,
  };
}

export function isVip(card: Pick<ClientRecord, 'categories' | 'importance'>): boolean {
  return card.categories.some(({ title }) => VIP.test(title)) || VIP.test(card.importance ?? '');
}

export function visitOf({ localStart, services, staffName }: Appointment): Visit {
  return { localStart, services: [...services], staffName };
}

// Altegio's own count reaches further back than the appointments that were read.
function noShows(appointments: readonly Appointment[]): number {
  const counted = appointments.filter((one) => one.attendance === NO_SHOW).length;
  return Math.max(counted, ...appointments.map((one) => one.noShowCount ?? 0));
}
