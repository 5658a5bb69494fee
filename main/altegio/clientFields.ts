import * as z from 'zod';
import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { type ClientRecord, wireClientCard } from './clients.ts';
import { wireId, wireInteger, wireList, wireNumber } from './wire.ts';

/** What of a card can be changed. */
export interface ClientFields {
  readonly name: string;
  readonly surname: string;
  /** Country code first, no plus; null when the user's rights hide or mask it, and then the card cannot be changed. */
  readonly phoneDigits: string | null;
  readonly email: string;
  readonly comment: string;
  readonly categoryIds: readonly number[];
  /** 0 none, 1 bronze, 2 silver, 3 gold. */
  readonly importance: number | null;
  readonly discountPercent: number | null;
}

// Not `wireText`: what is written back must be what was there, not what is fit to be shown.
const text = z.union([z.string(), z.number().transform(String)]).catch('');

const fields = z
  .object({
    id: wireId,
    name: text,
    surname: text,
    phone: text,
    email: text,
    comment: text,
    categories: wireList(z.object({ id: wireId })),
    importance_id: wireInteger,
    discount: wireNumber,
  })
  .transform((row): ClientFields => ({
    name: row.name,
    surname: row.surname,
    phoneDigits: /^\+?\d{3,}$/.test(row.phone) ? row.phone.replace('+', '') : null,
    email: row.email,
    comment: row.comment,
    categoryIds: row.categories.map(({ id }) => id),
    importance: row.importance_id,
    discountPercent: row.discount,
  }));

/**
 * The card of a client, to change it: what is not sent back may be lost. Errors: `unauthorized`, `forbidden`,
 * `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/get_client
 */
export function getClientFields(
  api: AltegioApi,
  { locationId, clientId }: { readonly locationId: LocationId; readonly clientId: ClientId },
  options: CallOptions = {},
): Promise<Result<ClientFields, ApiError>> {
  return api.call(
    {
      name: 'getClient',
      method: 'GET',
      path: `/client/${locationId}/${clientId}`,
      auth: 'user',
      data: fields,
    },
    options,
  );
}

export interface ClientChange extends ClientFields {
  readonly locationId: LocationId;
  readonly clientId: ClientId;
  readonly phoneDigits: string;
}

/**
 * Writes a card back, with everything that `getClientFields` told and the changes in it, and gives the card.
 * Errors: `unauthorized`, `forbidden`, `notFound`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/update_client
 */
export function updateClient(
  api: AltegioApi,
  { locationId, clientId, name, surname, phoneDigits, email, comment, ...more }: ClientChange,
  options: CallOptions = {},
): Promise<Result<ClientRecord, ApiError>> {
  return api.call(
    {
      name: 'updateClient',
      method: 'PUT',
      path: `/client/${locationId}/${clientId}`,
      auth: 'user',
      neverTwice: true,
      body: {
        name,
        surname,
        phone: phoneDigits,
        email,
        comment,
        labels: more.categoryIds,
        ...(more.importance !== null && { importance_id: more.importance }),
        ...(more.discountPercent !== null && { discount: more.discountPercent }),
      },
      data: wireClientCard,
    },
    options,
  );
}
