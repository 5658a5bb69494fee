import type { Category, OpeningHours, SalonLocation, Service, TeamMember } from '../salon.ts';

const hours = (fromHour: number, toHour: number): OpeningHours => ({ fromHour, toHour });
const WEEK = [undefined, hours(9, 19), hours(9, 20), hours(9, 20), hours(9, 20), hours(9, 20), hours(9, 18)];
const SEVEN_DAYS = [hours(10, 17), ...WEEK.slice(1)];

export const DEMO_CHAIN = { id: 9206, title: 'La Visage' };
export const DOWNTOWN_ID = 615_243;
export const RIVERSIDE_ID = 615_244;
export const HARBOUR_ID = 615_250;

export const DEMO_LOCATIONS: readonly SalonLocation[] = [
  {
    id: DOWNTOWN_ID,
    title: 'Downtown',
    timeZone: 'America/New_York',
    phone: '+13155550101',
    city: { id: 181, title: 'New York' },
    address: '787 Jackson Drive',
    opening: WEEK,
  },
  {
    id: RIVERSIDE_ID,
    title: 'Riverside',
    timeZone: 'America/Los_Angeles',
    phone: '+13105550102',
    city: { id: 182, title: 'Los Angeles' },
    address: '12 Riverside Walk',
    opening: SEVEN_DAYS,
  },
  {
    id: HARBOUR_ID,
    title: 'Harbour',
    timeZone: 'America/New_York',
    phone: '+13155550103',
    city: { id: 181, title: 'New York' },
    address: '4 Harbour Street',
    opening: WEEK,
  },
];

export const VIP_ID = 11;
export const COLOUR_CLUB_ID = 12;
export const BLACK_LIST_ID = 13;

export const DEMO_CATEGORIES: readonly Category[] = [
  { id: VIP_ID, title: 'VIP', color: '#7a2e5d' },
  { id: COLOUR_CLUB_ID, title: 'Colour club', color: '#1f5fa8' },
  { id: BLACK_LIST_ID, title: 'Black list', color: '#2b2b2b' },
  { id: 14, title: 'Bride', color: '#e59bc6' },
  { id: 15, title: 'Model', color: '#1e6b4a' },
];

export const CUT_AND_COLOUR_ID = 331;
export const COLOUR_ID = 332;
export const CUT_ID = 333;

const service = (
  id: number,
  title: string,
  priceMin: number,
  priceMax: number,
  minutes: number,
): Service => ({
  id,
  title,
  priceMin,
  priceMax,
  durationSeconds: minutes * 60,
});

export const DEMO_SERVICES: readonly Service[] = [
  service(CUT_AND_COLOUR_ID, 'Cut and colour', 140, 190, 120),
  service(COLOUR_ID, 'Colour', 95, 130, 90),
  service(CUT_ID, 'Cut', 45, 70, 45),
  service(334, 'Blow-dry', 35, 45, 30),
  service(335, 'Manicure', 40, 55, 60),
  service(336, 'Pedicure', 55, 70, 60),
  service(337, 'Facial', 80, 110, 60),
  service(338, 'Brows and lashes', 35, 60, 45),
  service(339, 'Beard trim', 25, 30, 30),
  service(340, 'Bridal styling', 180, 260, 120),
];

export const INES_ID = 8886;

const TEAMS: readonly (readonly [number, readonly (readonly [string, string])[]])[] = [
  [
    DOWNTOWN_ID,
    [
      ['Ines', 'Colourist'],
      ['Alex', 'Stylist'],
      ['Mei', 'Nail artist'],
      ['Tomasz', 'Barber'],
      ['Farah', 'Beautician'],
    ],
  ],
  [
    RIVERSIDE_ID,
    [
      ['Noor', 'Stylist'],
      ['Paloma', 'Colourist'],
      ['Jun', 'Nail artist'],
      ['Kwame', 'Barber'],
    ],
  ],
  [
    HARBOUR_ID,
    [
      ['Greta', 'Stylist'],
      ['Oksana', 'Beautician'],
      ['Ravi', 'Barber'],
      ['Lucie', 'Nail artist'],
    ],
  ],
];

export const DEMO_STAFF: readonly TeamMember[] = TEAMS.flatMap(([locationId, team], location) =>
  team.map(([name, specialization], index) => ({
    id: INES_ID + location * 100 + index,
    locationId,
    name,
    specialization,
    rating: 4.9 - index / 10,
  })),
);
