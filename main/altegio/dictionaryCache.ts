import { ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import {
  businessGroups,
  type BusinessGroup,
  cities,
  type City,
  type CityRequest,
  countries,
  type Country,
} from './dictionaries.ts';

const KEPT_MS = 24 * 60 * 60_000;

interface Kept<T> {
  readonly askedAtMs: number;
  readonly rows: readonly T[];
}

/** Answers the dictionaries from memory for a day. A failure is not kept: the next one who asks tries again. */
export class DictionaryCache {
  readonly #api: AltegioApi;
  readonly #clock: Clock;
  readonly #countries = new Map<string, Kept<Country>>();
  readonly #cities = new Map<string, Kept<City>>();
  readonly #groups = new Map<string, Kept<BusinessGroup>>();

  constructor(api: AltegioApi, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  countries(options: CallOptions = {}): Promise<Result<readonly Country[], ApiError>> {
    return this.#kept(this.#countries, '', () => countries(this.#api, options));
  }

  cities(request: CityRequest = {}, options: CallOptions = {}): Promise<Result<readonly City[], ApiError>> {
    const key = `${request.countryId ?? ''}:${request.locationId ?? ''}`;
    return this.#kept(this.#cities, key, () => cities(this.#api, request, options));
  }

  businessGroups(options: CallOptions = {}): Promise<Result<readonly BusinessGroup[], ApiError>> {
    return this.#kept(this.#groups, '', () => businessGroups(this.#api, options));
  }

  async #kept<T>(
    memory: Map<string, Kept<T>>,
    key: string,
    ask: () => Promise<Result<readonly T[], ApiError>>,
  ): Promise<Result<readonly T[], ApiError>> {
    const askedAtMs = this.#clock.now();
    const kept = memory.get(key);
    // A clock that was set back must not keep an answer for ever.
    if (kept && Math.abs(askedAtMs - kept.askedAtMs) < KEPT_MS) return ok(kept.rows);

    const answer = await ask();
    if (answer.ok) memory.set(key, { askedAtMs, rows: answer.value });
    return answer;
  }
}
