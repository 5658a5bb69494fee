import type * as z from 'zod';
import { FollowUpRow } from '../../../contract/model/followUp.ts';
import { downtown, localStart, openNumber, riverside, secondsAgo } from './samples.ts';

let rows = 0;

/** Somebody new who rang once, 25 minutes ago; parts of it as the test wants them. */
export function aFollowUp(part: Partial<z.input<typeof FollowUpRow>> = {}): FollowUpRow {
  rows += 1;
  return FollowUpRow.parse({
    id: `row-${rows}`,
    state: 'open',
    locationId: downtown.id,
    number: openNumber('+1 310 555 0199'),
    clientId: null,
    clientName: null,
    vip: false,
    tries: 1,
    firstTryAt: secondsAgo(1500),
    lastTryAt: secondsAgo(1500),
    lastCall: `101:${9000 + rows}`,
    nextVisit: null,
    why: [{ kind: 'newCaller' }],
    laterAt: null,
    solvedBy: null,
    solvedAt: null,
    solvedVisit: null,
    note: '',
    outcome: null,
    notedCall: `101:${9000 + rows}`,
    sending: 'notSent',
    sendingProblem: null,
    ...part,
  });
}

const masked = { kind: 'number' as const, text: '+1 315 ••• 0175', masked: true };
export const martaVisit = {
  localStart: localStart(0, '14:30'),
  services: ['Cut', 'colour'],
  staffName: 'Ines',
};

export const openFollowUps = (): FollowUpRow[] => [
  aFollowUp({
    clientId: 1,
    clientName: 'Marta Quill',
    number: masked,
    vip: true,
    tries: 3,
    nextVisit: martaVisit,
    why: [{ kind: 'visitSoon', visit: martaVisit }, { kind: 'vip' }, { kind: 'tries', tries: 3 }],
    note: 'Wants Ines, not before five.',
  }),
  aFollowUp({ tries: 2, why: [{ kind: 'newCaller' }, { kind: 'tries', tries: 2 }] }),
  aFollowUp({
    clientId: 3,
    clientName: 'Jonas Weide',
    locationId: riverside.id,
    lastTryAt: secondsAgo(7_500),
    why: [{ kind: 'wantedByHand' }],
    outcome: 'noAnswer',
  }),
  aFollowUp({
    clientId: 4,
    clientName: 'Elena Brandt',
    lastTryAt: secondsAgo(200_000),
    why: [],
    nextVisit: { localStart: localStart(3, '10:00'), services: ['Cut'], staffName: null },
  }),
];

const client = { clientId: 2, clientName: 'Ann Shared', number: masked };
const done = { state: 'done' as const, solvedAt: secondsAgo(600), why: [] };

export const doneFollowUps = (): FollowUpRow[] => [
  aFollowUp({ ...client, ...done, solvedBy: 'markedCalledBack' }),
  aFollowUp({ ...done, solvedBy: 'calledBack' }),
  aFollowUp({ ...done, solvedBy: 'rangAgain' }),
  aFollowUp({
    ...client,
    ...done,
    solvedBy: 'booked',
    solvedVisit: { localStart: localStart(1, '10:00'), services: ['Cut'], staffName: 'Ines' },
  }),
  aFollowUp({ ...done, solvedBy: 'notNeeded' }),
  aFollowUp({ ...done, solvedBy: 'lapsed', lastTryAt: secondsAgo(700_000) }),
];
