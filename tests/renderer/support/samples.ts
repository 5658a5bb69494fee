import { EMPTY_NOTE } from '../../../contract/model/emptyNote.ts';
import type * as z from 'zod';
import { CallRow } from '../../../contract/model/call.ts';
import { CallCard, ClientMoney, type Candidate, type ClientSummary } from '../../../contract/model/card.ts';
import { Location } from '../../../contract/model/location.ts';

type In<T extends z.ZodType> = z.input<T>;

/** What the clock of every page says: a Tuesday, noon in Berlin and the small hours in Los Angeles. */
export const sampleNow = Date.parse('2026-11-24T12:00:00+01:00');

export const secondsAgo = (seconds: number): string => new Date(sampleNow - seconds * 1000).toISOString();

/** A day as Altegio writes it, some days from today in the location's zone. */
export function localStart(days: number, time: string): string {
  const day = new Date(sampleNow + days * 86_400_000);
  return `${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(day)}T${time}`;
}

export const downtown = Location.parse({
  id: 101,
  title: 'Downtown',
  timeZone: 'Europe/Berlin',
  countryIso: 'US',
  currency: 'USD',
  chain: { id: 7, title: 'La Visage' },
});
export const riverside = Location.parse({
  ...downtown,
  id: 102,
  title: 'Riverside',
  timeZone: 'America/Los_Angeles',
});
export const harbour = Location.parse({ ...downtown, id: 103, title: 'Harbour', chain: null });

export const visibleLocations = {
  kind: 'locations',
  locations: [downtown, riverside, harbour],
  watched: [] as number[],
};
export const moneySample = {
  kind: 'money',
  money: ClientMoney.parse({ balance: -25, spent: 1523.12, currency: 'USD' }),
};

export const marta = (part: Partial<In<typeof ClientSummary>> = {}): In<typeof ClientSummary> => ({
  id: 1,
  name: 'Marta Quill',
  importance: 'VIP',
  categories: [{ title: 'Colour club', color: '#aa5500' }],
  vip: true,
  visitCount: 62,
  noShowCount: 1,
  nextVisit: { localStart: localStart(0, '14:30'), services: ['Cut', 'colour'], staffName: 'Ines' },
  lastVisit: { localStart: localStart(-40, '11:00'), services: ['Colour'], staffName: 'Ines' },
  comment: 'Allergic to PPD. Prefers the quiet chair.',
  complete: true,
  visitsTrouble: null,
  ...part,
});

export const known = (client = marta()) => ({
  kind: 'known' as const,
  client,
  fromCacheAt: null,
  limited: false,
  chosenFrom: [],
});

export const candidates: In<typeof Candidate>[] = [
  {
    id: 11,
    name: 'Ann Shared',
    hint: {
      kind: 'next',
      visit: { localStart: localStart(3, '10:00'), services: ['Cut'], staffName: 'Ines' },
    },
  },
  {
    id: 12,
    name: 'Bea Shared',
    hint: {
      kind: 'last',
      visit: { localStart: localStart(-79, '10:00'), services: ['Colour'], staffName: null },
    },
  },
];

let calls = 0;

/** A card of a call that ended twelve seconds ago; parts of it as the test wants them. */
export function aCard(part: Partial<In<typeof CallCard>> = {}): CallCard {
  calls += 1;
  return CallCard.parse({
    key: `101:${calls}`,
    locationId: downtown.id,
    locationTitle: downtown.title,
    timeZone: downtown.timeZone,
    number: { kind: 'number', text: '+1 315 ••• 0175', masked: true },
    direction: 'incoming',
    status: 'success',
    startedAt: secondsAgo(100),
    endedAt: secondsAgo(12),
    callOfToday: 1,
    match: known(),
    form: 'full',
    origin: 'altegio',
    likelyReason: null,
    note: EMPTY_NOTE,
    toCallBack: false,
    ...part,
  });
}

export const openNumber = (text: string): In<typeof CallCard>['number'] => ({
  kind: 'number',
  text,
  masked: false,
});

export function aRow(part: Partial<In<typeof CallRow>> = {}): CallRow {
  calls += 1;
  return CallRow.parse({
    key: `101:${calls}`,
    locationId: downtown.id,
    number: openNumber('+1 315 555 0175'),
    clientName: 'Marta Quill',
    vip: false,
    direction: 'incoming',
    status: 'success',
    startedAt: secondsAgo(300),
    durationSeconds: 151,
    hasRecording: false,
    whileAway: false,
    isNewNumber: false,
    ...part,
  });
}
