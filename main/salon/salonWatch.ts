import type { CallerMatch } from '../../contract/model/card.ts';
import type { Health, RefusedToken } from '../../contract/model/health.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import { AltegioApi, type ApiLogEntry, type Tokens } from '../altegio/altegioApi.ts';
import { ServerClock } from '../altegio/serverClock.ts';
import type { Transport } from '../altegio/transport.ts';
import { AfterPopup } from '../calls/afterPopup.ts';
import type { CallLog } from '../calls/callLog.ts';
import type { CallSignal } from '../calls/callDesk.ts';
import type { ExpectedPopups } from '../calls/expectedPopups.ts';
import type { KnownCall } from '../calls/knownCall.ts';
import type { Look } from '../calls/locationWatch.ts';
import { TRY_REFUSED_AGAIN_MS } from '../calls/pollFailure.ts';
import { CallerReader } from '../clients/callerReader.ts';
import { ClientCache } from '../clients/clientCache.ts';
import { ClientDirectory, type Tell, type WhoIs } from '../clients/clientDirectory.ts';
import { KeptClients } from '../clients/keptClients.ts';
import type { Caller } from '../clients/phoneNumber.ts';
import type { ChoiceMemory } from '../secrets/choiceMemory.ts';
import { ClientRights } from './clientRights.ts';
import { FollowUpWork, type FollowUpWorkDeps } from '../follow-up/followUpWork.ts';
import { altegioSource } from './altegioSource.ts';
import type { Cancel } from '../clock.ts';
import type { BookKeeper } from './bookKeeper.ts';
import { CallArrivals, type CallArrivalsDeps } from './callArrivals.ts';
import { CallGate, type CallGateDeps } from './callGate.ts';
import { LastCalls } from './lastCalls.ts';
import { LocationFinder } from './locationFinder.ts';
import { SalonHistory } from './salonHistory.ts';
import { SaidClients } from './saidClients.ts';
import { salonLog } from './salonLog.ts';
import { TokensAtWork } from './tokensAtWork.ts';

export interface SalonWatchDeps
  extends
    Omit<CallArrivalsDeps, 'api' | 'serverClock' | 'onLook' | 'onRefused'>,
    Omit<CallGateDeps, 'log' | 'locationOf' | 'serverNowMs' | 'popped'>,
    Pick<FollowUpWorkDeps, 'onDue'> {
  /** Null: the connection's own list stands; else ids to look up first, or `all`. */
  readonly wanted: readonly LocationId[] | 'all' | null;
  readonly tokens: Tokens;
  readonly transport: Transport;
  readonly choices: ChoiceMemory;
  readonly keeper: BookKeeper;
  readonly retentionDays: () => number;
  readonly onLocations: (locations: readonly Location[], gone: number) => void;
  readonly onCalls: () => void;
  readonly onRequest: (entry: ApiLogEntry) => void;
}

/** Everything that runs while a salon is connected: asks for calls, keeps the recent ones, opens cards. */
export class SalonWatch {
  readonly api: AltegioApi;
  readonly serverClock: ServerClock;
  readonly directory: ClientDirectory;
  readonly clientRights = new ClientRights();
  readonly cache: ClientCache;
  readonly log: CallLog;
  readonly lastCalls: LastCalls;
  readonly said: SaidClients;
  readonly #deps: SalonWatchDeps;
  readonly #arrivals: CallArrivals;
  readonly #gate: CallGate;
  readonly #finder: LocationFinder;
  readonly #tokens: TokensAtWork;
  /** Sends the tokens also when they were refused, to find out whether they still are. */
  readonly #refusedApi: AltegioApi;
  readonly #followUp: FollowUpWork;
  readonly #abort = new AbortController();
  readonly #callers = new CallerReader();
  readonly #afterPopup: AfterPopup;
  #locations: readonly Location[] = [];
  #loaded = false;
  #history: SalonHistory | undefined;
  #cancelTryAgain: Cancel = () => undefined;
  #trying = false;

