import type { CallFilter } from '../../contract/model/callFilter.ts';
import type { Location } from '../../contract/model/location.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { listCalls, type CallListMemory } from '../altegio/calls.ts';
import type { BookError } from '../book/bookDoor.ts';
import { plainDigits } from '../clients/decimalDigits.ts';
import { readCaller } from '../clients/phoneNumber.ts';
import { dayOfEpoch, epochDay } from './epochDay.ts';
import { settleStart, type KnownCall } from './knownCall.ts';
import { periodDays, type DaySpan } from './periodDays.ts';
import { readCallRange } from './readCallRange.ts';
import { dayIn } from './salonDay.ts';

export interface WiderSearchDeps {
  readonly api: AltegioApi;
  readonly callListMemory: CallListMemory;
  readonly locations: readonly Location[];
  readonly put: (calls: readonly KnownCall[]) => Promise<Result<number, BookError>>;
  readonly serverNowMs: () => number;
  readonly signal: AbortSignal;
}

type Failure =
  | { readonly from: 'altegio'; readonly error: ApiError }
  | { readonly from: 'book'; readonly error: BookError };

const LIMIT = 1_000;
const LEAST_DIGITS = 5;
const NUMBER_BACK_DAYS = 730;
const DAYS_BACK = 31;

/** Asks Altegio for what a filter shows, beyond what is fetched: a number over two years, or the days of the period. */
export class WiderSearch {
  readonly #deps: WiderSearchDeps;

  constructor(deps: WiderSearchDeps) {
    this.#deps = deps;
  }

  /** How many calls the book did not have. */
  async ask({ locationIds, period, search }: CallFilter): Promise<Result<number, Failure>> {
    const wanted = this.#deps.locations.filter(
      ({ id }) => locationIds.length === 0 || locationIds.includes(id),
    );
    const isNumber = plainDigits(search).replace(/\D/g, '').length >= LEAST_DIGITS && !/\p{L}/u.test(search);
    let added = 0;
    for (const location of wanted) {
      const today = dayIn(location.timeZone, this.#deps.serverNowMs());
      const back = (days: number): DaySpan => ({ fromDay: dayOfEpoch(epochDay(today) - days), toDay: today });
      const days = periodDays(period, today);
      const found = isNumber
        ? await this.#byNumber(location, search, days ?? back(NUMBER_BACK_DAYS))
        : await this.#read(location, days ?? back(DAYS_BACK));
      if (!found.ok) return err({ from: 'altegio', error: found.error });
      const kept = await this.#deps.put(found.value);
      if (!kept.ok) return err({ from: 'book', error: kept.error });
      added += kept.value;
    }
    return ok(added);
  }

  // Two versions of the same page write numbers with and without a plus, in rows and in the filter.
  async #byNumber(
    location: Location,
    search: string,
    days: DaySpan,
  ): Promise<Result<readonly KnownCall[], ApiError>> {
    const caller = readCaller(search, location);
    const best = caller.kind === 'number' ? caller.candidates[0] : undefined;
    const digits = best?.slice(1) ?? plainDigits(search).replace(/\D/g, '');
    const plain = await this.#read(location, days, digits);
    if (!plain.ok || plain.value.length > 0 || best === undefined) return plain;
    return this.#read(location, days, best);
  }

  async #read(
    location: Location,
    { fromDay, toDay }: DaySpan,
    phone?: string,
  ): Promise<Result<readonly KnownCall[], ApiError>> {
    const { api, callListMemory, serverNowMs, signal } = this.#deps;
    const query = {
      location,
      fromDay: dayOfEpoch(epochDay(fromDay) - 1),
      toDay: dayOfEpoch(epochDay(toDay) + 1),
      limit: LIMIT,
      phone,
    };
    const found = await readCallRange(
      (page) => listCalls(api, callListMemory, { ...query, page }, { priority: 'poll', signal }),
      LIMIT,
    );
    if (!found.ok) return found;
    return ok(found.value.calls.flatMap((row) => settleStart(row, serverNowMs()) ?? []));
  }
}
