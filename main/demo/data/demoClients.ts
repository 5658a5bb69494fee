import { makeClient } from '../makeClient.ts';
import type { Random } from '../random.ts';
import type { SalonClient, SalonLocation } from '../salon.ts';
import {
  BLACK_LIST_ID,
  COLOUR_CLUB_ID,
  DOWNTOWN_ID,
  HARBOUR_ID,
  RIVERSIDE_ID,
  VIP_ID,
} from './demoLocations.ts';
import { COMMENTS, MEN, SURNAMES, WOMEN } from './demoNames.ts';
import type { DemoPhones } from './demoPhones.ts';

const DAY_MS = 86_400_000;
const FIRST_ID = 51_342_100;

/** Clients whom the demo and its tests know by name; the rest is drawn. */
export const MARTA_ID = 51_342_001;
export const ANN_ID = 51_342_002;
export const BEA_ID = 51_342_003;
export const JONAS_ID = 51_342_004;
export const BLACK_LIST_CLIENT_ID = 51_342_005;
export const DEBTOR_ID = 51_342_006;
/** A client known by a British number that may also call without its country code. */
export const SUFFIX_ID = 51_342_007;
export const SHARED_PHONE = '+13155550188';

/** The people the demo is told with; their visits are booked apart from everybody's. */
export function knownClients(nowMs: number): SalonClient[] {
  const daysAgo = (days: number): number => nowMs - days * DAY_MS;
  const seen = (
    first: number,
    last: number,
  ): Pick<SalonClient, 'firstVisitAtMs' | 'lastVisitAtMs' | 'changedAtMs'> => ({
    firstVisitAtMs: daysAgo(first),
    lastVisitAtMs: daysAgo(last),
    changedAtMs: daysAgo(last),
  });
  return [
    makeClient({
      id: MARTA_ID,
      locationIds: [DOWNTOWN_ID],
      name: 'Marta',
      surname: 'Quill',
      phone: '+13155550175',
      email: 'marta.quill@example.com',
      genderId: 2,
      importanceId: 3,
      categoryIds: [VIP_ID, COLOUR_CLUB_ID],
      discountPercent: 10,
      birthDate: '1984-06-02',
      comment: 'Allergic to PPD. Prefers the quiet chair.',
      spent: 8420,
      visits: 62,
      noShows: 1,
      ...seen(1626, 40),
    }),
    makeClient({
      id: ANN_ID,
      locationIds: [RIVERSIDE_ID, DOWNTOWN_ID],
      name: 'Ann',
      surname: 'Shared',
      phone: SHARED_PHONE,
      genderId: 2,
      importanceId: 1,
      categoryIds: [COLOUR_CLUB_ID],
      comment: 'Books for her mother Bea too.',
      spent: 1210,
      visits: 14,
      ...seen(700, 26),
    }),
    makeClient({
      id: BEA_ID,
      locationIds: [RIVERSIDE_ID, DOWNTOWN_ID],
      name: 'Bea',
      surname: 'Shared',
      phone: SHARED_PHONE,
      genderId: 2,
      comment: 'Hard of hearing: speak slowly.',
      spent: 460,
      visits: 6,
      ...seen(650, 79),
    }),
    makeClient({
      id: JONAS_ID,
      locationIds: [RIVERSIDE_ID],
      name: 'Jonas',
      surname: 'Weide',
      phone: '+13105550148',
      email: 'jonas.weide@example.com',
      genderId: 1,
      importanceId: 2,
      comment: 'Beard trim every three weeks.',
      spent: 690,
      visits: 21,
      ...seen(480, 19),
    }),
    makeClient({
      id: BLACK_LIST_CLIENT_ID,
      locationIds: [HARBOUR_ID],
      name: 'Rex',
      surname: 'Hollow',
      phone: '+13155550119',
      genderId: 1,
      categoryIds: [BLACK_LIST_ID],
      comment: 'Shouted at staff. Ask the manager before booking.',
      spent: 90,
      visits: 2,
      noShows: 4,
      ...seen(300, 210),
    }),
    makeClient({
      id: DEBTOR_ID,
      locationIds: [DOWNTOWN_ID, HARBOUR_ID],
      name: 'Dora',
      surname: 'Lindgren',
      phone: '+16465550164',
      genderId: 2,
      comment: 'Owes for the last colour.',
      spent: 540,
      balance: -85.5,
      visits: 9,
      ...seen(390, 33),
    }),
    makeClient({
      id: SUFFIX_ID,
      locationIds: [HARBOUR_ID],
      name: 'Imogen',
      surname: 'Ashdown',
      phone: '+447700900123',
      genderId: 2,
      importanceId: 1,
      comment: 'Spends the winter in London.',
      spent: 310,
      visits: 5,
      ...seen(420, 120),
    }),
  ];
}

/** Makes up that many clients, a few of whom share a number with the one before. */
export function drawClients(
  random: Random,
  phones: DemoPhones,
  count: number,
  nowMs: number,
  locations: readonly SalonLocation[],
): SalonClient[] {
  const clients: SalonClient[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = clients.at(-1);
    const shares = before !== undefined && index % 60 === 59;
    const isWoman = random.chance(0.72);
    const surname = random.pick(SURNAMES) ?? '';
    const name = random.pick(isWoman ? WOMEN : MEN) ?? '';
    const visits = random.chance(0.12) ? 0 : Math.ceil(random.next() ** 2 * 40);
    const home =
      locations[random.weighted(locations.map((_, place) => (place === 0 ? 5 : 3)))]?.id ?? DOWNTOWN_ID;
    const alsoAt = random.chance(0.1) ? [HARBOUR_ID] : [];
    const firstDaysAgo = random.between(90, 1500);
    clients.push(
      makeClient({
        id: FIRST_ID + index,
        locationIds: shares ? before.locationIds : [...new Set([home, ...alsoAt])],
        name,
        surname: shares ? before.surname : surname,
        phone: shares ? before.phone : phones.next(),
        email: random.chance(0.4) ? `client${index}@example.com` : '',
        genderId: isWoman ? 2 : 1,
        importanceId: visits > 30 ? 3 : visits > 20 ? 2 : visits > 12 ? 1 : 0,
        categoryIds: [
          ...(visits > 30 ? [VIP_ID] : []),
          ...(isWoman && random.chance(0.15) ? [COLOUR_CLUB_ID] : []),
          ...(random.chance(0.02) ? [BLACK_LIST_ID] : []),
        ],
        discountPercent: visits > 20 ? 10 : 0,
        birthDate: random.chance(0.5)
          ? `${random.between(1950, 2005)}-0${random.between(1, 9)}-1${random.between(0, 9)}`
          : undefined,
        comment: random.chance(0.3) ? (random.pick(COMMENTS) ?? '') : '',
        spent: visits * random.between(45, 120),
        balance: random.chance(0.08)
          ? -random.between(10, 150)
          : random.chance(0.05)
            ? random.between(20, 100)
            : 0,
        visits,
        noShows: random.chance(0.15) ? random.between(1, 3) : 0,
        firstVisitAtMs: visits > 0 ? nowMs - firstDaysAgo * DAY_MS : undefined,
        lastVisitAtMs: visits > 0 ? nowMs - random.between(61, firstDaysAgo) * DAY_MS : undefined,
        changedAtMs: nowMs - random.between(1, 60) * DAY_MS,
      }),
    );
  }
  return clients;
}
