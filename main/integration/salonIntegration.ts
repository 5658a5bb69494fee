import type { LocationId } from '../../contract/model/ids.ts';
import type { LocationCheck, LocationStatus } from '../../contract/model/integration.ts';
import type { Location } from '../../contract/model/location.ts';
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
import { CallStatistics } from './callStatistics.ts';
import { Checks } from './checks.ts';
import { installationOf, sameConsent, type Installation } from './installation.ts';
import { KeptArrival, KeptStates } from './keptStates.ts';
import { NoticedChanges, type NoticedChangesDeps } from './noticedChanges.ts';
import { StatusTable, type StatusTableDeps } from './statusTable.ts';
import { StatusWatch } from './statusWatch.ts';
import type { Reading } from './verdict.ts';
import { WebhookLists } from './webhookLists.ts';

/** What is asked of the watch over a salon. */
export interface WatchedSalon extends Pick<SalonWatch, 'health' | 'locations' | 'locationOf' | 'catchUp'> {
  readonly clientRights: Pick<SalonWatch['clientRights'], 'of'>;
  readonly api: AltegioApi;
  readonly serverClock: Pick<ServerClock, 'nowMs' | 'offsetMs'>;
  readonly expectedPopups: ExpectedPopups;
}

export interface SalonIntegrationDeps {
  readonly watch: WatchedSalon;
  readonly book: BookDoor;
  readonly popped: Pick<PoppedCalls, 'poppedSince'>;
  /** The profile's folder; null: what is known of the locations is not kept. */
  readonly dir: string | null;
  readonly callListMemory: CallListMemory;
  readonly applicationId: () => number | null;
  readonly settings: StatusTableDeps['settings'];
  readonly clock: Clock;
  readonly random: () => number;
  readonly onStopped: NoticedChangesDeps['onStopped'];
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const TELL_MS = 250;
/** As in `worstFirst`; those of which nothing is known come last, they may be well. */
const TROUBLE_FIRST = ['frozen', 'pending', 'noAccess', 'notInstalled', 'other', 'active'] as const;

/** Whether telephony works in each location of one salon, as long as it is at work. */
export class SalonIntegration {
  readonly webhooks: WebhookLists;
  readonly noticed: NoticedChanges;
  readonly #deps: SalonIntegrationDeps;
  readonly #statuses: StatusWatch;
  readonly #statistics: CallStatistics;
  readonly #abort = new AbortController();
  readonly #readings = new Map<LocationId, Reading>();
  readonly #kept: KeptStates;
  readonly #table: StatusTable;
  readonly #checks: Checks;
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
    this.#kept = new KeptStates(deps);
    this.noticed = new NoticedChanges(deps);
    this.webhooks = new WebhookLists({ ...deps, api: watch.api, signal: this.#abort.signal, onChange });
    this.#statuses = new StatusWatch({
      ...deps,
      locations: () =>
        watch.locations.toSorted((one, other) => this.#trouble(one.id) - this.#trouble(other.id)),
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
    this.#table = new StatusTable({
      ...deps,
      readingOf: (id) => this.#readings.get(id) ?? null,
      keptOf: (id) => this.#kept.before(id),
      callsOf: (id) => this.#statistics.of(id),
      uninstalledAtMs: (id) => this.noticed.uninstalledAtMs(id),
    });
    this.#checks = new Checks({
      ...deps,
      facts: (location) => this.#table.factsOf(location),
      popupsAreOn: (id) => this.#table.popupsAreOn(id),
      askStatus: async (location, signal) => {
        const answer = await this.#ask(location, 'lookup', signal);
        if (signal.aborted) return err({ kind: 'aborted' });
        if (answer.ok) this.#statuses.acceptedAgain();
        return this.#take(location, answer);
      },
      webhooks: (id, signal) => this.webhooks.read(id, { priority: 'lookup', signal }),
      readStatistics: () => this.#statistics.read(),
      onEnd: (location) => {
        // The states of all are read now; so are calls that could not be read before, back-off or not.
        if (watch.health.locations.some(({ state }) => state !== 'arriving')) watch.catchUp();
        this.#change += 1;
        deps.onChange();
        this.#statuses.readAll([location.id]);
      },
    });
  }

  get rows(): LocationStatus[] {
    return this.#table.rows();
  }

  get progress(): StatusWatch['progress'] {
    return this.#statuses.progress;
  }

  get check(): LocationCheck | null {
    return this.#checks.check;
  }

  get change(): number {
    return this.#change;
  }

  /** The last check of a location that came to its end. */
  lastCheck(id: LocationId): LocationCheck | null {
    return this.#checks.last(id);
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
    this.#checks.abort();
    this.#cancelTell?.();
    this.#statuses.stop();
    this.#statistics.stop();
    this.noticed.stop();
    this.#kept.stop();
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
    this.#keepArrivals();
    const arrivals = JSON.stringify(this.#deps.watch.health.locations.map(({ id, state }) => [id, state]));
    if (arrivals !== this.#arrivals) this.#change += 1;
    this.#arrivals = arrivals;
    this.#tellSoon();
  }

  /** Another application id: nothing that was read counts any more. */
  startOver(): void {
    this.#checks.startOver();
    this.#readings.clear();
    this.noticed.startOver();
    this.#kept.clear();
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
    return this.#checks.begin(location);
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
    const before = this.#readings.get(location.id)?.answer;
    const read = answer.ok
      ? ok(sameConsent(this.installation(location.id), answer.value && installationOf(answer.value, clock)))
      : answer;
    this.#readings.set(location.id, { atMs, answer: read });
    if (JSON.stringify(before) !== JSON.stringify(read)) this.#change += 1;
    if (read.ok) this.#kept.putReading(location.id, read.value, atMs);
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

  #keepArrivals(): void {
    const { health, locations, serverClock } = this.#deps.watch;
    // Before the first answer they are none.
    if (locations.length > 0) this.#kept.keepOnly(locations.map(({ id }) => id));
    for (const { id, state } of health.locations) {
      const arrival = KeptArrival.safeParse(state);
      if (arrival.success) this.#kept.putArrival(id, arrival.data, serverClock.nowMs());
    }
  }

  /** The worse it was when last seen, the sooner it is read. */
  #trouble(id: LocationId): number {
    const reading = this.#readings.get(id);
    const kept = this.#kept.before(id);
    const state = reading?.answer.ok
      ? (reading.answer.value?.state ?? 'notInstalled')
      : kept?.reading && (kept.reading.installation?.state ?? 'notInstalled');
    if (!state) return TROUBLE_FIRST.length;
    const callsAreRefused = state === 'active' && kept?.arrival && kept.arrival.state !== 'arriving';
    return TROUBLE_FIRST.indexOf(callsAreRefused ? 'noAccess' : state);
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
