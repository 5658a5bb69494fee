import * as z from 'zod';
import type { Category } from '../../contract/model/card.ts';
import { ClientId, type LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import {
  type Rows,
  wireId,
  wireInteger,
  wireList,
  wireNote,
  wireNumber,
  wireRows,
  wireText,
} from './wire.ts';

/** A client as the search tells; null is what Altegio does not tell. */
export interface FoundClientRow {
  readonly id: ClientId;
  /** Name and surname, '' when both are missing. */
  readonly name: string;
  /** Digits with or without plus; may be masked, '' when the user's rights hide it. */
  readonly phoneText: string;
  readonly visitCount: number | null;
}

/** A client card. */
export interface ClientRecord extends FoundClientRow {
  /** The server's own word such as "Gold"; null for no importance. */
  readonly importance: string | null;
  readonly categories: readonly Category[];
  readonly comment: string | null;
  /** Below 0 is a debt, in the location's currency. */
  readonly balance: number | null;
  readonly spent: number | null;
}

const basics = {
  id: wireId.pipe(ClientId),
  name: wireText,
  surname: wireText,
  phone: wireText,
  // Three names for the same figure are in use.
  visit_count: wireInteger,
  visits_count: wireInteger,
  visits: wireInteger,
};

const CategoryRow = z.object({
  title: wireText,
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable()
    .catch(null),
});

const Found = z.object(basics);
const found = Found.transform(foundOf);

/** The whole card of a client as an answer tells it. */
export const wireClientCard = z
  .object({
    ...basics,
    importance: wireText,
    importance_id: wireInteger,
    categories: wireList(CategoryRow),
    comment: wireNote,
    balance: wireNumber,
    spent: wireNumber,
  })
  .transform((row): ClientRecord => ({
    ...foundOf(row),
    importance: row.importance_id === 0 ? null : row.importance || null,
    categories: row.categories.filter(({ title }) => title !== ''),
    comment: row.comment,
    balance: row.balance,
    spent: row.spent,
  }));

function foundOf(row: z.infer<typeof Found>): FoundClientRow {
  return {
    id: row.id,
    name: `${row.name} ${row.surname}`.trim(),
    phoneText: row.phone,
    visitCount: row.visit_count ?? row.visits_count ?? row.visits,
  };
}

const FIELDS = ['id', 'name', 'surname', 'phone', 'visit_count', 'last_visit_date', 'first_visit_date'];
const PAGE_SIZE = 50;

/**
 * Clients of a location in which `digits` occur, at most 50, latest visit first. The search is by part and also looks
 * at names and cards: compare the numbers yourself. `rowCount` 50 means that there may be more.
 * Errors: `invalid`, `unauthorized`, `licenceEnded`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/get_client_list
 */
export function searchByDigits(
  api: AltegioApi,
  { locationId, digits }: { readonly locationId: LocationId; readonly digits: string },
  options: CallOptions = {},
): Promise<Result<Rows<FoundClientRow>, ApiError>> {
  return api.call(
    {
      name: 'searchClients',
      method: 'POST',
      path: `/company/${locationId}/clients/search`,
      auth: 'user',
      body: {
        page: 1,
        page_size: PAGE_SIZE,
        fields: FIELDS,
        order_by: 'last_visit_date',
        order_by_direction: 'DESC',
        operation: 'AND',
        filters: [{ type: 'quick_search', state: { value: digits } }],
      },
      data: wireRows(found),
    },
    options,
  );
}

/** As many as one page of the search may hold. */
export const MOST_IDS = 200;

/**
 * The clients with these ids, at most `MOST_IDS`; those that are gone or out of sight are missing in the answer.
 * Errors: `invalid`, `unauthorized`, `licenceEnded`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/get_client_list
 */
export function listByIds(
  api: AltegioApi,
  { locationId, ids }: { readonly locationId: LocationId; readonly ids: readonly ClientId[] },
  options: CallOptions = {},
): Promise<Result<Rows<FoundClientRow>, ApiError>> {
  return api.call(
    {
      name: 'searchClients',
      method: 'POST',
      path: `/company/${locationId}/clients/search`,
      auth: 'user',
      body: {
        page: 1,
        page_size: MOST_IDS,
        fields: FIELDS,
        order_by: 'id',
        order_by_direction: 'ASC',
        operation: 'AND',
        filters: [{ type: 'id', state: { value: ids } }],
      },
      data: wireRows(found),
    },
    options,
  );
}

/**
 * The card of one client. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/get_client
 */
export function getClient(
  api: AltegioApi,
  { locationId, clientId }: { readonly locationId: LocationId; readonly clientId: ClientId },
  options: CallOptions = {},
): Promise<Result<ClientRecord, ApiError>> {
  return api.call(
    {
      name: 'getClient',
      method: 'GET',
      path: `/client/${locationId}/${clientId}`,
      auth: 'user',
      data: wireClientCard,
    },
    options,
  );
}

/**
 * Clients of a location with these digits in their number, a page of at most 50, by the older search: for when the
 * present one has trouble. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/deprecated_get_client_list
 */
export function listByPhonePart(
  api: AltegioApi,
  {
    locationId,
    digits,
    page = 1,
  }: {
    readonly locationId: LocationId;
    readonly digits: string;
    /** From 1. */
    readonly page?: number | undefined;
  },
  options: CallOptions = {},
): Promise<Result<Rows<ClientRecord>, ApiError>> {
  return api.call(
    {
      name: 'listClientsDeprecated',
      method: 'GET',
      path: `/clients/${locationId}`,
      query: { phone: digits, page, count: PAGE_SIZE },
      auth: 'user',
      data: wireRows(wireClientCard),
    },
    options,
  );
}

export interface NewClient {
  readonly locationId: LocationId;
  readonly name: string;
  readonly surname?: string | undefined;
  /** Country code first, no plus. */
  readonly phoneDigits: string;
}

// Creating an appointment answers with a list of one, so a card in a list is read as well.
const createdClient = z.union([wireClientCard, z.tuple([wireClientCard]).transform(([only]) => only)]);

/**
 * Creates a client and gives its card. What happens when the number exists is not documented: on `conflict` (409) or
 * `invalid` (422) search again. Not repeatable after a lost answer: search first.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/create_client
 */
export function createClient(
  api: AltegioApi,
  { locationId, name, surname, phoneDigits }: NewClient,
  options: CallOptions = {},
): Promise<Result<ClientRecord, ApiError>> {
  return api.call(
    {
      name: 'createClient',
      method: 'POST',
      path: `/clients/${locationId}`,
      auth: 'user',
      neverTwice: true,
      body: { name, ...(surname !== undefined && { surname }), phone: phoneDigits },
      data: createdClient,
    },
    { priority: 'lookup', ...options },
  );
}

export interface NewComment {
  readonly locationId: LocationId;
  readonly clientId: ClientId;
  /** 1 to 255 characters, not blank. */
  readonly text: string;
}

/**
 * Adds a comment to a client's card. Comments cannot be read back, so a lost answer leaves it open whether it is there.
 * Where the present address is not known (404), the one of older pages is tried once; both unknown is `notFound`.
 * Errors: `invalid`, `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi (contents; the older address is printed there)
 */
export async function addClientComment(
  api: AltegioApi,
  { locationId, clientId, text }: NewComment,
  options: CallOptions = {},
): Promise<Result<unknown, ApiError>> {
  const at = (place: 'company' | 'clients'): Promise<Result<unknown, ApiError>> =>
    api.call(
      {
        name: 'addClientComment',
        method: 'POST',
        path: `/${place}/${locationId}/clients/${clientId}/comments`,
        auth: 'user',
        neverTwice: true,
        body: { text },
        data: z.unknown(),
      },
      options,
    );
  const answer = await at('company');
  return answer.ok || answer.error.kind !== 'notFound' ? answer : at('clients');
}
