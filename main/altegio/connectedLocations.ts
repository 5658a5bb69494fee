import * as z from 'zod';
import { LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions, Operation } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { wireId, wireInteger, wireRows, wireText, wireTextOrNumber } from './wire.ts';
import { zoneOf } from './zoneText.ts';

export interface ConnectedLocationRow {
  readonly id: LocationId;
  readonly title: string;
  /** '' when unknown. */
  readonly city: string;
  /** A name that this machine knows, or a fixed distance from UTC ("+05:30"); null when Altegio tells none. */
  readonly timeZone: string | null;
}

export interface ConnectedLocationPage {
  readonly locations: readonly ConnectedLocationRow[];
  /** All rows that came, odd ones too: a page is the last one when this is below `count`. */
  readonly rowCount: number;
  /** Of all pages; null when Altegio does not tell. */
  readonly total: number | null;
}

export interface ConnectedLocationsRequest {
  readonly applicationId: number;
  /** From 1. */
  readonly page: number;
  /** Rows per page, up to 1000. */
  readonly count: number;
}

const connectedRow = z
  .object({
    id: wireId.pipe(LocationId),
    title: wireText,
    city: wireText,
    timezone_name: wireText,
    timezone: wireTextOrNumber,
  })
  .transform((row): ConnectedLocationRow => ({
    id: row.id,
    title: row.title || String(row.id),
    city: row.city,
    timeZone: zoneOf(row.timezone_name, row.timezone),
  }));

const connectedPage = z
  .object({
    data: wireRows(connectedRow),
    meta: z.object({ total_count: wireInteger }).catch({ total_count: null }),
  })
  .transform(({ data, meta }): ConnectedLocationPage => ({
    locations: data.rows,
    rowCount: data.rowCount,
    total: meta.total_count,
  }));

export const connectedLocationsOperation = ({
  applicationId,
  page,
  count,
}: ConnectedLocationsRequest): Operation<ConnectedLocationPage> => ({
  name: 'listConnectedLocations',
  method: 'GET',
  path: `/marketplace/application/${applicationId}/salons`,
  query: { page, count },
  auth: 'partner',
  withMeta: true,
  data: connectedPage,
});

/**
 * A page of the locations in which the app is connected. Errors: `unauthorized`, `forbidden` (the token is not this
 * app's), `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export function connectedLocations(
  api: AltegioApi,
  input: ConnectedLocationsRequest,
  options: CallOptions = {},
): Promise<Result<ConnectedLocationPage, ApiError>> {
  return api.call(connectedLocationsOperation(input), options);
}
