import { type PaidVisit, searchVisits, type VisitSearch } from '../altegio/visits.ts';
import { ATTENDANCE } from './attendance.ts';
import { type Ended, failed } from './ended.ts';
import { counted, plainTable } from './plainTable.ts';
import type { Session } from './session.ts';

const MOST_PAGES = 40;

export async function showVisits(search: VisitSearch, { api, options }: Session): Promise<Ended> {
  const found = new Map<number, PaidVisit>();
  let days: Pick<VisitSearch, 'fromDay' | 'toDay'> | null = search;
  for (let page = 1; page <= MOST_PAGES && days; page += 1) {
    const answer = await searchVisits(api, { ...search, fromDay: days.fromDay, toDay: days.toDay }, options);
    if (!answer.ok) return failed(answer.error);
    const before = found.size;
    for (const visit of answer.value.visits) found.set(visit.id, visit);
    days = found.size > before ? answer.value.next : null;
  }
  const visits = [...found.values()].sort((a, b) => b.localStart.localeCompare(a.localStart) || b.id - a.id);
  const sumOf = (services: PaidVisit['services'], key: 'toPay' | 'paid'): number | null => {
    const sums = services.map((service) => service[key]).filter((sum) => sum !== null);
    return sums.length === 0 ? null : sums.reduce((total, sum) => total + sum, 0);
  };
  const table = plainTable(
    ['Appointment', 'Time', 'Services', 'With', 'State', 'To pay', 'Paid'],
    visits.map(({ id, localStart, services, staffName, attendance }) => [
      id,
      localStart.replace('T', ' '),
      services.map(({ title }) => title).join(', '),
      staffName,
      ATTENDANCE[attendance],
      sumOf(services, 'toPay'),
      sumOf(services, 'paid'),
    ]),
  );
  return {
    kind: 'shown',
    shown: { json: { visits }, text: visits.length === 0 ? counted(0, 'visit') : table },
  };
}
