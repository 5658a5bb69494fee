/** Takes back something booked on a clock; harmless when it already ran. */
export type Cancel = () => void;

/** Time as a parameter, so that no test waits. */
export interface Clock {
  /** Milliseconds since the epoch on this PC's clock, which may be wrong by hours and may jump. */
  readonly now: () => number;
  /** Milliseconds that only ever grow; stands still while the machine sleeps on some systems. */
  readonly monotonic: () => number;
  readonly after: (ms: number, run: () => void) => Cancel;
}

/** A clock without the time of day. */
export type Timer = Pick<Clock, 'monotonic' | 'after'>;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
