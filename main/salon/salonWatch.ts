import type { Health, RefusedToken } from '../../contract/model/health.ts';
import type { CallKey, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { PopupMode } from '../../contract/model/settings.ts';
import { AltegioApi, type ApiLogEntry, type Tokens } from '../altegio/altegioApi.ts';
import type { RequestBudget } from '../altegio/budget.ts';
import { listCalls, type CallListMemory } from '../altegio/calls.ts';
import { RecentPages } from '../altegio/recentPages.ts';
import { countries } from '../altegio/dictionaries.ts';
import { ServerClock } from '../altegio/serverClock.ts';
import type { Transport } from '../altegio/transport.ts';
import { backOffMs } from '../calls/backOff.ts';
import { CallLog } from '../calls/callLog.ts';
import { CallPoller } from '../calls/callPoller.ts';
import type { CallDesk, CallSignal } from '../calls/callDesk.ts';
import { settleStart, type KnownCall } from '../calls/knownCall.ts';
import type { Look } from '../calls/locationWatch.ts';
import { dayIn } from '../calls/salonDay.ts';
import type { PoppedCalls } from '../calls/poppedCalls.ts';
import { ClientCache } from '../clients/clientCache.ts';
import { ClientDirectory, type Tell } from '../clients/clientDirectory.ts';
import { readCaller, type Caller } from '../clients/phoneNumber.ts';
import type { Cancel, Clock } from '../clock.ts';
import { ArrivalHealth } from '../health/arrivalHealth.ts';
import type { ChoiceMemory } from '../secrets/choiceMemory.ts';
import type { Connection } from '../settings/connection.ts';
import { altegioSource } from './altegioSource.ts';
import type { AwaySummary } from './awaySummary.ts';
import { CallGate } from './callGate.ts';
import { LastCallNames } from './lastCallNames.ts';
import { pickLocations, readLocations } from './readLocations.ts';
import { shownNumber } from './shownNumber.ts';

export interface SalonWatchDeps {
  readonly connection: Connection;
  /** Null: the connection's own list stands; else ids to look up first, or `all`. */
  readonly wanted: readonly LocationId[] | 'all' | null;
  readonly tokens: Tokens;
  readonly origin: 'altegio' | 'demo';
  readonly transport: Transport;
  readonly budget: RequestBudget;
  readonly callListMemory: CallListMemory;
  readonly clock: Clock;
  readonly random: () => number;
  readonly popped: PoppedCalls;
  readonly choices: ChoiceMemory;
  readonly desk: CallDesk;
  readonly popupMode: (id: LocationId) => PopupMode;
  readonly doNotDisturb: () => boolean;
  readonly locked: () => boolean;
  readonly onLocations: (locations: readonly Location[], gone: number) => void;
  readonly onCalls: () => void;
  readonly onHealth: () => void;
  readonly onAway: (summary: AwaySummary) => void;
  /** A call came where only the badge counts. */
  readonly onBadge: () => void;
  readonly onNotSaved: (full: boolean) => void;
  readonly onRequest: (entry: ApiLogEntry) => void;
  readonly onBug: (error: unknown) => void;
}

const BACK_DAYS = 30;

/** Everything that runs while a salon is connected: asks for calls, keeps the recent ones, opens cards. */
export class SalonWatch {
  readonly api: AltegioApi;
  readonly serverClock: ServerClock;
  readonly directory: ClientDirectory;
  readonly cache: ClientCache;
  readonly log: CallLog;
  readonly #deps: SalonWatchDeps;
  readonly #gate: CallGate;
  readonly #names: LastCallNames;
  readonly #abort = new AbortController();
  #locations: readonly Location[] = [];
  #health: ArrivalHealth;
  #poller: CallPoller | undefined;
  readonly #filled = new Set<LocationId>();
  readonly #recent = new RecentPages();
  #loaded = false;
  #toldAtMono = -Infinity;
  #refused = false;
  #cancelRetry: Cancel = () => undefined;

  constructor(deps: SalonWatchDeps) {
    this.#deps = deps;
    const { clock, connection } = deps;
    this.serverClock = new ServerClock(clock);
    this.api = new AltegioApi({
      transport: deps.transport,
      budget: deps.budget,
      clock,
      serverClock: this.serverClock,
      apiUrl: connection.apiUrl,
      marketplaceUrl: connection.marketplaceUrl,
      // After a refusal nothing is sent any more, whoever asks.
      tokens: () => (this.#refused ? null : deps.tokens),
      log: deps.onRequest,
    });
    const serverNowMs = (): number => this.serverClock.nowMs();
    this.cache = new ClientCache(clock);
    this.directory = new ClientDirectory({
      source: altegioSource(this.api, serverNowMs),
      cache: this.cache,
      choices: deps.choices,
      serverNowMs,
      clock,
    });
    this.log = new CallLog({
      locationOf: (id) => this.locationOf(id),
      serverNowMs,
      showNumber: (call, location, isClient) => shownNumber(this.callerOf(call, location), isClient),
      sameCaller: (call, location) => sameCallerText(this.callerOf(call, location)),
      clientOf: (call) => {
        const location = this.locationOf(call.locationId);
        return location && this.directory.clientOf(location, call.clientId);
      },
    });
    const locationOf = (id: LocationId): Location | undefined => this.locationOf(id);
    this.#gate = new CallGate({ ...deps, log: this.log, locationOf, serverNowMs });
    this.#names = new LastCallNames({
      log: this.log,
      directory: this.directory,
      locationOf,
      onNamed: deps.onCalls,
    });
    this.#health = this.#newHealth();
  }

  get locations(): readonly Location[] {
    return this.#locations;
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  get health(): Health {
    return this.#health.current();
  }

  locationOf(id: LocationId): Location | undefined {
    return this.#locations.find((location) => location.id === id);
  }

  callerOf(call: KnownCall, location: Location): Caller {
    return readCaller(call.callerPhone, location);
  }

  /** A card told who a call was; the list says so too. */
  nameCall(key: CallKey, client: { readonly name: string; readonly vip: boolean }): void {
    this.log.name(key, { name: client.name, vip: client.vip });
    this.#deps.onCalls();
  }

  start(): void {
    if (this.#deps.wanted === null) this.#watch(this.#deps.connection.locations);
    else void this.#findLocations(this.#deps.wanted, 1);
  }

  stop(): void {
    this.#abort.abort();
    this.#cancelRetry();
    this.#poller?.stop();
    this.#gate.stop();
  }

  /** Whatever the next looks bring came while nobody could look. */
  expectSilence(): void {
    this.#poller?.expectSilence();
  }

  /** After sleep or an unlocked screen. */
  catchUp(): void {
    this.#poller?.catchUp();
  }

  unlocked(): void {
    this.#gate.unlocked();
  }

  identify({ call, location }: CallSignal, tell: Tell, abort: AbortSignal): Promise<void> {
    return this.directory.find(
      { caller: this.callerOf(call, location), clientId: call.clientId, location },
      tell,
      abort,
    );
  }

  /** The account or its locations could not be read: try again until it works, or until a token is refused. */
  async #findLocations(wanted: readonly LocationId[] | 'all', attempt: number): Promise<void> {
    const { signal } = this.#abort;
    const all = await readLocations(this.api, this.#deps.connection.defaultCountry, {
      priority: 'lookup',
      signal,
    });
    if (signal.aborted) return;
    if (all.ok) {
      const { locations, gone } = pickLocations(all.value, wanted === 'all' ? null : wanted);
      this.#deps.onLocations(locations, gone);
      this.#watch(locations);
      return;
    }
    if (all.error.kind === 'unauthorized') {
      await this.#refuse();
      return;
    }
    const retryInMs =
      all.error.kind === 'rateLimited'
        ? all.error.retryAfterMs
        : backOffMs(attempt, this.#deps.random, 30_000);
    this.#health.failedToStart(all.error, retryInMs);
    this.#cancelRetry = this.#deps.clock.after(
      retryInMs,
      () => void this.#findLocations(wanted, attempt + 1),
    );
  }

  #watch(locations: readonly Location[]): void {
    const { clock, connection, popped, popupMode } = this.#deps;
    this.#locations = locations;
    this.#health = this.#newHealth();
    if (locations.length === 0) {
      this.#health.seesNone();
      return;
    }
    this.#poller = new CallPoller({
      askCalls: (query, signal) =>
        listCalls(this.api, this.#deps.callListMemory, query, {
          priority: 'poll',
          signal,
          recent: this.#recent,
        }),
      locations,
      isWatched: (id) => popupMode(id) === 'full' || popupMode(id) === 'compact',
      clock,
      serverNowMs: () => this.serverClock.nowMs(),
      random: this.#deps.random,
      targetMs: connection.pollSeconds * 1000,
      pollsPerMinute: () => connection.requestsPerMinute / 2,
      slowdown: () => this.#deps.budget.slowdown,
      lastPolledServerMs: (id) => popped.lastPolledAt(id),
      onLook: (id, look) => {
        this.#take(id, look);
      },
      onFailure: (id, error, retryInMs) => {
        this.#health.failed(id, error, retryInMs);
      },
      onRefused: () => void this.#refuse(),
      onBug: this.#deps.onBug,
    });
    this.#poller.start();
    this.#deps.onHealth();
  }

  #take(id: LocationId, look: Look): void {
    this.#gate.take(id, look);
    this.#loaded = true;
    this.#health.arrived(id, look.oddRows);
    // Most looks bring nothing; once a minute is enough for the day to change.
    if (look.changes.length > 0 || look.first || this.#isStale()) this.#tellCalls();
    void this.#fillList(id).then(() => this.#names.find(this.#abort.signal));
  }

  #isStale(): boolean {
    return this.#deps.clock.monotonic() - this.#toldAtMono > 60_000;
  }

  #tellCalls(): void {
    this.#toldAtMono = this.#deps.clock.monotonic();
    this.#deps.onCalls();
  }

  /** After a quiet weekend the last ten calls lie further back than a poll looks. */
  async #fillList(id: LocationId): Promise<void> {
    const location = this.locationOf(id);
    if (!location || this.#filled.has(id) || this.log.isFull) return;
    this.#filled.add(id);
    const nowMs = this.serverClock.nowMs();
    const { signal } = this.#abort;
    const days = {
      fromDay: dayIn(location.timeZone, nowMs, -BACK_DAYS),
      toDay: dayIn(location.timeZone, nowMs, -1),
    };
    const older = await listCalls(
      this.api,
      this.#deps.callListMemory,
      { location, ...days, page: 1, limit: 100 },
      { signal },
    );
    if (!older.ok || signal.aborted) return;
    for (const row of older.value.calls) {
      const call = settleStart(row, nowMs);
      if (call && !this.log.has(call.key)) this.log.put(call, false);
    }
    this.#deps.onCalls();
  }

  /** A token was refused: one call tells which of the two, then nothing is sent until someone signs in again. */
  async #refuse(): Promise<void> {
    if (this.#refused) return;
    this.#poller?.stop();
    const check = await countries(this.api, { priority: 'lookup', signal: this.#abort.signal });
    this.#refused = true;
    if (this.#abort.signal.aborted) return;
    const token: RefusedToken = check.ok
      ? 'user'
      : check.error.kind === 'unauthorized'
        ? 'partner'
        : 'unknown';
    this.#health.refused(token);
  }

  #newHealth(): ArrivalHealth {
    return new ArrivalHealth({
      locations: this.#locations,
      serverNowMs: () => this.serverClock.nowMs(),
      monotonicMs: () => this.#deps.clock.monotonic(),
      measure: () => ({
        targetIntervalMs: this.#deps.connection.pollSeconds * 1000,
        plannedIntervalMs: this.#poller?.plan.otherIntervalMs ?? this.#deps.connection.pollSeconds * 1000,
        clockSkewMs: Math.round(this.serverClock.offsetMs()),
        requestsLastMinute: this.#deps.budget.requestsLastMinute(),
        requestsPerMinute: Number.isFinite(this.#deps.budget.limits.requestsPerMinute)
          ? this.#deps.budget.limits.requestsPerMinute
          : 0,
      }),
      onChange: this.#deps.onHealth,
    });
  }
}

function sameCallerText(caller: Caller): string | null {
  if (caller.kind === 'number') return caller.candidates[0] ?? caller.raw;
  return caller.kind === 'internal' ? caller.extension : null;
}
