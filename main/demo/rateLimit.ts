export interface RateLimit {
  readonly perSecond: number;
  readonly perMinute: number;
}

/** What Altegio publishes, per IP address. */
export const PUBLISHED_LIMIT: RateLimit = { perSecond: 5, perMinute: 200 };

/** Counts what came in the last second and minute of the timer. */
export class RateLimiter {
  #arrivalsMs: number[] = [];
  limit: RateLimit | undefined;

  constructor(limit: RateLimit | undefined) {
    this.limit = limit;
  }

  /** Seconds to wait when one request more is too many, else undefined. */
  refuse(nowMs: number): number | undefined {
    if (!this.limit) return undefined;
    this.#arrivalsMs = this.#arrivalsMs.filter((at) => at > nowMs - 60_000);
    const lastSecond = this.#arrivalsMs.filter((at) => at > nowMs - 1000);
    const oldest = this.#arrivalsMs[0];
    if (lastSecond.length >= this.limit.perSecond) return 1;
    if (oldest !== undefined && this.#arrivalsMs.length >= this.limit.perMinute) {
      return Math.ceil((oldest + 60_000 - nowMs) / 1000);
    }
    this.#arrivalsMs.push(nowMs);
    return undefined;
  }
}
