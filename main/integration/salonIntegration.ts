import type { LocationHealth } from '../../contract/model/health.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { LocationCheck, LocationStatus } from '../../contract/model/integration.ts';
import type { Location } from '../../contract/model/location.ts';
import type { PopupMode, Settings } from '../../contract/model/settings.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { CallListMemory } from '../altegio/calls.ts';
import { installationStatus, type InstallationStatus } from '../altegio/installations.ts';
import type { ServerClock } from '../altegio/serverClock.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { ExpectedPopups } from '../calls/expectedPopups.ts';
import type { PoppedCalls } from '../calls/poppedCalls.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { SalonWatch } from '../salon/salonWatch.ts';
import { mayDisturb } from '../settings/doNotDisturb.ts';
import { CallStatistics } from './callStatistics.ts';
import { checkQuestions } from './checkQuestions.ts';
import { CheckNow } from './checkNow.ts';
import { installationOf, type Installation } from './installation.ts';
import { NoticedChanges, type NoticedChangesDeps } from './noticedChanges.ts';
import { popupNumbers, type PopupNumbers } from './popupNumbers.ts';
import { StatusWatch } from './statusWatch.ts';
import { type LocationFacts, type Reading, verdictOf, worstFirst } from './verdict.ts';
import { WebhookLists } from './webhookLists.ts';

/** What is asked of the watch over a salon. */
export interface WatchedSalon extends Pick<SalonWatch, 'health' | 'locations' | 'locationOf' | 'catchUp'> {
  readonly api: AltegioApi;
  readonly serverClock: Pick<ServerClock, 'nowMs' | 'offsetMs'>;
  readonly expectedPopups: ExpectedPopups;
}

export interface SalonIntegrationDeps {
  readonly watch: WatchedSalon;
  readonly book: BookDoor;
  readonly popped: Pick<PoppedCalls, 'poppedSince'>;
  readonly callListMemory: CallListMemory;
  readonly applicationId: () => number | null;
  readonly settings: () => Pick<Settings, 'popupModes' | 'doNotDisturbUntil' | 'missedRule'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onStopped: NoticedChangesDeps['onStopped'];
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const DAY_MS = 86_400_000;
const TELL_MS = 250;

/** Whether telephony works in each location of one salon, as long as it is at work. */
export class SalonIntegration {
  readonly webhooks: WebhookLists;
  readonly noticed: NoticedChanges;
  readonly #deps: SalonIntegrationDeps;
  readonly #statuses: StatusWatch;
  readonly #statistics: CallStatistics;
  readonly #abort = new AbortController();
  readonly #readings = new Map<LocationId, Reading>();
  readonly #lastChecks = new Map<LocationId, LocationCheck>();
  #check: CheckNow | undefined;
  #checkAbort = new AbortController();
  #change = 0;
  #arrivals = '';
  #cancelTell: Cancel | undefined;

