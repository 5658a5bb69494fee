import { err, ok, type Result } from '../../contract/result.ts';
import type { LeftOutRow, SavedCall } from '../calls/savedCall.ts';
import type { AltegioApi, CallOptions, Operation } from './altegioApi.ts';
import { parseJson } from './answer.ts';
import type { ApiError } from './apiError.ts';
import { type CallsOf, readCallRow } from './callRow.ts';
import { inPortions } from '../inPortions.ts';
import type { RecentPages } from './recentPages.ts';
import type { HttpAnswer } from './transport.ts';
import { wireItems } from './wire.ts';

/** How the call list's parameters get through to a host: `neither` when both ways were refused. */
export type CallListForm = 'body' | 'query' | 'neither';

/** What was learnt per host; a `Map` will do. */
export interface CallListMemory {
  get(host: string): CallListForm | undefined;
  set(host: string, form: CallListForm): unknown;
}

export interface CallListRequest {
  /** `timeZone`: in which dates without an offset are read. */
  readonly location: CallsOf;
  /** Days as "YYYY-MM-DD". Whether the last one is included is not documented: ask one day more on both ends. */
  readonly fromDay: string;
  readonly toDay: string;
  /** From 1. */
  readonly page: number;
  /** Rows per page, up to 1000. */
  readonly limit: number;
  /** Only calls of this number: digits, country code first, with a plus or not as the host writes numbers. */
  readonly phone?: string | undefined;
}

export interface CallListPage {
  readonly calls: readonly SavedCall[];
  /** All rows that came, odd ones too: a page is the last one when this is below `limit`. */
  readonly rowCount: number;
  readonly oddRows: number;
  /** Those odd rows, where there are any. */
  readonly leftOut?: readonly LeftOutRow[] | undefined;
}

/** With `recent`, a page whose text has not changed is not read again. */
export interface CallListOptions extends CallOptions {
  readonly recent?: RecentPages | undefined;
}

type Wire = 'body' | 'query';

/**
 * Finished calls of a location; order and total are not promised. Needs the user right "Overview - Calls", else
 * `forbidden`. Asked as a GET with a body; when that is refused as if the body had not arrived, once with query
 * parameters, and what worked is remembered for the host. `cannotSendBody` when both are refused.
 * Source: https://developer.alteg.io/en/developers/openapi/voip-integration/list_voip_calls
 */
export async function listCalls(
  api: AltegioApi,
  memory: CallListMemory,
  request: CallListRequest,
  options: CallListOptions = {},
): Promise<Result<CallListPage, ApiError>> {
  const known = memory.get(api.host);
  const first: Wire = known === 'query' ? 'query' : 'body';
  const answer = await api.send(operation(request, first), options);
  if (!answer.ok) return answer;
  if (!parametersLost(answer.value)) {
    if (known === 'neither') memory.set(api.host, first);
    return readPage(api, request, first, answer.value, options.recent);
  }
  if (known === 'neither') return err({ kind: 'cannotSendBody' });

  const second: Wire = first === 'body' ? 'query' : 'body';
  const retry = await api.send(operation(request, second), options);
  if (!retry.ok) return retry;
  if (parametersLost(retry.value)) {
    if (known === undefined) memory.set(api.host, 'neither');
    return err({ kind: 'cannotSendBody' });
  }
  const read = await readPage(api, request, second, retry.value, options.recent);
  if (read.ok) memory.set(api.host, second);
  return read;
}

function operation(
  { location, fromDay, toDay, page, limit, phone }: CallListRequest,
  form: Wire,
): Operation<readonly unknown[]> {
  const parameters = {
    salon_id: location.id,
    date_from: fromDay,
    date_to: toDay,
    ...(phone !== undefined && { phone }),
    page,
    limit,
  };
  return {
    name: 'listCalls',
    method: 'GET',
    path: '/voip/integration/calls',
    auth: 'user',
    data: wireItems,
    ...(form === 'body' ? { body: parameters } : { query: parameters }),
  };
}

/** Whether an answer reads as if the server, or something on the way, never saw the parameters. */
function parametersLost({ status, body }: HttpAnswer): boolean {
  if (status === 405 || status === 411) return true;
  if (status !== 400 && status !== 404 && status !== 422) return false;
  // Altegio names the field it misses; a proxy that refuses a GET with a body answers with a page of its own.
  return body.includes('salon_id') || parseJson(body) === undefined;
}

async function readPage(
  api: AltegioApi,
  request: CallListRequest,
  form: Wire,
  answer: HttpAnswer,
  recent: RecentPages | undefined,
): Promise<Result<CallListPage, ApiError>> {
  const place = `${request.location.id}:${request.location.timeZone}:${request.page}:${request.limit}`;
  const days = `${request.fromDay} ${request.toDay}`;
  const same = answer.status === 200 ? recent?.get(place, days, answer.body) : undefined;
  if (same) return ok(same);

  const read = api.read(operation(request, form), answer);
  if (!read.ok) return read;
  const calls: SavedCall[] = [];
  const leftOut: LeftOutRow[] = [];
  await inPortions(read.value, (item) => {
    const row = readCallRow(item, request.location);
    if (row.call) calls.push(row.call);
    else leftOut.push(row.leftOut);
  });
  const page = {
    calls,
    rowCount: read.value.length,
    oddRows: leftOut.length,
    ...(leftOut.length > 0 && { leftOut }),
  };
  recent?.put(place, days, answer.body, page);
  return ok(page);
}