  constructor(deps: SalonWatchDeps) {
    this.#deps = deps;
    const { clock, connection } = deps;
    this.#tokens = new TokensAtWork(deps.tokens);
    this.#afterPopup = new AfterPopup(clock);
    this.serverClock = new ServerClock(clock);
    const apiWith = (tokens: () => Tokens | null): AltegioApi =>
      new AltegioApi({
        transport: deps.transport,
        budget: deps.budget,
        clock,
        serverClock: this.serverClock,
        apiUrl: connection.apiUrl,
        marketplaceUrl: connection.marketplaceUrl,
        tokens,
        log: deps.onRequest,
      });
    this.api = apiWith(() => this.#tokens.current());
    this.#refusedApi = apiWith(() => deps.tokens);
    const serverNowMs = (): number => this.serverClock.nowMs();
    const book = deps.keeper.doorNow();
    this.cache = new ClientCache(clock);
    this.directory = new ClientDirectory({
      source: altegioSource(this.api, serverNowMs, this.clientRights),
      cache: this.cache,
      choices: deps.choices,
      kept: new KeptClients(book, clock),
      serverNowMs,
      clock,
    });
    const locationOf = (id: LocationId): Location | undefined => this.locationOf(id);
    this.#followUp = new FollowUpWork({
      ...deps,
      book,
      bookChange: () => deps.keeper.state.change,
      api: this.api,
      locationOf,
      serverNowMs,
      requestsPerMinute: () => connection.requestsPerMinute,
    });
    const callerOf = (call: KnownCall, location: Location): Caller => this.callerOf(call, location);
    this.log = salonLog({ locationOf, directory: this.directory, callerOf, serverNowMs });
    this.lastCalls = new LastCalls({
      ...deps,
      api: this.api,
      book,
      log: this.log,
      directory: this.directory,
      locationOf,
      callerOf,
      serverNowMs,
    });
    this.said = new SaidClients({
      book,
      clock,
      serverNowMs,
      onKept: () => void this.lastCalls.nameAgain(this.#abort.signal).catch(deps.onBug),
    });
    this.#finder = new LocationFinder({
      api: this.api,
      defaultCountry: connection.defaultCountry,
      clock,
      random: deps.random,
      onFound: (locations, gone) => {
        deps.onLocations(locations, gone);
        this.#watch(locations);
      },
      onRefused: () => void this.#refuse(),
      onFailure: (error, retryInMs) => {
        this.#arrivals.failedToStart(error, retryInMs);
      },
    });
    this.#gate = new CallGate({ ...deps, log: this.log, locationOf, serverNowMs });
    this.#arrivals = new CallArrivals({
      ...deps,
      api: this.api,
      serverClock: this.serverClock,
      onLook: (id, look) => {
        this.#take(id, look);
      },
      onRefused: () => void this.#refuse(),
    });
  }

  get locations(): readonly Location[] {
    return this.#locations;
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  /** Past calls; there once the locations are known. */
  get history(): SalonHistory | undefined {
    return this.#history;
  }

  get health(): Health {
    return this.#arrivals.health;
  }

  /** Which calls should have popped here. */
  get expectedPopups(): ExpectedPopups {
    return this.#gate.expected;
  }

  locationOf(id: LocationId): Location | undefined {
    return this.#locations.find((location) => location.id === id);
  }

  callerOf(call: KnownCall, location: Location): Caller {
    return this.#callers.read(call.callerPhone, location);
  }

  /** A comment waits to be sent to a client's card. */
  sendComments(): void {
    this.#followUp.outbox.soon();
  }

  start(): void {
    if (this.#deps.wanted === null) this.#watch(this.#deps.connection.locations);
    else this.#finder.start(this.#deps.wanted);
  }

  stop(): void {
    this.#abort.abort();
    this.#cancelTryAgain();
    this.#finder.stop();
    this.#arrivals.stop();
    this.#gate.stop();
    this.#afterPopup.flush();
    this.#history?.stop();
    this.said.stop();
    this.#followUp.stop();
  }

  /** The machine goes to sleep. */
  pause(): void {
    this.#arrivals.pause();
  }

  /** Whatever the next looks bring came while nobody could look. */
  expectSilence(): void {
    this.#arrivals.expectSilence();
  }

  /** After sleep or an unlocked screen. */
  catchUp(): void {
    this.#arrivals.catchUp();
  }

  /** Somebody does not want to wait for the next try. */
  tryNow(): void {
    if (this.#tokens.refused) {
      void this.#tryAgain();
      return;
    }
    this.#finder.tryNow();
    this.#arrivals.lookNow();
  }

  unlocked(): void {
    this.#gate.unlocked();
  }

  guess(signal: CallSignal): CallerMatch | null {
    return this.directory.guess(this.#whoIs(signal));
  }

  identify(signal: CallSignal, tell: Tell, abort: AbortSignal): Promise<void> {
    return this.directory.find(this.#whoIs(signal), tell, abort);
  }

  #whoIs({ call, location }: CallSignal): WhoIs {
    return {
      caller: this.callerOf(call, location),
      clientId: call.clientId,
      location,
      direction: call.direction,
    };
  }

  #watch(locations: readonly Location[]): void {
    this.#locations = locations;
    this.#history = new SalonHistory({
      ...this.#deps,
      api: this.api,
      locations,
      serverNowMs: () => this.serverClock.nowMs(),
      requestsPerMinute: () => this.#deps.connection.requestsPerMinute,
      onAnswer: (id, answer) => {
        this.#arrivals.noteLeftOut(id, answer);
      },
    });
    this.#history.start();
    this.#followUp.start();
    this.#arrivals.watch(locations);
  }

  /** The popup waits for no disk: what is lost with a crash in between is in the next answer again. */
  #take(id: LocationId, look: Look): void {
    this.#deps.keeper.heard(look.serverNowMs);
    this.#loaded = true;
    this.#history?.backfill.arrived(id);
    // Writing and listing a call would take the processors from its popup.
    this.#gate.take(id, look, (opened) => {
      this.#afterPopup.add(() => {
        this.#keep(id, look);
      }, opened);
    });
  }

  #keep(id: LocationId, look: Look): void {
    const { keeper, onBug } = this.#deps;
    const calls = look.changes.map(({ call }) => call);
    const kept = keeper.take(calls).catch(onBug);
    // Nothing is lost when the salon goes from work, but nobody looks at it any more.
    if (this.#abort.signal.aborted) return;
    const listed = this.lastCalls.refresh(id, look, kept, this.#abort.signal);
    Promise.all([kept, listed])
      .then(() => this.#history?.nameClients(id, calls))
      .catch(onBug);
  }

  /** Nothing is sent until someone signs in again, or the same tokens are accepted again. */
  async #refuse(): Promise<void> {
    if (this.#tokens.refused) return;
    this.#arrivals.stop();
    const { signal } = this.#abort;
    const token = await this.#tokens.refuse(this.#refusedApi, signal);
    if (!signal.aborted && token !== null) this.#stayRefused(token);
  }

  #stayRefused(token: RefusedToken | null): void {
    this.#arrivals.refused(token, TRY_REFUSED_AGAIN_MS);
    this.#cancelTryAgain();
    this.#cancelTryAgain = this.#deps.clock.after(TRY_REFUSED_AGAIN_MS, () => void this.#tryAgain());
  }

  async #tryAgain(): Promise<void> {
    if (this.#trying) return;
    this.#trying = true;
    const { signal } = this.#abort;
    const now = await this.#tokens.tryAgain(this.#refusedApi, signal);
    this.#trying = false;
    if (signal.aborted) return;
    if (now.kind !== 'accepted') {
      this.#stayRefused(now.kind === 'refused' ? now.token : null);
      return;
    }
    this.#cancelTryAgain();
    if (this.#history) {
      this.#arrivals.watch(this.#locations);
      // It waits for minutes after a refusal.
      this.#history.backfill.again();
    } else this.start();
  }
}
