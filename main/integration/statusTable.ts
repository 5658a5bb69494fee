import type { LocationHealth } from '../../contract/model/health.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { LocationStatus } from '../../contract/model/integration.ts';
import type { Location } from '../../contract/model/location.ts';
import type { PopupMode, Settings } from '../../contract/model/settings.ts';
import type { ServerClock } from '../altegio/serverClock.ts';
import type { ExpectedPopups } from '../calls/expectedPopups.ts';
import type { PoppedCalls } from '../calls/poppedCalls.ts';
import type { Clock } from '../clock.ts';
import type { SalonWatch } from '../salon/salonWatch.ts';
import { mayDisturb } from '../settings/doNotDisturb.ts';
import type { CallStatistics } from './callStatistics.ts';
import { type KeptState, readingThen } from './keptStates.ts';
import { popupNumbers, type PopupNumbers } from './popupNumbers.ts';
import { type LocationFacts, type Reading, type Verdict, verdictOf, worstFirst } from './verdict.ts';

export interface StatusTableDeps {
  readonly watch: Pick<SalonWatch, 'health' | 'locations'> & {
    readonly serverClock: Pick<ServerClock, 'nowMs' | 'offsetMs'>;
    readonly expectedPopups: Pick<ExpectedPopups, 'isExcused'>;
  };
  readonly popped: Pick<PoppedCalls, 'poppedSince'>;
  readonly applicationId: () => number | null;
  readonly settings: () => Pick<Settings, 'popupModes' | 'doNotDisturbUntil' | 'missedRule'>;
  readonly clock: Clock;
  readonly readingOf: (id: LocationId) => Reading | null;
  /** What an earlier run knew. */
  readonly keptOf: (id: LocationId) => KeptState | null;
  readonly callsOf: CallStatistics['of'];
  readonly uninstalledAtMs: (id: LocationId) => number | null;
}

interface Told {
  readonly verdict: Verdict;
  readonly reading: Reading | null;
  /** Null: it holds now. */
  readonly asOfMs: number | null;
}

type PoppedAt = ReturnType<PoppedCalls['poppedSince']>;

const DAY_MS = 86_400_000;
const MOST_ROWS = 1_000;

/** A line per location out of everything that is known of it now. */
export class StatusTable {
  readonly #deps: StatusTableDeps;

  constructor(deps: StatusTableDeps) {
    this.#deps = deps;
  }

  /** Worst first. */
  rows(): LocationStatus[] {
    const { watch } = this.#deps;
    const health = new Map(watch.health.locations.map((each) => [each.id, each]));
    const poppedAt = this.#poppedAt();
    return watch.locations
      .map((location) => this.#row(location, health.get(location.id), poppedAt))
      .sort(worstFirst)
      .slice(0, MOST_ROWS);
  }

  factsOf(location: Location): LocationFacts {
    const health = this.#deps.watch.health.locations.find(({ id }) => id === location.id);
    return this.#facts(location, health, this.#popups(location.id, this.#poppedAt()));
  }

  /** Whether calls of this location may pop on this PC now. */
  popupsAreOn(id: LocationId): boolean {
    const { settings, clock } = this.#deps;
    const { popupModes, doNotDisturbUntil } = settings();
    const mode: PopupMode = popupModes[String(id)] ?? 'full';
    return (mode === 'full' || mode === 'compact') && mayDisturb(doNotDisturbUntil, clock.now());
  }

  #row(location: Location, health: LocationHealth | undefined, poppedAt: PoppedAt): LocationStatus {
    const { callsOf } = this.#deps;
    const { id, title, timeZone, zoneFrom, chain } = location;
    const popups = this.#popups(id, poppedAt);
    const facts = this.#facts(location, health, popups);
    const told = this.#told(id, facts);
    const { reading } = told;
    const lastCallAtMs = callsOf(id)?.lastCallAtMs ?? null;
    return {
      id,
      title,
      timeZone,
      chain,
      ...told.verdict,
      paidUntil: reading?.answer.ok ? (reading.answer.value?.paidUntil ?? null) : null,
      lastCallAt: lastCallAtMs === null ? null : new Date(lastCallAtMs).toISOString(),
      delay: popups.delay,
      ...(health?.leftOut && { leftOut: health.leftOut }),
      ...(zoneFrom && { zoneFrom }),
      checkedAt: reading ? new Date(reading.atMs).toISOString() : null,
      ...(told.asOfMs !== null && { asOf: new Date(told.asOfMs).toISOString() }),
    };
  }

  /** What holds now; as long as that is not known, what an earlier run knew. */
  #told(id: LocationId, facts: LocationFacts): Told {
    const verdict = verdictOf(facts);
    const now = { verdict, reading: facts.reading, asOfMs: null };
    const kept = verdict.word === 'unknown' ? this.#deps.keptOf(id) : null;
    if (!kept) return now;
    const arrival = facts.arrival === 'starting' ? kept.arrival : null;
    const reading = facts.reading?.answer.ok ? null : readingThen(kept);
    const then = verdictOf({
      ...facts,
      arrival: arrival?.state ?? facts.arrival,
      reading: reading ?? facts.reading,
    });
    const atMs = (then.word === 'noAccess' ? arrival?.atMs : reading?.atMs) ?? arrival?.atMs ?? reading?.atMs;
    if (then.word === 'unknown' || atMs === undefined) return now;
    return {
      // Nothing is green before it was seen.
      verdict: then.tone === 'good' ? { ...then, tone: 'off' } : then,
      reading: reading ?? facts.reading,
      asOfMs: Math.min(atMs, facts.nowMs),
    };
  }

  #facts(
    { id, timeZone }: Location,
    health: LocationHealth | undefined,
    { notPopped }: PopupNumbers,
  ): LocationFacts {
    const { watch, applicationId, settings, readingOf, callsOf, uninstalledAtMs } = this.#deps;
    return {
      timeZone,
      nowMs: watch.serverClock.nowMs(),
      arrival: health?.state ?? 'starting',
      refusedToken: watch.health.refusedToken,
      retryAt: watch.health.retryAt,
      applicationId: applicationId(),
      reading: readingOf(id),
      uninstalledAtMs: uninstalledAtMs(id),
      calls: callsOf(id),
      openingHours: settings().missedRule.openingHours,
      notPopped: this.popupsAreOn(id) ? notPopped : 0,
      clockSkewMs: watch.serverClock.offsetMs(),
      leftOut: health?.leftOut,
    };
  }

  #popups(id: LocationId, poppedAt: PoppedAt): PopupNumbers {
    const { watch, callsOf } = this.#deps;
    const ended = callsOf(id)?.endedToday ?? [];
    return popupNumbers(ended, poppedAt, (key) => watch.expectedPopups.isExcused(key));
  }

  #poppedAt(): PoppedAt {
    return this.#deps.popped.poppedSince(this.#deps.watch.serverClock.nowMs() - DAY_MS);
  }
}
