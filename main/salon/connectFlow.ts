import type { RefusedToken } from '../../contract/model/health.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Outcome, Problem } from '../../contract/model/problem.ts';
import { AltegioApi, type ApiLogEntry } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { signIn } from '../altegio/auth.ts';
import type { RequestBudget } from '../altegio/budget.ts';
import { listCalls } from '../altegio/calls.ts';
import { DictionaryCache } from '../altegio/dictionaryCache.ts';
import { countries } from '../altegio/dictionaries.ts';
import { problemOf } from '../altegio/problemOf.ts';
import { ServerClock } from '../altegio/serverClock.ts';
import type { Transport } from '../altegio/transport.ts';
import { dayIn } from '../calls/salonDay.ts';
import type { Clock } from '../clock.ts';
import { done, refused, type Refused } from '../outcome.ts';
import type { Tokens } from '../secrets/tokenVault.ts';
import type { Connection } from '../settings/connection.ts';
import { readLocations } from './readLocations.ts';

export interface ConnectFlowDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly budget: RequestBudget;
  readonly onRequest: (entry: ApiLogEntry) => void;
  readonly connection: () => Connection;
  /** The tokens of the account at work, so that locations can be added without signing in again. */
  readonly tokensAtWork: () => Tokens | null;
  /** Which of them Altegio refuses now, if any. */
  readonly refusedToken: () => RefusedToken | null;
}

/** The steps of connecting: keeps what was typed until the last step hands it over. The password is never kept. */
export class ConnectFlow {
  readonly #deps: ConnectFlowDeps;
  readonly #api: AltegioApi;
  readonly #dictionaries: DictionaryCache;
  #partnerToken: string | null = null;
  #userToken: string | null = null;
  #locations: readonly Location[] = [];
  readonly #keepsUser: boolean;

  constructor(deps: ConnectFlowDeps) {
    this.#deps = deps;
    this.#keepsUser = deps.refusedToken() === 'partner';
    const { transport, clock, budget } = deps;
    const { apiUrl, marketplaceUrl } = deps.connection();
    this.#api = new AltegioApi({
      transport,
      clock,
      budget,
      serverClock: new ServerClock(clock),
      apiUrl,
      marketplaceUrl,
      tokens: () => this.#tokens(),
      log: deps.onRequest,
    });
    this.#dictionaries = new DictionaryCache(this.#api, clock);
  }

  /** Tokens that were typed in completely, else null. */
  get tokens(): Tokens | null {
    const { partnerToken, userToken } = this.#tokens() ?? {};
    return partnerToken !== undefined && userToken ? { partnerToken, userToken } : null;
  }

  async partnerToken(token: string): Promise<Outcome> {
    this.#partnerToken = token.trim();
    this.#userToken = null;
    const check = await countries(this.#api, { priority: 'lookup' });
    return this.#answer(check, 'wrongPartnerToken');
  }

  async signIn(login: string, password: string): Promise<Outcome> {
    const answer = await signIn(this.#api, { login: login.trim(), password }, { priority: 'lookup' });
    if (!answer.ok) {
      const wrong = ['unauthorized', 'forbidden', 'invalid', 'notFound'].includes(answer.error.kind);
      return refused(wrong ? { kind: 'wrongLogin', detail: null } : problemOf(answer.error, 'wrongLogin'));
    }
    if (answer.value.kind === 'extraConfirmation')
      return refused({ kind: 'extraConfirmation', detail: null });
    this.#userToken = answer.value.userToken;
    return done;
  }

  async userToken(token: string): Promise<Outcome> {
    this.#userToken = token.trim();
    const read = await readLocations(this.#api, this.#dictionaries, null, { priority: 'lookup' });
    if (!read.ok) this.#userToken = null;
    return this.#answer(read, 'wrongUserToken');
  }

  async locations(): Promise<{ kind: 'locations'; locations: Location[] } | Refused> {
    const read = await readLocations(this.#api, this.#dictionaries, this.#deps.connection().defaultCountry, {
      priority: 'lookup',
    });
    if (!read.ok) return refused(problemOf(read.error, 'wrongUserToken'));
    if (read.value.length === 0) return refused({ kind: 'noLocations', detail: null });
    this.#locations = read.value;
    return { kind: 'locations', locations: [...read.value] };
  }

  /** The chosen ones, once the first of them has shown that calls may be read. */
  async choose(ids: readonly LocationId[]): Promise<Outcome & { locations?: readonly Location[] }> {
    const locations = this.#locations.filter(({ id }) => ids.includes(id));
    const [first] = locations;
    if (!first) return refused({ kind: 'noLocations', detail: null });
    const today = this.#deps.clock.now();
    const check = await listCalls(
      this.#api,
      new Map(),
      {
        location: first,
        fromDay: dayIn(first.timeZone, today),
        toDay: dayIn(first.timeZone, today),
        page: 1,
        limit: 1,
      },
      { priority: 'lookup' },
    );
    if (!check.ok && check.error.kind === 'forbidden') {
      // Other locations may well grant the right: the strip tells of this one, the form only when it is the only one.
      if (locations.length === 1) return refused({ kind: 'noRightCalls', detail: first.title });
    } else if (!check.ok && stopsConnecting(check.error)) {
      return refused(problemOf(check.error, 'wrongUserToken'));
    }
    return { kind: 'done', locations };
  }

  // Signing in again needs only what was refused. Else a partner token that was typed starts afresh.
  #tokens(): { partnerToken: string; userToken: string | null } | null {
    const atWork = this.#deps.tokensAtWork();
    const keptUser = this.#keepsUser ? (atWork?.userToken ?? null) : null;
    if (this.#partnerToken !== null)
      return { partnerToken: this.#partnerToken, userToken: this.#userToken ?? keptUser };
    return atWork && { partnerToken: atWork.partnerToken, userToken: this.#userToken ?? atWork.userToken };
  }

  #answer(result: { ok: true } | { ok: false; error: ApiError }, unauthorized: Problem['kind']): Outcome {
    return result.ok ? done : refused(problemOf(result.error, unauthorized));
  }
}

const stopsConnecting = (error: ApiError): boolean =>
  error.kind === 'unauthorized' || error.kind === 'cannotSendBody';
