import { err, ok, type Result } from '../../contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import { Slowdown } from './slowdown.ts';
import { SlidingWindow } from './slidingWindow.ts';

/** `lookup`: a person waits for a popup. `poll`: asking for calls. `rest`: everything else. */
export type Priority = 'lookup' | 'poll' | 'rest';

export interface RequestLimits {
  readonly requestsPerSecond: number;
  readonly requestsPerMinute: number;
}

/** Altegio allows 5 a second and 200 a minute per IP address, shared by all desks behind the router. */
export const DEFAULT_REQUEST_LIMITS: RequestLimits = { requestsPerSecond: 3, requestsPerMinute: 100 };

export type TurnRefused = { readonly kind: 'aborted' };

interface Waiting {
  readonly grant: () => void;
  readonly refuse: () => void;
}

const PRIORITIES: readonly Priority[] = ['lookup', 'poll', 'rest'];

/** Shares of the minute: what polls and the rest leave is always there for look-ups. */
const SHARE_OF_MINUTE: Readonly<Record<Priority, number>> = { lookup: 1, poll: 0.5, rest: 0.3 };

// Requests reach the server with varying delay, so windows are a little longer here than they are there.
const SECOND_MS = 1_050;
const MINUTE_MS = 60_250;

/**
 * The one queue that every request of this machine passes: `turn` resolves when a request may be sent. Keeps within
 * both limits in any second and any minute, look-ups before polls before the rest, first come first served within
 * each. Time is `Clock.monotonic`; nothing is booked on the clock while nobody waits.
 * Limits of the API: https://developer.alteg.io/api ("200 requests per minute or 5 per second").
 */
export class RequestBudget {
  readonly #clock: Clock;
  readonly #slowdown: Slowdown;
  readonly #second = new SlidingWindow(SECOND_MS);
  readonly #minute = new SlidingWindow(MINUTE_MS);
  readonly #minuteOf = {
    lookup: new SlidingWindow(MINUTE_MS),
    poll: new SlidingWindow(MINUTE_MS),
    rest: new SlidingWindow(MINUTE_MS),
  };
  readonly #queues: Readonly<Record<Priority, Set<Waiting>>> = {
    lookup: new Set(),
    poll: new Set(),
    rest: new Set(),
  };
  #limits: RequestLimits;
  #pausedUntilMonoMs = -Infinity;
  #cancelTimer: Cancel | undefined;

  constructor(deps: { readonly clock: Clock; readonly limits?: RequestLimits }) {
    this.#clock = deps.clock;
    this.#limits = deps.limits ?? DEFAULT_REQUEST_LIMITS;
    this.#slowdown = new Slowdown(deps.clock);
  }

  /** Resolves when one request may be sent, or with `aborted` when the signal fires first. */
  turn(priority: Priority, signal?: AbortSignal): Promise<Result<undefined, TurnRefused>> {
    if (signal?.aborted) return Promise.resolve(err({ kind: 'aborted' }));
    return new Promise((resolve) => {
      const queue = this.#queues[priority];
      const leave = (): void => {
        queue.delete(waiting);
        signal?.removeEventListener('abort', abort);
      };
      const waiting: Waiting = {
        grant: () => {
          leave();
          resolve(ok(undefined));
        },
        refuse: () => {
          leave();
          resolve(err({ kind: 'aborted' }));
        },
      };
      const abort = (): void => {
        waiting.refuse();
        this.#serve();
      };
      signal?.addEventListener('abort', abort);
      queue.add(waiting);
      this.#serve();
    });
  }

  /** New limits, from now on; what was sent in the last minute still counts. `Infinity` lifts a limit. */
  configure(limits: RequestLimits): void {
    this.#limits = limits;
    this.#serve();
  }

  /** A 429 came: nobody sends for `retryAfterMs`, and polls are to be asked for half as often from now on. */
  rateLimited(retryAfterMs: number): void {
    const nowMs = this.#clock.monotonic();
    // Answers to requests of the same burst arrive while the pause already holds; they tell nothing new.
    if (nowMs >= this.#pausedUntilMonoMs) this.#slowdown.double();
    this.#pausedUntilMonoMs = Math.max(this.#pausedUntilMonoMs, nowMs + retryAfterMs);
    this.#slowdown.cleanFrom(this.#pausedUntilMonoMs);
    this.#serve();
  }

  get limits(): RequestLimits {
    return this.#limits;
  }

  /** What a poll interval is to be multiplied with: 1, doubled by each 429, 1 again after four clean minutes. */
  get slowdown(): number {
    return this.#slowdown.factor();
  }

  requestsLastMinute(): number {
    return this.#minute.countAt(this.#clock.monotonic());
  }

  /** Refuses everyone who waits. */
  stop(): void {
    for (const priority of PRIORITIES) for (const waiting of [...this.#queues[priority]]) waiting.refuse();
    this.#serve();
  }

  #serve(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;

    const nowMs = this.#clock.monotonic();
    let earliestMs = Infinity;
    for (const priority of PRIORITIES) {
      for (const waiting of this.#queues[priority]) {
        const atMs = this.#freeAt(priority, nowMs);
        if (atMs > nowMs) {
          earliestMs = Math.min(earliestMs, atMs);
          break;
        }
        this.#second.add(nowMs);
        this.#minute.add(nowMs);
        this.#minuteOf[priority].add(nowMs);
        waiting.grant();
      }
    }
    if (earliestMs < Infinity) {
      this.#cancelTimer = this.#clock.after(Math.ceil(earliestMs - nowMs), () => {
        this.#serve();
      });
    }
  }

  #freeAt(priority: Priority, nowMs: number): number {
    const { requestsPerSecond, requestsPerMinute } = this.#limits;
    // One place of each second is kept for a look-up, so that a popup never waits behind polls.
    const perSecond = priority === 'lookup' ? requestsPerSecond : requestsPerSecond - 1;
    const share = requestsPerMinute * SHARE_OF_MINUTE[priority];
    return Math.max(
      this.#pausedUntilMonoMs,
      this.#second.roomAt(Math.max(1, perSecond), nowMs),
      this.#minute.roomAt(requestsPerMinute, nowMs),
      this.#minuteOf[priority].roomAt(Math.max(1, Math.floor(share)), nowMs),
    );
  }
}
