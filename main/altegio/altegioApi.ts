import type * as z from 'zod';
import { err, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { mayReceiveTokens } from './addresses.ts';
import { readAnswer } from './answer.ts';
import type { ApiError } from './apiError.ts';
import type { Priority, RequestBudget } from './budget.ts';
import type { ServerClock } from './serverClock.ts';
import type { HttpAnswer, Transport, TransportLimits, TransportRequest } from './transport.ts';

export interface Tokens {
  readonly partnerToken: string;
  readonly userToken: string | null;
}

/** What one request left behind, for the log: never a token, an address with a query, a name or a number. */
export interface ApiLogEntry {
  readonly operation: string;
  /** The HTTP status, or the kind of the failure when no complete answer came. */
  readonly outcome: number | ApiError['kind'];
  readonly tookMs: number;
}

export interface AltegioApiDeps {
  readonly transport: Transport;
  readonly budget: RequestBudget;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  /** With `/api/v1`. */
  readonly apiUrl: string;
  /** A bare origin; `/marketplace/…` is added. */
  readonly marketplaceUrl: string;
  /** Asked before each request; null: nobody is signed in. */
  readonly tokens: () => Tokens | null;
  readonly log?: ((entry: ApiLogEntry) => void) | undefined;
  readonly limits?: Partial<TransportLimits> | undefined;
}

/** One request of the API. `path` starts with a slash; paths under `/marketplace/` go to the Marketplace's address. */
export interface Operation<T> {
  /** As in docs/altegio/openapi.yaml, for the log. */
  readonly name: string;
  readonly method: TransportRequest['method'];
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>> | undefined;
  readonly body?: unknown;
  /** It creates or changes something, so it must not reach the server twice. */
  readonly neverTwice?: boolean | undefined;
  /** Success comes without a body; it is read as null. */
  readonly emptyBody?: boolean | undefined;
  /** `data` reads `{ data, meta }`: of lists that tell their total or next page there. */
  readonly withMeta?: boolean | undefined;
  /** Which tokens it needs. */
  readonly auth: 'partner' | 'user';
  /** Reads the answer's `data`. */
  readonly data: z.ZodType<T>;
}

export interface CallOptions {
  readonly priority?: Priority | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Asked after the wait, right before the request leaves; with false it stays, as if aborted. */
  readonly mayLeave?: (() => Promise<boolean>) | undefined;
}

// A token goes into a header: a line break in a pasted one must not start another header.
const TOKEN = /^[\x21-\x2b\x2d-\x7e]+$/;

/** Sends operations to Altegio, one budget for all of them, and reads the answers. */
export class AltegioApi {
  readonly #deps: AltegioApiDeps;

  /** Throws when an address may not receive tokens: whoever reads it from a file or a form checks it first. */
  constructor(deps: AltegioApiDeps) {
    for (const url of [deps.apiUrl, deps.marketplaceUrl]) {
      if (!mayReceiveTokens(url)) throw new Error('Tokens are sent over https or to this machine only');
    }
    this.#deps = deps;
  }

  /** Host and port of the API, to remember things about it. */
  get host(): string {
    return new URL(this.#deps.apiUrl).host;
  }

  /** Sends an operation and reads its data. Every failure is an `ApiError`; a 429 pauses all requests. */
  async call<T>(operation: Operation<T>, options: CallOptions = {}): Promise<Result<T, ApiError>> {
    const answer = await this.send(operation, options);
    return answer.ok ? this.read(operation, answer.value) : answer;
  }

  /** Waits for a turn and sends, without a look at the status. For operations that decide by it. */
  async send(
    operation: Operation<unknown>,
    { priority = 'rest', signal, mayLeave }: CallOptions = {},
  ): Promise<Result<HttpAnswer, ApiError>> {
    const { budget, transport, clock, limits } = this.#deps;
    const turn = await budget.turn(priority, signal);
    if (!turn.ok) return turn;
    if (mayLeave && !(await mayLeave())) return err({ kind: 'aborted' });

    // Read after the wait: the tokens may have been taken away meanwhile.
    const authorization = this.#authorization(operation.auth);
    if (authorization === null) return err({ kind: 'unauthorized' });

    const startedAtMs = clock.monotonic();
    const body = operation.body === undefined ? undefined : JSON.stringify(operation.body);
    const answer = await transport.send(
      {
        method: operation.method,
        url: this.#url(operation),
        headers: {
          Accept: 'application/vnd.api.v2+json',
          Authorization: authorization,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        body,
        neverTwice: operation.neverTwice,
      },
      { signal, limits },
    );
    this.#deps.log?.({
      operation: operation.name,
      outcome: answer.ok ? answer.value.status : answer.error.kind,
      tookMs: Math.round(clock.monotonic() - startedAtMs),
    });
    if (answer.ok)
      this.#deps.serverClock.observe(
        answer.value.header('date'),
        answer.value.sentAtMonoMs,
        answer.value.headersAtMonoMs,
      );
    return answer;
  }

  /** Reads an answer that `send` brought; a 429 makes everyone wait. */
  read<T>(operation: Operation<T>, answer: HttpAnswer): Result<T, ApiError> {
    const { serverClock, budget } = this.#deps;
    const result = readAnswer(answer, {
      data: operation.data,
      emptyBody: operation.emptyBody,
      withMeta: operation.withMeta,
      serverNowMs: serverClock.nowMs(),
      scrub: (text) => this.#scrub(text),
    });
    if (!result.ok && result.error.kind === 'rateLimited') budget.rateLimited(result.error.retryAfterMs);
    return result;
  }

  #authorization(auth: 'partner' | 'user'): string | null {
    const tokens = this.#deps.tokens();
    if (!tokens || !TOKEN.test(tokens.partnerToken)) return null;
    if (auth === 'partner') return `Bearer ${tokens.partnerToken}`;
    if (tokens.userToken === null || !TOKEN.test(tokens.userToken)) return null;
    return `Bearer ${tokens.partnerToken}, User ${tokens.userToken}`;
  }

  #url({ path, query }: Operation<unknown>): string {
    const { apiUrl, marketplaceUrl } = this.#deps;
    const base = path.startsWith('/marketplace/') ? marketplaceUrl : apiUrl;
    const parameters = Object.entries(query ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const search = parameters.length === 0 ? '' : `?${new URLSearchParams(parameters).toString()}`;
    return `${base.replace(/\/+$/, '')}${path}${search}`;
  }

  #scrub(text: string): string {
    const { partnerToken, userToken } = this.#deps.tokens() ?? { partnerToken: '', userToken: null };
    return [partnerToken, userToken ?? '']
      .filter(Boolean)
      .reduce((clean, token) => clean.replaceAll(token, '[token]'), text);
  }
}
