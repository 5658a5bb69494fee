import type { LocationId } from '../../contract/model/ids.ts';
import type { WebhookList } from '../../contract/model/integration.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { webhookSettings } from '../altegio/webhookSettings.ts';
import type { Clock } from '../clock.ts';

export interface WebhookListsDeps {
  readonly api: AltegioApi;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const FRESH_MS = 5 * 60_000;
const MOST = 50;

/** Event addresses of locations, read when somebody looks at one. */
export class WebhookLists {
  readonly #deps: WebhookListsDeps;
  readonly #lists = new Map<LocationId, Result<WebhookList, ApiError>>();
  readonly #askedAtMono = new Map<LocationId, number>();

  constructor(deps: WebhookListsDeps) {
    this.#deps = deps;
  }

  of(id: LocationId): Result<WebhookList, ApiError> | null {
    return this.#lists.get(id) ?? null;
  }

  /** Reads them unless that was done a moment ago; `onChange` tells when they are there. */
  refresh(id: LocationId): void {
    const askedAt = this.#askedAtMono.get(id) ?? -Infinity;
    if (this.#deps.clock.monotonic() - askedAt < FRESH_MS) return;
    this.read(id, { priority: 'rest', signal: this.#deps.signal }).catch(this.#deps.onBug);
  }

  async read(id: LocationId, options: CallOptions): Promise<Result<WebhookList, ApiError>> {
    this.#askedAtMono.set(id, this.#deps.clock.monotonic());
    const answer = await webhookSettings(this.#deps.api, { locationId: id }, options);
    const list: Result<WebhookList, ApiError> = answer.ok
      ? ok({ active: answer.value.active, urls: answer.value.urls.slice(0, MOST).map(withoutQuery) })
      : answer;
    if (options.signal?.aborted) return list;
    this.#lists.set(id, list);
    this.#deps.onChange();
    return list;
  }
}

/** A query or a login in an address may be a secret. */
function withoutQuery(address: string): string {
  if (!URL.canParse(address)) return address.replace(/[?#].*$/s, '').slice(0, 300);
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`.slice(0, 300);
}
