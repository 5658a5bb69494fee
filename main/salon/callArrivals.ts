import type { Health, LeftOut, RefusedToken } from '../../contract/model/health.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { PopupMode } from '../../contract/model/settings.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { RequestBudget } from '../altegio/budget.ts';
import { listCalls, type CallListMemory, type CallListPage } from '../altegio/calls.ts';
import { RecentPages } from '../altegio/recentPages.ts';
import type { ServerClock } from '../altegio/serverClock.ts';
import { CallPoller } from '../calls/callPoller.ts';
import type { Look } from '../calls/locationWatch.ts';
import type { PoppedCalls } from '../calls/poppedCalls.ts';
import type { Clock } from '../clock.ts';
import { ArrivalHealth } from '../health/arrivalHealth.ts';
import type { Connection } from '../settings/connection.ts';

export interface CallArrivalsDeps {
  readonly api: AltegioApi;
  readonly serverClock: ServerClock;
  readonly connection: Connection;
  readonly budget: RequestBudget;
  readonly callListMemory: CallListMemory;
  readonly clock: Clock;
  readonly random: () => number;
  readonly popped: PoppedCalls;
  readonly popupMode: (id: LocationId) => PopupMode;
  readonly onLook: (id: LocationId, look: Look) => void;
  readonly onRefused: () => void;
  /** Rows of a location's list were left out that were not known yet. */
  readonly onLeftOut?: ((id: LocationId, news: readonly LeftOut[]) => void) | undefined;
  readonly onHealth: () => void;
  readonly onBug: (error: unknown) => void;
}

/** Asks for the calls of each location, and knows whether they arrive. */
export class CallArrivals {
  readonly #deps: CallArrivalsDeps;
  readonly #targetMs: number;
  readonly #recent = new RecentPages();
  #health: ArrivalHealth;
  #poller: CallPoller | undefined;

  constructor(deps: CallArrivalsDeps) {
    this.#deps = deps;
    this.#targetMs = deps.connection.pollSeconds * 1000;
    this.#health = this.#healthOf([]);
  }

  get health(): Health {
    return this.#health.current();
  }

  watch(locations: readonly Location[]): void {
    this.#poller?.stop();
    this.#health = this.#healthOf(locations);
    if (locations.length === 0) {
      this.#health.seesNone();
      return;
    }
    this.#poller = this.#pollerOf(locations);
    this.#poller.start();
    this.#deps.onHealth();
  }

  /** Not even the locations could be read yet. */
  failedToStart(error: ApiError, retryInMs: number): void {
    this.#health.failedToStart(error, retryInMs);
  }

  /** `token` null: the one that was refused before. */
  refused(token: RefusedToken | null, retryInMs: number): void {
    this.#health.refused(token, retryInMs);
  }

  /** The machine goes to sleep. */
  pause(): void {
    this.#poller?.pause();
  }

  /** Whatever the next looks bring came while nobody could look. */
  expectSilence(): void {
    this.#poller?.expectSilence();
  }

  /** After sleep or an unlocked screen. */
  catchUp(): void {
    this.#poller?.catchUp();
  }

  lookNow(): void {
    this.#poller?.lookNow();
  }

  stop(): void {
    this.#poller?.stop();
  }

  /** Counts what could not be read, whoever asked for it. */
  noteLeftOut(id: LocationId, answer: Result<CallListPage, ApiError>): void {
    if (!answer.ok || !answer.value.leftOut) return;
    const news = this.#health.leftOut(id, answer.value.leftOut);
    if (news.length > 0) this.#deps.onLeftOut?.(id, news);
  }

  #pollerOf(locations: readonly Location[]): CallPoller {
    const { api, connection, budget, callListMemory, popped, popupMode } = this.#deps;
    return new CallPoller({
      askCalls: async (query, signal) => {
        const options = { priority: 'poll', signal, recent: this.#recent } as const;
        const answer = await listCalls(api, callListMemory, query, options);
        this.noteLeftOut(query.location.id, answer);
        return answer;
      },
      locations,
      isWatched: (id) => popupMode(id) === 'full' || popupMode(id) === 'compact',
      clock: this.#deps.clock,
      serverNowMs: () => this.#deps.serverClock.nowMs(),
      random: this.#deps.random,
      targetMs: this.#targetMs,
      pollsPerMinute: () => connection.requestsPerMinute / 2,
      slowdown: () => budget.slowdown,
      lastPolledServerMs: (id) => popped.lastPolledAt(id),
      onLook: (id, look) => {
        this.#deps.onLook(id, look);
        this.#health.arrived(id, look.oddRows);
      },
      onFailure: (id, error, retryInMs) => {
        this.#health.failed(id, error, retryInMs);
      },
      onRefused: this.#deps.onRefused,
      onBug: this.#deps.onBug,
    });
  }

  #healthOf(locations: readonly Location[]): ArrivalHealth {
    const { serverClock, clock, budget } = this.#deps;
    return new ArrivalHealth({
      locations,
      serverNowMs: () => serverClock.nowMs(),
      monotonicMs: () => clock.monotonic(),
      measure: () => ({
        targetIntervalMs: this.#targetMs,
        plannedIntervalMs: this.#poller?.plan.otherIntervalMs ?? this.#targetMs,
        slowed: budget.slowdown > 1,
        clockSkewMs: Math.round(serverClock.offsetMs()),
        requestsLastMinute: budget.requestsLastMinute(),
        requestsPerMinute: Number.isFinite(budget.limits.requestsPerMinute)
          ? budget.limits.requestsPerMinute
          : 0,
      }),
      onChange: this.#deps.onHealth,
    });
  }
}
