import type { Candidate, CallerMatch, LookupTrouble } from '../../contract/model/card.ts';
import type { ClientId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { ClientRecord, FoundClientRow } from '../altegio/clients.ts';
import { wallClockIn } from '../calls/salonDay.ts';
import type { Clock } from '../clock.ts';
import { texts } from '../texts.ts';
import type { CachedClient, ClientCache } from './clientCache.ts';
import type { ClientSource } from './clientSource.ts';
import type { E164 } from './e164.ts';
import { lookupTrouble } from './lookupTrouble.ts';
import { matchClients } from './matchClients.ts';
import { searchDigits, type Caller } from './phoneNumber.ts';
import { isVip, summarise, visitOf } from './summarise.ts';

export interface WhoIs {
  readonly caller: Caller;
  /** The client that Altegio itself put beside the call. */
  readonly clientId: ClientId | null;
  readonly location: Location;
}

export type Tell = (match: CallerMatch) => void;

interface Memory {
  recall(location: Location['id'], number: string): ClientId | null;
}

export interface ClientDirectoryDeps {
  readonly source: ClientSource;
  readonly cache: ClientCache;
  readonly choices: Memory;
  readonly serverNowMs: () => number;
  readonly clock: Clock;
}

const MOST_HINTS = 4;
const HINT_WAIT_MS = 1_000;
// The search is by part: the last digits find the number in every spelling, and the "possibly" ones too.
const SEARCHED_DIGITS = 8;

/** Finds who is calling: from memory at once, then from Altegio, telling each better answer as it comes. */
export class ClientDirectory {
  readonly #deps: ClientDirectoryDeps;

  constructor(deps: ClientDirectoryDeps) {
    this.#deps = deps;
  }

  async find({ caller, clientId, location }: WhoIs, tell: Tell, signal: AbortSignal): Promise<void> {
    if (clientId !== null) {
      const error = await this.show(location, clientId, [], tell, signal);
      // A client of another location of the chain, or one deleted meanwhile: the number may still tell.
      if (error?.kind !== 'notFound') return;
    }
    switch (caller.kind) {
      case 'withheld':
        tell({ kind: 'withheld' });
        return;
      case 'internal':
        tell({ kind: 'internal' });
        return;
      case 'hidden':
        tell({ kind: 'unavailable', trouble: 'noRight' });
        return;
      case 'number':
        await this.#findByNumber(caller.candidates, location, tell, signal);
    }
  }

  /** Shows one client, from memory first; answers the error when there is nothing to show. */
  async show(
    location: Location,
    id: ClientId,
    chosenFrom: Candidate[],
    tell: Tell,
    signal: AbortSignal,
    found?: FoundClientRow,
  ): Promise<ApiError | null> {
    const { cache, source } = this.#deps;
    const cached = cache.get(location.id, id);
    if (!cached && found)
      tell(this.#known({ card: bare(found), appointments: null }, location, chosenFrom, null));
    if (cached) tell(this.#known(cached, location, chosenFrom, null));
    if (cached?.fresh && cached.appointments) return null;

    const [card, appointments] = await Promise.all([
      source.card(location, id, signal).then((answer) => {
        if (answer.ok && !cached && !signal.aborted) {
          tell(this.#known({ card: answer.value, appointments: null }, location, chosenFrom, null));
        }
        return answer;
      }),
      source.appointments(location, id, signal),
    ]);
    if (signal.aborted) return null;
    if (!card.ok) return this.#showWhatIsLeft(card.error, cached, found, location, chosenFrom, tell);

    const visits = appointments.ok ? appointments.value : (cached?.appointments ?? null);
    cache.put(location.id, card.value, visits, this.#deps.serverNowMs());
    const trouble = visits === null && !appointments.ok ? lookupTrouble(appointments.error) : null;
    tell({
      ...this.#known({ card: card.value, appointments: visits }, location, chosenFrom, null, trouble),
      limited: trouble === 'noRight',
    });
    return null;
  }

  /** Remembers a client's card without showing it, after everything else in the queue. */
  async learn(location: Location, id: ClientId, signal: AbortSignal): Promise<void> {
    const card = await this.#deps.source.card(location, id, signal, 'rest');
    if (card.ok) this.#deps.cache.put(location.id, card.value, null, this.#deps.serverNowMs());
  }

  clientOf(location: Location, id: ClientId | null): { name: string; vip: boolean } | undefined {
    const card = id === null ? undefined : this.#deps.cache.get(location.id, id)?.card;
    return card && { name: card.name || texts.noName, vip: isVip(card) };
  }

  async #findByNumber(
    candidates: readonly E164[],
    location: Location,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<void> {
    const best = candidates[0];
    if (best === undefined) {
      tell({ kind: 'unknown' });
      return;
    }
    const found = await this.#deps.source.search(
      location,
      searchDigits(best).slice(-SEARCHED_DIGITS),
      signal,
    );
    if (signal.aborted) return;
    if (!found.ok) {
      tell({ kind: 'unavailable', trouble: lookupTrouble(found.error) });
      return;
    }
    const rows = new Map(found.value.map((row) => [row.id, row]));
    const remembered = candidates
      .map((one) => this.#deps.choices.recall(location.id, one))
      .find((id) => id !== null);
    const match = matchClients({
      candidates,
      clients: found.value,
      countryIso: location.countryIso,
      remembered: remembered ?? null,
    });
    const named = (ids: readonly ClientId[]): Candidate[] =>
      ids.map((id) => ({ id, name: rows.get(id)?.name || texts.noName, hint: null }));
    switch (match.kind) {
      case 'unknown':
        tell({ kind: 'unknown' });
        return;
      case 'possibly':
        tell({ kind: 'possibly', candidates: named(match.ids) });
        return;
      case 'several':
        await this.#tellSeveral(named(match.ids), location, tell, signal);
        return;
      case 'known':
        await this.show(location, match.id, named(match.chosenFrom), tell, signal, rows.get(match.id));
    }
  }

  /** In the order of their next visits if that is known soon; an order once shown never changes under the finger. */
  async #tellSeveral(
    candidates: Candidate[],
    location: Location,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<void> {
    const screen = { ordered: false };
    const cancel = this.#deps.clock.after(HINT_WAIT_MS, () => {
      screen.ordered = true;
      tell({ kind: 'several', candidates });
    });
    const hinted = await Promise.all(
      candidates.map((one, index) => this.#hinted(one, index, location, signal)),
    );
    cancel();
    if (signal.aborted) return;
    const nextOf = ({ hint }: Candidate): string => (hint?.kind === 'next' ? hint.visit.localStart : '9');
    if (!screen.ordered) hinted.sort((a, b) => nextOf(a).localeCompare(nextOf(b)));
    tell({ kind: 'several', candidates: hinted });
  }

  /** With the next or else the last visit. */
  async #hinted(
    candidate: Candidate,
    index: number,
    location: Location,
    signal: AbortSignal,
  ): Promise<Candidate> {
    if (index >= MOST_HINTS) return candidate;
    const visits = await this.#deps.source.appointments(location, candidate.id, signal);
    if (!visits.ok) return candidate;
    const nowLocal = wallClockIn(location.timeZone, this.#deps.serverNowMs());
    const kept = visits.value
      .filter((one) => !one.deleted)
      .sort((a, b) => (a.localStart < b.localStart ? -1 : 1));
    const next = kept.find((one) => one.localStart >= nowLocal);
    const last = kept.at(-1);
    if (next) return { ...candidate, hint: { kind: 'next', visit: visitOf(next) } };
    return last ? { ...candidate, hint: { kind: 'last', visit: visitOf(last) } } : candidate;
  }

  #showWhatIsLeft(
    error: ApiError,
    cached: CachedClient | undefined,
    found: FoundClientRow | undefined,
    location: Location,
    chosenFrom: Candidate[],
    tell: Tell,
  ): ApiError | null {
    if (cached) {
      tell(this.#known(cached, location, chosenFrom, cached.atServerMs));
      return null;
    }
    if (found) {
      const forbidden = error.kind === 'forbidden';
      tell({
        ...this.#known(
          { card: bare(found), appointments: null },
          location,
          chosenFrom,
          null,
          lookupTrouble(error),
        ),
        limited: forbidden,
      });
      return null;
    }
    tell({ kind: 'unavailable', trouble: lookupTrouble(error) });
    return error;
  }

  #known(
    { card, appointments }: Pick<CachedClient, 'card' | 'appointments'>,
    location: Location,
    chosenFrom: Candidate[],
    fromCacheMs: number | null,
    visitsTrouble: LookupTrouble | null = null,
  ): Extract<CallerMatch, { kind: 'known' }> {
    const nowLocal = wallClockIn(location.timeZone, this.#deps.serverNowMs());
    return {
      kind: 'known',
      client: summarise(card, appointments, nowLocal, visitsTrouble),
      fromCacheAt: fromCacheMs === null ? null : new Date(fromCacheMs).toISOString(),
      limited: false,
      chosenFrom,
    };
  }
}

/** What a search tells of a client, until the card comes. */
const bare = (found: FoundClientRow): ClientRecord => ({
  ...found,
  importance: null,
  categories: [],
  comment: null,
  balance: null,
  spent: null,
});
