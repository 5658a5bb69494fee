import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { wireFlag, wireId, wireInteger, wireNumber, wireRows, wireText } from './wire.ts';

export interface TeamMember {
  readonly id: number;
  readonly name: string;
  /** '' when unknown. */
  readonly specialization: string;
}

export interface SalonService {
  readonly id: number;
  readonly title: string;
  /** In the location's currency. */
  readonly priceFrom: number | null;
  readonly priceTo: number | null;
  readonly durationSeconds: number | null;
  readonly active: boolean;
}

const teamMember = z.object({ id: wireId, name: wireText, specialization: wireText });

const service = z
  .object({
    id: wireId,
    title: wireText,
    price_min: wireNumber,
    price_max: wireNumber,
    duration: wireInteger,
    active: wireFlag,
  })
  .transform((row): SalonService => ({
    id: row.id,
    title: row.title,
    priceFrom: row.price_min,
    priceTo: row.price_max,
    durationSeconds: row.duration,
    active: row.active,
  }));

/**
 * Who works in a location. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Team members")
 */
export async function listTeam(
  api: AltegioApi,
  { locationId }: { readonly locationId: LocationId },
  options: CallOptions = {},
): Promise<Result<readonly TeamMember[], ApiError>> {
  const answer = await api.call(
    {
      name: 'listTeamMembers',
      method: 'GET',
      path: `/staff/${locationId}`,
      auth: 'user',
      data: wireRows(teamMember),
    },
    options,
  );
  return answer.ok ? ok(answer.value.rows) : answer;
}

/**
 * What a location offers, or what one team member does there. Errors: `unauthorized`, `forbidden`, `notFound`,
 * `rateLimited`.
 * Source: https://developer.alteg.io/api ("Services")
 */
export async function listServices(
  api: AltegioApi,
  { locationId, staffId }: { readonly locationId: LocationId; readonly staffId?: number | undefined },
  options: CallOptions = {},
): Promise<Result<readonly SalonService[], ApiError>> {
  const answer = await api.call(
    {
      name: 'listServices',
      method: 'GET',
      path: `/services/${locationId}`,
      ...(staffId !== undefined && { query: { staff_id: staffId } }),
      auth: 'user',
      data: wireRows(service),
    },
    options,
  );
  return answer.ok ? ok(answer.value.rows) : answer;
}