  constructor(deps: SalonIntegrationDeps) {
    this.#deps = deps;
    const { watch, clock } = deps;
    const onChange = (): void => {
      this.#change += 1;
      this.#tellSoon();
    };
    this.noticed = new NoticedChanges(deps);
    this.webhooks = new WebhookLists({ ...deps, api: watch.api, signal: this.#abort.signal, onChange });
    this.#statuses = new StatusWatch({
      ...deps,
      locations: () => watch.locations,
      mayAsk: () => deps.applicationId() !== null && !this.#refused,
      ask: (location, signal) => this.#ask(location, 'rest', signal),
      isPending: (id) => this.installation(id)?.state === 'pending',
      onRead: (location, answer) => {
        this.#take(location, answer);
      },
      onProgress: () => {
        this.#tellSoon();
      },
    });
    this.#statistics = new CallStatistics({
      ...deps,
      clock,
      serverNowMs: () => watch.serverClock.nowMs(),
      wanted: () =>
        watch.locations.map(({ id, timeZone }) => ({
          id,
          timeZone,
          watchedSinceMs: watch.expectedPopups.watchedSinceMs(id),
        })),
      onChange: () => {
        this.#tellSoon();
      },
    });
  }

  get rows(): LocationStatus[] {
    const { watch } = this.#deps;
    const health = new Map(watch.health.locations.map((each) => [each.id, each]));
    const poppedAt = this.#deps.popped.poppedSince(watch.serverClock.nowMs() - DAY_MS);
    return watch.locations
      .map((location) => this.#row(location, health.get(location.id), poppedAt))
      .sort(worstFirst)
      .slice(0, 1000);
  }

  get progress(): StatusWatch['progress'] {
    return this.#statuses.progress;
  }

  get check(): LocationCheck | null {
    return this.#check?.check ?? null;
  }

  get change(): number {
    return this.#change;
  }

  /** The last check of a location that came to its end. */
  lastCheck(id: LocationId): LocationCheck | null {
    return this.#lastChecks.get(id) ?? null;
  }

  installation(id: LocationId): Installation | null {
    const answer = this.#readings.get(id)?.answer;
    return answer?.ok ? answer.value : null;
  }

  start(): void {
    this.#statuses.start();
    this.#statistics.start();
  }

  stop(): void {
    this.#abort.abort();
    this.#checkAbort.abort();
    this.#cancelTell?.();
    this.#statuses.stop();
    this.#statistics.stop();
    this.noticed.stop();
  }

  /** The view opens or closes. */
  watch(open: boolean): void {
    this.#statuses.watch(open);
    this.#statistics.watch(open);
  }

  callsChanged(): void {
    this.#statistics.callsChanged();
  }

  /** Calls arrive in another way than before, or the locations are known now. */
  healthChanged(): void {
    this.#statuses.lookAgain();
    const arrivals = JSON.stringify(this.#deps.watch.health.locations.map(({ id, state }) => [id, state]));
    if (arrivals !== this.#arrivals) this.#change += 1;
    this.#arrivals = arrivals;
    this.#tellSoon();
  }

  /** Another application id: nothing that was read counts any more. */
  startOver(): void {
    this.#checkAbort.abort();
    this.#check = undefined;
    this.#readings.clear();
    this.noticed.startOver();
    this.#statuses.startOver();
    this.#change += 1;
    this.#deps.onChange();
  }

  readSoon(id: LocationId): void {
    this.#statuses.readSoon(id);
  }

  readAll(): void {
    this.#statuses.readAll();
  }

  /** Checks a location and then reads all others; false: that check is under way. */
  beginCheck(location: Location): boolean {
    const running = this.#check?.check;
    if (running?.locationId === location.id && running.endedAt === null) return false;
    this.#checkAbort.abort();
    this.#checkAbort = new AbortController();
    this.#runCheck(location, this.#checkAbort.signal).catch(this.#deps.onBug);
    return true;
  }

  async #runCheck(location: Location, signal: AbortSignal): Promise<void> {
    const { watch, clock, onChange } = this.#deps;
    const check = new CheckNow({
      location,
      clock,
      serverNowMs: () => watch.serverClock.nowMs(),
      signal,
      onStep: onChange,
      questions: checkQuestions({
        ...this.#deps,
        location,
        signal,
        facts: () => this.#facts(location, this.#healthOf(location.id), this.#popups(location.id)),
        askStatus: async () => {
          const answer = await this.#ask(location, 'lookup', signal);
          return signal.aborted ? err({ kind: 'aborted' }) : this.#take(location, answer);
        },
        popupsAreOn: () => this.#popupsAreOn(location.id),
        webhooks: () => this.webhooks.read(location.id, { priority: 'lookup', signal }),
        readStatistics: () => this.#statistics.read(),
      }),
    });
    this.#check = check;
    await check.run();
    if (signal.aborted) return;
    // What the check found out about calls, the next look says for the row: it must not wait for its back-off.
    if (this.#healthOf(location.id)?.state !== 'arriving') watch.catchUp();
    this.#lastChecks.set(location.id, check.check);
    this.#change += 1;
    onChange();
    this.#statuses.readAll([location.id]);
  }

  #ask(
    { id }: Location,
    priority: 'rest' | 'lookup',
    signal: AbortSignal,
  ): Promise<Result<InstallationStatus | null, ApiError>> {
    const applicationId = this.#deps.applicationId();
    if (applicationId === null) return Promise.resolve(err({ kind: 'aborted' }));
    return installationStatus(this.#deps.watch.api, { locationId: id, applicationId }, { priority, signal });
  }

  #take(
    location: Location,
    answer: Result<InstallationStatus | null, ApiError>,
  ): Result<Installation | null, ApiError> {
    const atMs = this.#deps.watch.serverClock.nowMs();
    const clock = { timeZone: location.timeZone, nowMs: atMs };
    const read = answer.ok ? ok(answer.value && installationOf(answer.value, clock)) : answer;
    const before = this.#readings.get(location.id)?.answer;
    this.#readings.set(location.id, { atMs, answer: read });
    if (JSON.stringify(before) !== JSON.stringify(read)) this.#change += 1;
    if (read.ok) this.#notice(location, read.value?.state ?? 'notInstalled', atMs);
    this.#tellSoon();
    return read;
  }

  #notice(location: Location, state: Installation['state'], atMs: number): void {
    const applicationId = this.#deps.applicationId();
    if (applicationId === null) return;
    this.noticed
      .see(location, applicationId, state, atMs)
      .then(() => {
        this.#tellSoon();
      })
      .catch(this.#deps.onBug);
  }

  #row(
    location: Location,
    health: LocationHealth | undefined,
    poppedAt: ReturnType<PoppedCalls['poppedSince']>,
  ): LocationStatus {
    const { id, title, timeZone, chain } = location;
    const popups = this.#popups(id, poppedAt);
    const reading = this.#readings.get(id);
    const lastCallAtMs = this.#statistics.of(id)?.lastCallAtMs ?? null;
    return {
      id,
      title,
      timeZone,
      chain,
      ...verdictOf(this.#facts(location, health, popups)),
      paidUntil: this.installation(id)?.paidUntil ?? null,
      lastCallAt: lastCallAtMs === null ? null : new Date(lastCallAtMs).toISOString(),
      delay: popups.delay,
      checkedAt: reading ? new Date(reading.atMs).toISOString() : null,
    };
  }

  #facts(
    { id, timeZone }: Location,
    health: LocationHealth | undefined,
    { notPopped }: PopupNumbers,
  ): LocationFacts {
    const { watch, applicationId, settings } = this.#deps;
    return {
      timeZone,
      nowMs: watch.serverClock.nowMs(),
      arrival: health?.state ?? 'starting',
      refusedToken: watch.health.refusedToken,
      retryAt: watch.health.retryAt,
      applicationId: applicationId(),
      reading: this.#readings.get(id) ?? null,
      uninstalledAtMs: this.noticed.uninstalledAtMs(id),
      calls: this.#statistics.of(id),
      openingHours: settings().missedRule.openingHours,
      notPopped: this.#popupsAreOn(id) ? notPopped : 0,
      clockSkewMs: watch.serverClock.offsetMs(),
    };
  }

  /** Whether calls of this location may pop on this PC now. */
  #popupsAreOn(id: LocationId): boolean {
    const { settings, clock } = this.#deps;
    const { popupModes, doNotDisturbUntil } = settings();
    const mode: PopupMode = popupModes[String(id)] ?? 'full';
    return (mode === 'full' || mode === 'compact') && mayDisturb(doNotDisturbUntil, clock.now());
  }

  #popups(id: LocationId, poppedAt = this.#poppedAt()): PopupNumbers {
    const { expectedPopups } = this.#deps.watch;
    const ended = this.#statistics.of(id)?.endedToday ?? [];
    return popupNumbers(ended, poppedAt, (key) => expectedPopups.isExcused(key));
  }

  #poppedAt(): ReturnType<PoppedCalls['poppedSince']> {
    return this.#deps.popped.poppedSince(this.#deps.watch.serverClock.nowMs() - DAY_MS);
  }

  #healthOf(id: LocationId): LocationHealth | undefined {
    return this.#deps.watch.health.locations.find((each) => each.id === id);
  }

  get #refused(): boolean {
    return this.#deps.watch.health.refusedToken !== null;
  }

  /** A round over a hundred locations is a few changes a second for the windows at most. */
  #tellSoon(): void {
    this.#cancelTell ??= this.#deps.clock.after(TELL_MS, () => {
      this.#cancelTell = undefined;
      this.#deps.onChange();
    });
  }
}
