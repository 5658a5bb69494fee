/** Moments of the past `lengthMs`, oldest first. */
export class SlidingWindow {
  readonly #lengthMs: number;
  #moments: number[] = [];

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  add(momentMs: number): void {
    this.#moments.push(momentMs);
  }

  countAt(nowMs: number): number {
    const firstInside = this.#moments.findIndex((momentMs) => momentMs > nowMs - this.#lengthMs);
    if (firstInside < 0) this.#moments = [];
    else if (firstInside > 0) this.#moments = this.#moments.slice(firstInside);
    return this.#moments.length;
  }

  /** When fewer than `limit` (at least 1) moments are inside: now, or when enough of the oldest have left. */
  roomAt(limit: number, nowMs: number): number {
    const surplus = this.countAt(nowMs) - limit;
    const leaving = surplus < 0 ? undefined : this.#moments[surplus];
    return leaving === undefined ? nowMs : leaving + this.#lengthMs;
  }
}
