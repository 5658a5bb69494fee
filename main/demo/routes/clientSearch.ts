import { done, refused, type Answer } from '../answer.ts';
import { isObject, type Fields } from '../fields.ts';
import type { SalonClient } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { clientSearchRow } from './clientCard.ts';

type Test = (client: SalonClient) => boolean;

const ORDERS = [
  'id',
  'name',
  'phone',
  'email',
  'discount',
  'first_visit_date',
  'last_visit_date',
  'sold_amount',
  'visit_count',
] as const;
const FILTERS = [
  'id',
  'quick_search',
  'sold_amount',
  'importance',
  'has_mobile_app',
  'category',
  'has_passteam_card',
  'passteam_card_ids',
  'birthday',
  'gender',
  'record',
  'client',
  'sale',
] as const;

/** `POST /company/{location_id}/clients/search`. */
export function searchClients(state: SalonState, locationId: number, body: Fields): Answer {
  const page = body.has('page') ? body.integer('page', { min: 1 }) : 1;
  const size = body.has('page_size') ? body.integer('page_size', { min: 1, max: 200 }) : 25;
  const fields = body.has('fields') ? body.list('fields') : undefined;
  const orderBy = body.has('order_by') ? body.oneOf('order_by', ORDERS) : 'id';
  const descending =
    body.has('order_by_direction') && body.oneOf('order_by_direction', ['ASC', 'DESC']) === 'DESC';
  const any = body.has('operation') && body.oneOf('operation', ['AND', 'OR']) === 'OR';
  const filters = body.has('filters') ? body.list('filters') : [];
  const tests = filters.map((filter) => testOf(state, filter));
  if (body.refusal || tests.includes(undefined)) {
    return refused(400, 'Invalid filter value', { filters: ['Invalid filter state value'] });
  }

  const found = state
    .clientsOf(locationId)
    .filter(
      (client) =>
        tests.length === 0 ||
        (any ? tests.some((test) => test?.(client)) : tests.every((test) => test?.(client))),
    )
    .map((client) => clientSearchRow(state, locationId, client))
    .sort((a, b) => compare(a[orderBy], b[orderBy]) * (descending ? -1 : 1));
  const rows = found.slice((page - 1) * size, page * size);
  return done(
    rows.map((row) =>
      fields
        ? Object.fromEntries(Object.entries(row).filter(([key]) => key === 'id' || fields.includes(key)))
        : row,
    ),
    { total_count: found.length },
  );
}

function testOf(state: SalonState, filter: unknown): Test | undefined {
  if (!isObject(filter) || !isObject(filter['state'])) return undefined;
  const type = FILTERS.find((known) => known === filter['type']);
  const { value, from, to } = filter['state'];
  const ids = (Array.isArray(value) ? value : [value]).map(Number);
  switch (type) {
    case undefined:
      return undefined;
    case 'id':
      return ids.some(Number.isNaN) ? undefined : (client) => ids.includes(client.id);
    case 'quick_search':
      return typeof value === 'string' || typeof value === 'number' ? quickSearch(String(value)) : undefined;
    case 'importance':
      return (client) => ids.includes(client.importanceId);
    case 'category':
      return (client) => client.categoryIds.some((id) => ids.includes(id));
    case 'gender':
      return (client) => ids.includes(client.genderId);
    case 'sold_amount':
      return (client) => client.spent >= Number(from ?? 0) && client.spent <= Number(to ?? Infinity);
    case 'birthday':
    case 'has_mobile_app':
    case 'has_passteam_card':
    case 'passteam_card_ids':
    case 'record':
    case 'client':
    case 'sale':
      state.violations.push(`The client filter ${type} is described, but not simulated`);
      return () => true;
  }
}

function quickSearch(value: string): Test {
  const wanted = value.trim().toLowerCase();
  const digits = /\p{L}/u.test(wanted) ? '' : wanted.replace(/\D/g, '');
  return (client) =>
    (digits.length > 0 && client.phone.replace(/\D/g, '').includes(digits)) ||
    (wanted !== '' &&
      `${client.name} ${client.surname} ${client.name} ${client.email}`.toLowerCase().includes(wanted));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [a, b].map((value) => (typeof value === 'string' ? value : ''));
  return (left ?? '') < (right ?? '') ? -1 : Number(left !== right);
}
