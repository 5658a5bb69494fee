import * as z from 'zod';
import { LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { wireId, wireInteger, wireRows, wireStrictText, wireText, wireTextOrNumber } from './wire.ts';
import { zoneOf } from './zoneText.ts';

/** A location the user may manage. `countryId` is looked up with `countries`; `currency` is a short text such as "$". */
export interface LocationRow {
  readonly id: LocationId;
  readonly title: string;
  /** A name that this machine knows, or a fixed distance from UTC ("+05:30"); null when Altegio tells none. */
  readonly timeZone: string | null;
  readonly countryId: number | null;
  readonly currency: string | null;
  readonly chain: { readonly id: number; readonly title: string } | null;
}

export interface LocationList {
  readonly locations: readonly LocationRow[];
  readonly oddRows: number;
}

const PAGE_SIZE = 200;
const MOST_PAGES = 25;

const Chain = z.object({ id: wireId, title: wireText });
type Chain = z.infer<typeof Chain>;

// `groups` is a list in one sample and an object keyed by id in another.
const Chains = z
  .union([z.array(Chain), z.record(z.string(), Chain).transform((byId) => Object.values(byId))])
  .catch([]);

const locationRow = z
  .object({
    id: wireId.pipe(LocationId),
    title: wireStrictText,
    timezone_name: wireText,
    timezone: wireTextOrNumber,
    country_id: wireInteger,
    currency_short_title: wireText,
    main_group_id: wireInteger,
    main_group: Chain.nullable().catch(null),
    groups: Chains,
  })
  .transform((row): LocationRow => ({
    id: row.id,
    title: row.title || String(row.id),
    timeZone: zoneOf(row.timezone_name, row.timezone),
    countryId: row.country_id,
    currency: row.currency_short_title || null,
    chain: chainOf(row.main_group, row.main_group_id, row.groups),
  }));

/**
 * All locations the user may manage, also those whose licence has ended, in the order of the API, each once.
 * Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited` and what any request may meet.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/locations/get_location_list
 */
export async function listMine(
  api: AltegioApi,
  options: CallOptions = {},
): Promise<Result<LocationList, ApiError>> {
  const locations = new Map<LocationId, LocationRow>();
  let oddRows = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.call(
      {
        name: 'listLocations',
        method: 'GET',
        path: '/companies',
        query: { my: 1, show_groups: 1, page, count: PAGE_SIZE },
        auth: 'user',
        data: wireRows(locationRow),
      },
      options,
    );
    if (!answer.ok) return answer;

    const { rows, rowCount } = answer.value;
    oddRows += answer.value.oddRows;
    const before = locations.size;
    for (const row of rows) locations.set(row.id, row);
    // A server that ignores `page` repeats the first one for ever.
    if (rowCount < PAGE_SIZE || locations.size === before) break;
  }
  return ok({ locations: [...locations.values()], oddRows });
}

/**
 * One location. Errors: `unauthorized`, `forbidden`, `notFound` (also: not this user's), `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/locations/get_location
 */
export function getLocation(
  api: AltegioApi,
  { locationId }: { readonly locationId: LocationId },
  options: CallOptions = {},
): Promise<Result<LocationRow, ApiError>> {
  return api.call(
    {
      name: 'getLocation',
      method: 'GET',
      path: `/company/${locationId}`,
      query: { my: 1, show_groups: 1 },
      auth: 'user',
      data: locationRow,
    },
    options,
  );
}

function chainOf(main: Chain | null, mainId: number | null, all: readonly Chain[]): Chain | null {
  return main ?? all.find(({ id }) => id === mainId) ?? all[0] ?? null;
}
