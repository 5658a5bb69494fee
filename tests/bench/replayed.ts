import type { LoggedRequest } from '../../main/demo/requestLog.ts';
import type { Simulator } from '../../main/demo/simulator.ts';

type Salon = Pick<Simulator, 'marketplaceUrl' | 'partnerToken' | 'userToken'>;

/** A request that a floor sends again, as Ringdesk did. */
export interface ReplayedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The same request for whoever asks it again: the log keeps neither headers nor tokens. */
export function replayed(
  { marketplaceUrl, partnerToken, userToken }: Salon,
  { method, path, query, body }: LoggedRequest,
): ReplayedRequest {
  const search = new URLSearchParams(query).toString();
  return {
    method,
    url: `${marketplaceUrl}${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      Accept: 'application/vnd.api.v2+json',
      Authorization: `Bearer ${partnerToken}, User ${userToken}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

/** All of them in the rhythm in which they came. */
export function schedule(
  salon: Salon,
  requests: readonly LoggedRequest[],
): readonly (ReplayedRequest & { readonly afterMs: number })[] {
  const startedAtMs = requests[0]?.monotonicMs ?? 0;
  return requests.map((request) => ({
    afterMs: request.monotonicMs - startedAtMs,
    ...replayed(salon, request),
  }));
}
