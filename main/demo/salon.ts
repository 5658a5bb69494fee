export type CallDirection = 'incoming' | 'outgoing' | 'internal';
export type CallStatus =
  'success' | 'missed' | 'cancel' | 'busy' | 'notallowed' | 'notavailable' | 'notfound';

/** 2 confirmed, 1 came, 0 waiting, -1 did not come. */
export type Attendance = -1 | 0 | 1 | 2;

export interface Salon {
  readonly chain: { readonly id: number; readonly title: string };
  /** Telephony token of the chain. */
  readonly crmToken: string;
  readonly locations: SalonLocation[];
  readonly categories: readonly Category[];
  readonly staff: readonly TeamMember[];
  readonly services: readonly Service[];
  readonly clients: SalonClient[];
  readonly calls: SalonCall[];
  readonly appointments: SalonAppointment[];
}

export interface SalonLocation {
  readonly id: number;
  readonly title: string;
  readonly timeZone: string;
  /** The business number, to which the routes of the telephony integration refer. */
  readonly phone: string;
  readonly city: { readonly id: number; readonly title: string };
  readonly address: string;
  /** Opening hours on the wall clock from Sunday to Saturday; undefined on days off. */
  readonly opening: readonly (OpeningHours | undefined)[];
}

export interface OpeningHours {
  readonly fromHour: number;
  readonly toHour: number;
}

export interface Category {
  readonly id: number;
  readonly title: string;
  readonly color: string;
}

export interface TeamMember {
  readonly id: number;
  readonly locationId: number;
  readonly name: string;
  readonly specialization: string;
  readonly rating: number;
}

export interface Service {
  readonly id: number;
  readonly title: string;
  readonly priceMin: number;
  readonly priceMax: number;
  readonly durationSeconds: number;
}

export interface SalonClient {
  readonly id: number;
  /** A chain may share a client: the card is the same in each of these locations. */
  locationIds: readonly number[];
  name: string;
  surname: string;
  /** E.164 with a plus, or empty. */
  phone: string;
  email: string;
  /** 0 unknown, 1 male, 2 female. */
  genderId: 0 | 1 | 2;
  /** 0 none, 1 bronze, 2 silver, 3 gold. */
  importanceId: 0 | 1 | 2 | 3;
  categoryIds: readonly number[];
  discountPercent: number;
  birthDate: string | undefined;
  comment: string;
  /** What was added with the comments endpoint, oldest first. */
  comments: string[];
  spent: number;
  /** Negative means debt. */
  balance: number;
  visits: number;
  noShows: number;
  firstVisitAtMs: number | undefined;
  lastVisitAtMs: number | undefined;
  changedAtMs: number;
}

export interface SalonCall {
  readonly id: number;
  readonly locationId: number;
  direction: CallDirection;
  status: CallStatus;
  /** The outside party as the exchange reported it; empty when withheld, an extension when internal. */
  phone: string;
  /** 0 when no client matched. */
  clientId: number;
  startedAtMs: number;
  durationSeconds: number;
  /** An address, or true for a tone that the simulator itself serves. */
  recording: string | boolean;
}

export interface SalonAppointment {
  readonly id: number;
  readonly locationId: number;
  readonly staffId: number;
  readonly serviceIds: readonly number[];
  readonly clientId: number | undefined;
  readonly startsAtMs: number;
  readonly durationSeconds: number;
  readonly createdAtMs: number;
  readonly cost: number;
  readonly comment: string;
  readonly apiId: string;
  readonly online: boolean;
  changedAtMs: number;
  attendance: Attendance;
  /** Cancelled appointments stay, but are listed on request only. */
  deleted: boolean;
}
