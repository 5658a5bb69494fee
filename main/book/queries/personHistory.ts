import { joinRows, type OneCall, type RowOfCall } from '../../calls/oneCall.ts';

/** A row of a call with this person, in either direction. */
export interface PersonCall extends RowOfCall {
  /** The row of the book. */
  readonly id: number;
  /** Counts as missed by the rule. */
  readonly missed: boolean;
}

/** What somebody decided by hand. `add` puts the caller of `call` on the list, whatever became of the call. */
export interface Decision {
  readonly id: number;
  readonly kind: 'calledBack' | 'notNeeded' | 'later' | 'add';
  readonly atMs: number;
  /** For `later`. */
  readonly untilMs: number | null;
  readonly call: number;
}

export interface Booking {
  readonly createdAtMs: number;
  /** JSON of a `Visit`. */
  readonly visit: string;
}

/** Everything that decides whether somebody waits to be rung back. In no order. */
export interface PersonHistory {
  readonly calls: readonly PersonCall[];
  readonly decisions: readonly Decision[];
  readonly bookings: readonly Booking[];
}

/** What happened, in time order. `calls` holds every row of one call. */
export type PersonEvent =
  | { readonly kind: 'call'; readonly atMs: number; readonly calls: OneCall<PersonCall> }
  | { readonly kind: 'decision'; readonly atMs: number; readonly decision: Decision }
  | { readonly kind: 'booking'; readonly atMs: number; readonly booking: Booking };

// In the same moment a call comes before what was done about it.
const RANK = { call: 0, decision: 1, booking: 2 } as const;

export function eventsOf({ calls, decisions, bookings }: PersonHistory): PersonEvent[] {
  const events: PersonEvent[] = [
    ...joinRows(calls).map((rows): PersonEvent => ({ kind: 'call', atMs: rows[0].startedAtMs, calls: rows })),
    ...[...decisions]
      .sort((a, b) => a.id - b.id)
      .map((decision) => ({ kind: 'decision', atMs: decision.atMs, decision }) as const),
    ...bookings.map((booking) => ({ kind: 'booking', atMs: booking.createdAtMs, booking }) as const),
  ];
  return events.sort((a, b) => a.atMs - b.atMs || RANK[a.kind] - RANK[b.kind]);
}
