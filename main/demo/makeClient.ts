import type { SalonClient } from './salon.ts';

type Given = Partial<SalonClient> & Pick<SalonClient, 'id' | 'locationIds' | 'name' | 'phone'>;

/** A client who has never been here, but for what is given. */
export function makeClient(given: Given): SalonClient {
  return {
    surname: '',
    email: '',
    genderId: 0,
    importanceId: 0,
    categoryIds: [],
    discountPercent: 0,
    birthDate: undefined,
    comment: '',
    comments: [],
    spent: 0,
    balance: 0,
    visits: 0,
    noShows: 0,
    firstVisitAtMs: undefined,
    lastVisitAtMs: undefined,
    changedAtMs: 0,
    ...given,
  };
}
