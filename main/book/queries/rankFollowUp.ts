import type { RingFirstReason } from '../../../contract/model/followUp.ts';
import type { Visit } from '../../../contract/model/visit.ts';
import type { KeptFollowUp } from './followUpRow.ts';
import type { NextVisits } from './nextVisits.ts';
import { inOrder, urgency } from './ringFirst.ts';

export interface RankedFollowUp {
  readonly row: KeptFollowUp;
  readonly nextVisit: Visit | null;
  readonly why: RingFirstReason[];
  readonly urgency: number;
}

const SOON_MS = 48 * 3_600_000;

/** Finds out what speaks for ringing this person first. */
export function rankFollowUp(row: KeptFollowUp, visits: NextVisits, nowMs: number): RankedFollowUp {
  const { clientId, timeZone, tries, laterAtMs } = row;
  const nextVisit = clientId === null ? null : visits.of({ ...row, clientId });
  const why: RingFirstReason[] = [];
  if (row.state === 'open') {
    if (clientId === null && row.isNewNumber) why.push({ kind: 'newCaller' });
    if (tries > 1) why.push({ kind: 'tries', tries });
    if (nextVisit && visits.isWithin(nextVisit, timeZone, SOON_MS))
      why.push({ kind: 'visitSoon', visit: nextVisit });
    if (row.vip) why.push({ kind: 'vip' });
    if (row.byHand) why.push({ kind: 'wantedByHand' });
    if (laterAtMs !== null) why.push({ kind: 'reminder' });
  }
  return { row, nextVisit, why: inOrder(why), urgency: urgency(why, nowMs - row.lastTryAtMs) };
}
