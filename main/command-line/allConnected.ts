import type { LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { connectedLocations, type ConnectedLocationRow } from '../altegio/connectedLocations.ts';
import type { Session } from './session.ts';

const PAGE_SIZE = 1000;
const MOST_PAGES = 20;

/** Every location in which the app is connected, each once. */
export async function allConnected(
  applicationId: number,
  { api, options }: Session,
): Promise<Result<ReadonlyMap<LocationId, ConnectedLocationRow>, ApiError>> {
  const found = new Map<LocationId, ConnectedLocationRow>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await connectedLocations(api, { applicationId, page, count: PAGE_SIZE }, options);
    if (!answer.ok) return answer;
    const before = found.size;
    for (const row of answer.value.locations) found.set(row.id, row);
    if (answer.value.rowCount < PAGE_SIZE || found.size === before) break;
  }
  return ok(found);
}
