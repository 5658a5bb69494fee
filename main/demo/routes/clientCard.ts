import type { SalonClient } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { localText, zonedText } from '../zonedTime.ts';

const IMPORTANCE = ['No importance class', 'Bronze', 'Silver', 'Gold'] as const;
const GENDER = ['Unknown', 'Male', 'Female'] as const;

/** The card, with the number as a number, as the API shows it. */
export function clientCard(state: SalonState, locationId: number, client: SalonClient): object {
  const zone = state.location(locationId)?.timeZone ?? 'UTC';
  const categories = state.salon.categories.filter(({ id }) => client.categoryIds.includes(id));
  return {
    id: client.id,
    name: client.name,
    surname: client.surname,
    middle_name: '',
    phone: state.may(locationId, 'phones') && client.phone !== '' ? Number(client.phone.slice(1)) : '',
    email: client.email,
    // An empty list comes as an empty object.
    categories: categories.length > 0 ? categories : {},
    gender: GENDER[client.genderId],
    gender_id: client.genderId,
    discount: client.discountPercent,
    importance_id: client.importanceId,
    importance: IMPORTANCE[client.importanceId],
    card: '',
    birth_date: client.birthDate ?? null,
    comment: client.comment,
    sms_check: 0,
    sms_not: 0,
    spent: client.spent,
    balance: client.balance,
    visits: client.visits,
    last_change_date: zonedText(zone, client.changedAtMs).replace(/:(\d\d)$/, '$1'),
    custom_fields: [],
  };
}

/** Every field a search can ask for. */
export function clientSearchRow(
  state: SalonState,
  locationId: number,
  client: SalonClient,
): Readonly<Record<string, unknown>> {
  const zone = state.location(locationId)?.timeZone ?? 'UTC';
  const moment = (atMs: number | undefined): string | null =>
    atMs === undefined ? null : localText(zone, atMs);
  return {
    id: client.id,
    name: client.name,
    surname: client.surname,
    phone: shownPhone(state, locationId, client.phone),
    email: client.email,
    discount: client.discountPercent,
    first_visit_date: moment(client.firstVisitAtMs),
    last_visit_date: moment(client.lastVisitAtMs),
    sold_amount: client.spent,
    visit_count: client.visits,
  };
}

/** With a plus; masked for a user without the right to see numbers. */
export function shownPhone(state: SalonState, locationId: number, phone: string): string {
  if (state.may(locationId, 'phones')) return phone;
  return phone.length > 6 ? `${phone.slice(0, 3)}${'*'.repeat(phone.length - 5)}${phone.slice(-2)}` : '';
}
