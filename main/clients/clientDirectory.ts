import type { CallDirection } from '../../contract/model/call.ts';
import type { Candidate, CallerMatch, LookupTrouble } from '../../contract/model/card.ts';
import type { ClientId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { ClientRecord, FoundClientRow } from '../altegio/clients.ts';
import { wallClockIn } from '../calls/salonDay.ts';
import type { Clock } from '../clock.ts';
import { texts } from '../texts.ts';
import type { KeptClient } from '../book/queries/knownClient.ts';
import type { CachedClient, ClientCache } from './clientCache.ts';
import type { ClientSource } from './clientSource.ts';
import type { E164 } from './e164.ts';
import type { KeptClients } from './keptClients.ts';
import { lookupTrouble } from './lookupTrouble.ts';
import { localDigits } from './localNumber.ts';
import { type ClientMatch, matchClients } from './matchClients.ts';
import { type Caller, numberKeys, searchDigits } from './phoneNumber.ts';
import { isVip, summarise } from './summarise.ts';
import { tellSeveral } from './tellSeveral.ts';

export interface WhoIs {
  readonly caller: Caller;
  /** The client that Altegio itself put beside the call. */
  readonly clientId: ClientId | null;
  readonly location: Location;
  /** Incoming, where it is not told. */
  readonly direction?: CallDirection;
}

export type Tell = (match: CallerMatch) => void;

interface Memory {
  recall(location: Location['id'], number: string): ClientId | 'none' | null;
}

export interface ClientDirectoryDeps {
  readonly source: ClientSource;
  readonly cache: ClientCache;
  readonly choices: Memory;
  /** What the call book knows of clients. */
  readonly kept?: Pick<KeptClients, 'read' | 'ofNumber' | 'keep'> | undefined;
  readonly serverNowMs: () => number;
  readonly clock: Clock;
}

// The search is by part: the last digits find the number in every spelling, and the "possibly" ones too.
const SEARCHED_DIGITS = 8;
// A number that no plan has may have been another one before its plan changed: fewer of its digits are left.
const SEARCHED_OF_UNREADABLE = 7;

/** Finds who is calling: from memory at once, then from Altegio, telling each better answer as it comes. */
export class ClientDirectory {
  readonly #deps: ClientDirectoryDeps;

  constructor(deps: ClientDirectoryDeps) {
    this.#deps = deps;
  }

  /** Who it is as far as can be said without asking anyone. */
  guess(who: WhoIs): CallerMatch | null {
    const { clientId, location } = who;
    const cached = clientId === null ? undefined : this.#deps.cache.get(location.id, clientId);
    if (cached) return this.#known(cached, location, [], null);
    return clientId !== null || toAsk(who) ? null : withoutNumber(who.caller);
  }

  async find(who: WhoIs, tell: Tell, signal: AbortSignal): Promise<void> {
    const { caller, clientId, location } = who;
    if (clientId !== null) {
      const error = await this.show(location, clientId, [], tell, signal);
      // A client of another location of the chain, or one deleted meanwhile: the number may still tell.
      if (error?.kind !== 'notFound') return;
    }
    const asked = toAsk(who);
    if (asked) await this.#findByNumber(asked, location, tell, signal);
    else tell(withoutNumber(caller));
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

    let told = false;
    const remembered = cached
      ? Promise.resolve(cached)
      : this.#remember(location, id).then((kept) => {
          if (kept && !told && !signal.aborted)
            tell(this.#known(kept, location, chosenFrom, kept.atServerMs));
          return kept;
        });
    const [card, appointments] = await Promise.all([
      source.card(location, id, signal).then(async (answer) => {
        told = answer.ok;
        // Visits that the book told a moment ago stay until the new ones come.
        if (answer.ok && !cached) {
          const visits = (await remembered)?.appointments ?? null;
          if (!signal.aborted)
            tell(this.#known({ card: answer.value, appointments: visits }, location, chosenFrom, null));
        }
        return answer;
      }),
      source.appointments(location, id, signal),
    ]);
    const before = await remembered;
    if (signal.aborted) return null;
    if (!card.ok) return this.#showWhatIsLeft(card.error, before, found, location, chosenFrom, tell);

    const visits = appointments.ok ? appointments.value : (before?.appointments ?? null);
    cache.put(location.id, card.value, visits, this.#deps.serverNowMs());
    this.#deps.kept?.keep(
      location,
      card.value,
      appointments.ok ? appointments.value : null,
      this.#deps.serverNowMs(),
    );
    const trouble = visits === null && !appointments.ok ? lookupTrouble(appointments.error) : null;
    tell({
      ...this.#known({ card: card.value, appointments: visits }, location, chosenFrom, null, trouble),
      limited: trouble === 'noRight',
    });
    return null;
  }

  /** A client who was created just now: there is nothing more to ask about them. */
  created(location: Location, card: ClientRecord): void {
    const { cache, kept, serverNowMs } = this.#deps;
    cache.put(location.id, card, [], serverNowMs());
    kept?.keep(location, card, [], serverNowMs());
  }

  /** Remembers a client's card without showing it, after everything else in the queue. */
  async learn(location: Location, id: ClientId, signal: AbortSignal): Promise<void> {
    const card = await this.#deps.source.card(location, id, signal, 'rest');
    if (card.ok) this.#deps.cache.put(location.id, card.value, null, this.#deps.serverNowMs());
  }

  /** From the call book into memory. */
  async #remember(location: Location, id: ClientId): Promise<CachedClient | undefined> {
    const kept = await this.#deps.kept?.read(location, id);
    return kept ? this.#hold(location, kept) : undefined;
  }

  #hold(location: Location, { record, appointments, readAtMs }: KeptClient): CachedClient {
    const { cache } = this.#deps;
    const fresh = cache.get(location.id, record.id);
    if (fresh) return fresh;
    cache.putOld(location.id, record, appointments, readAtMs);
    return { card: record, appointments, atServerMs: readAtMs, fresh: false };
  }

  clientOf(location: Location, id: ClientId | null): { name: string; vip: boolean } | undefined {
    const card = id === null ? undefined : this.#deps.cache.get(location.id, id)?.card;
    return card && named(card);
  }

  /** The one client that the call book knows by this number. */
  async clientOfNumber(
    location: Location,
    candidates: readonly E164[],
  ): Promise<{ name: string; vip: boolean } | undefined> {
    const [only, ...others] = (await this.#deps.kept?.ofNumber(location, candidates)) ?? [];
    return only && others.length === 0 ? named(only.record) : undefined;
  }

  async #findByNumber(
    { candidates, local, unreadable, digits, keys }: Asked,
    location: Location,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<void> {
    let answered = false;
    const inBook = candidates.length > 0 ? this.#deps.kept?.ofNumber(location, candidates) : undefined;
    const kept = (inBook ?? Promise.resolve([])).then((clients) => {
      const [only] = clients;
      if (only && clients.length === 1 && !answered && !signal.aborted)
        tell(this.#known(this.#hold(location, only), location, [], only.readAtMs));
      return clients;
    });
    const found = await this.#deps.source.search(location, digits, signal);
    answered = found.ok;
    if (!found.ok) {
      const clients = await kept;
      if (!signal.aborted) this.#tellKept(clients, found.error, location, tell);
      return;
    }
    if (signal.aborted) return;
    const rows = new Map(found.value.map((row) => [row.id, row]));
    const remembered = keys
      .map((one) => this.#deps.choices.recall(location.id, one))
      .find((id) => id !== null);
    const match = matchClients({
      candidates,
      local,
      unreadable,
      clients: found.value,
      countryIso: location.countryIso,
      remembered: remembered ?? null,
    });
    const candidatesOf = (ids: readonly ClientId[]): Candidate[] =>
      ids.map((id) => ({ id, name: rows.get(id)?.name || texts.noName, hint: null }));
    switch (match.kind) {
      case 'unknown':
        tell(
          isExtension(match, local, candidates)
            ? { kind: 'internal' }
            : { kind: 'unknown', declined: candidatesOf(match.declined) },
        );
        return;
      case 'possibly':
        tell({
          kind: 'possibly',
          candidates: candidatesOf(match.ids),
          numbersHidden: match.numbersHidden,
        });
        return;
      case 'several':
        await tellSeveral(this.#deps, candidatesOf(match.ids), location, tell, signal);
        return;
      case 'known':
        await this.show(location, match.id, candidatesOf(match.chosenFrom), tell, signal, rows.get(match.id));
    }
  }

  /** Altegio cannot be asked: whoever the book knows by this very number. */
  #tellKept(clients: readonly KeptClient[], error: ApiError, location: Location, tell: Tell): void {
    const trouble = lookupTrouble(error);
    const [only] = clients;
    if (only && clients.length === 1) {
      const visitsTrouble = only.appointments === null ? trouble : null;
      tell(this.#known(this.#hold(location, only), location, [], only.readAtMs, visitsTrouble));
    } else if (only) {
      const candidates = clients.map(({ record }) => ({ id: record.id, name: record.name, hint: null }));
      tell({ kind: 'several', candidates });
    } else tell({ kind: 'unavailable', trouble });
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
      const trouble = cached.appointments === null ? lookupTrouble(error) : null;
      tell(this.#known(cached, location, chosenFrom, cached.atServerMs, trouble));
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

/** What Altegio is asked, and what its answer is compared with. */
interface Asked {
  readonly candidates: readonly E164[];
  readonly local: string | null;
  readonly unreadable: string | null;
  readonly digits: string;
  /** Under which an earlier choice is remembered. */
  readonly keys: readonly string[];
}

/** Null: there is no number to ask by. */
function toAsk({ caller, direction = 'incoming' }: WhoIs): Asked | null {
  const local = direction === 'internal' ? null : localDigits(caller);
  const candidates = caller.kind === 'number' ? caller.candidates : [];
  const keys = numberKeys(caller);
  const [best] = candidates;
  if (best !== undefined) {
    const digits = searchDigits(best).slice(-SEARCHED_DIGITS);
    return { candidates, local, unreadable: null, digits, keys };
  }
  // Whoever is rung by few digits is rung within the house; whoever rings may have been sent without an area code.
  if (local !== null && (caller.kind === 'number' || direction === 'incoming'))
    return { candidates, local, unreadable: null, digits: local.slice(-SEARCHED_DIGITS), keys };
  if (caller.kind !== 'number' || direction === 'internal') return null;
  const unreadable = caller.dialled.replace('+', '');
  return { candidates, local, unreadable, digits: unreadable.slice(-SEARCHED_OF_UNREADABLE), keys };
}

/** Few digits that belong to nobody's number are an extension. */
const isExtension = (
  { declined }: Extract<ClientMatch, { kind: 'unknown' }>,
  local: string | null,
  candidates: readonly E164[],
): boolean => local !== null && candidates.length === 0 && declined.length === 0;

function withoutNumber({ kind }: Caller): CallerMatch {
  switch (kind) {
    case 'hidden':
      return { kind: 'unavailable', trouble: 'noRight' };
    // Altegio says that it was a call within the house, and no plan has the number.
    case 'number':
    case 'internal':
      return { kind: 'internal' };
    case 'withheld':
    case 'text':
      return { kind };
    // As little is known of it as of one that is withheld; the card says which.
    case 'unreadable':
      return { kind: 'withheld' };
  }
}

const named = (card: ClientRecord): { name: string; vip: boolean } => ({
  name: card.name || texts.noName,
  vip: isVip(card),
});

/** What a search tells of a client, until the card comes. */
const bare = (found: FoundClientRow): ClientRecord => ({
  ...found,
  importance: null,
  categories: [],
  comment: null,
  balance: null,
  spent: null,
});
