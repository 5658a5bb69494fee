import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { wireId, wireInteger, wireList, wireRows, wireText } from './wire.ts';

/** `iso2` as "US"; `phoneCode` in digits without plus; every text '' when unknown. */
export interface Country {
  readonly id: number;
  readonly iso2: string;
  readonly phoneCode: string;
  readonly title: string;
  /** A national number with 0 for each digit, "(000) 000-0000". */
  readonly phoneTemplate: string;
  readonly phoneExample: string;
  /** A short text such as "$". */
  readonly currency: string;
}

export interface City {
  readonly id: number;
  readonly title: string;
  readonly countryId: number | null;
}

export interface CityRequest {
  readonly countryId?: number | undefined;
  /** Adds the city of this location. */
  readonly locationId?: LocationId | undefined;
}

export interface BusinessGroup {
  readonly id: number;
  readonly title: string;
  readonly types: readonly { readonly id: number; readonly title: string }[];
}

const country = z
  .object({
    id: wireId,
    iso_code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/),
    phone_code: wireText,
    title: wireText,
    phone_template: wireText,
    phone_example: wireText,
    currency: wireText,
  })
  .transform((row): Country => ({
    id: row.id,
    iso2: row.iso_code,
    phoneCode: row.phone_code.replace(/\D/g, ''),
    title: row.title,
    phoneTemplate: row.phone_template,
    phoneExample: row.phone_example,
    currency: row.currency,
  }));

const city = z
  .object({ id: wireId, title: wireText, country_id: wireInteger })
  .transform(({ id, title, country_id }): City => ({ id, title, countryId: country_id }));

const businessGroup = z.object({
  id: wireId,
  title: wireText,
  types: wireList(z.object({ id: wireId, title: wireText })),
});

/**
 * The countries Altegio knows. Needs the partner token only, so it also tells which of two tokens was refused:
 * `unauthorized` here means the partner token.
 * Source: https://developer.alteg.io/api ("Countries")
 */
export async function countries(
  api: AltegioApi,
  options: CallOptions = {},
): Promise<Result<readonly Country[], ApiError>> {
  const answer = await api.call(
    { name: 'listCountries', method: 'GET', path: '/countries', auth: 'partner', data: wireRows(country) },
    options,
  );
  return answer.ok ? ok(answer.value.rows) : answer;
}

/**
 * The cities Altegio knows, all or of one country. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Cities")
 */
export async function cities(
  api: AltegioApi,
  { countryId, locationId }: CityRequest = {},
  options: CallOptions = {},
): Promise<Result<readonly City[], ApiError>> {
  const answer = await api.call(
    {
      name: 'listCities',
      method: 'GET',
      path: '/cities',
      query: {
        ...(countryId !== undefined && { country_id: countryId }),
        ...(locationId !== undefined && { company_id: locationId }),
      },
      auth: 'partner',
      data: wireRows(city),
    },
    options,
  );
  return answer.ok ? ok(answer.value.rows) : answer;
}

/**
 * Kinds of business by group. Needs both tokens. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Business types")
 */
export async function businessGroups(
  api: AltegioApi,
  options: CallOptions = {},
): Promise<Result<readonly BusinessGroup[], ApiError>> {
  const answer = await api.call(
    {
      name: 'listBusinessGroups',
      method: 'GET',
      path: '/references/business_groups_with_types',
      auth: 'user',
      data: wireRows(businessGroup),
    },
    options,
  );
  return answer.ok ? ok(answer.value.rows) : answer;
}
