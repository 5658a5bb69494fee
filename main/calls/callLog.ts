import type { CallRow, ShownNumber, TodayNumbers } from '../../contract/model/call.ts';
import type { CallKey, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { KnownCall } from './knownCall.ts';
import { SalonDays } from './salonDay.ts';

export interface CallLogDeps {
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly serverNowMs: () => number;
  /** The number as it may be shown, masked when it belongs to a client. */
  readonly showNumber: (call: KnownCall, location: Location, isClient: boolean) => ShownNumber;
  /** One text per number in any spelling; null when withheld. */
  readonly sameCaller: (call: KnownCall, location: Location) => string | null;
  readonly clientOf: (call: KnownCall) => NamedClient | undefined;
}

export interface NamedClient {
  readonly name: string;
  readonly vip: boolean;
}

interface Entry {
  readonly call: KnownCall;
  readonly whileAway: boolean;
  readonly client: NamedClient | undefined;
  /** Nobody was found by the number. */
  readonly nobody: boolean;
  /** One text per number, kept because reading numbers is slow. */
  readonly caller: string | null;
}

const ROWS = 10;
const KEEP_MS = 3 * 86_400_000;

/** The recent calls of all locations: the last ten and today's numbers. */
export class CallLog {
  readonly #deps: CallLogDeps;
  readonly #calls = new Map<CallKey, Entry>();
  readonly #days = new SalonDays();

  constructor(deps: CallLogDeps) {
    this.#deps = deps;
  }

  /** A repeated key updates in place and keeps its mark. */
  put(call: KnownCall, whileAway: boolean): void {
    const before = this.#calls.get(call.key);
    const location = this.#deps.locationOf(call.locationId);
    this.#calls.set(call.key, {
      call,
      whileAway: before?.whileAway ?? whileAway,
      client: before?.client,
      nobody: before?.nobody ?? false,
      caller: location ? this.#deps.sameCaller(call, location) : null,
    });
  }

  /** Somebody found out who it was. */
  name(key: CallKey, client: NamedClient): void {
    const entry = this.#calls.get(key);
    if (entry) this.#calls.set(key, { ...entry, client });
  }

  /** Altegio was asked, and nobody has this number. */
  foundNobody(key: CallKey): void {
    const entry = this.#calls.get(key);
    if (entry) this.#calls.set(key, { ...entry, nobody: true });
  }

  isNamed(key: CallKey): boolean {
    return this.#calls.get(key)?.client !== undefined;
  }

  has(key: CallKey): boolean {
    return this.#calls.has(key);
  }

  /** Enough calls for the list. */
  get isFull(): boolean {
    return this.#calls.size >= ROWS;
  }

  /** Newest first. */
  lastCalls(): readonly KnownCall[] {
    const last = [...this.#calls.values()]
      .map(({ call }) => call)
      .sort((a, b) => b.startedAtMs - a.startedAtMs || b.callId - a.callId);
    return last.filter((call, index) => !isSameCall(call, last[index - 1])).slice(0, ROWS);
  }

  rows(): CallRow[] {
    return this.lastCalls().flatMap((call) => {
      const location = this.#deps.locationOf(call.locationId);
      return location ? [this.#row(call, location)] : [];
    });
  }

  today(): TodayNumbers {
    const numbers = { calls: 0, answered: 0, missed: 0, outgoing: 0 };
    for (const { call } of this.#calls.values()) {
      if (!this.#isToday(call) || call.direction === 'internal') continue;
      numbers.calls += 1;
      if (call.direction === 'outgoing') numbers.outgoing += 1;
      else if (call.status === 'success') numbers.answered += 1;
      else numbers.missed += 1;
    }
    this.#forgetOld();
    return numbers;
  }

  /** Which incoming call of this number today this is, counted from 1. */
  callOfToday(call: KnownCall, location: Location): number {
    return this.#earlier(call, location).filter((one) => this.#isToday(one)).length + 1;
  }

  /** When this and earlier incoming calls of its number began. */
  triesOf(call: KnownCall, location: Location): number[] {
    // A chain may list one call in several of its locations.
    return [...new Set([...this.#earlier(call, location), call].map(({ startedAtMs }) => startedAtMs))];
  }

  #earlier(call: KnownCall, location: Location): readonly KnownCall[] {
    const caller = this.#deps.sameCaller(call, location);
    if (caller === null) return [];
    return [...this.#calls.values()]
      .filter(
        (entry) =>
          entry.call.key !== call.key &&
          entry.call.direction === 'incoming' &&
          entry.call.startedAtMs <= call.startedAtMs &&
          entry.caller === caller &&
          !isSameCall(entry.call, call),
      )
      .map((entry) => entry.call);
  }

  #row(call: KnownCall, location: Location): CallRow {
    const entry = this.#calls.get(call.key);
    const client = entry?.client ?? this.#deps.clientOf(call);
    return {
      key: call.key,
      locationId: call.locationId,
      number: this.#deps.showNumber(call, location, client !== undefined || call.clientId !== null),
      clientName: client?.name ?? null,
      vip: client?.vip ?? false,
      direction: call.direction,
      status: call.status,
      startedAt: new Date(call.startedAtMs).toISOString(),
      durationSeconds: call.durationSeconds,
      hasRecording: call.recordingUrl !== null,
      ...(call.recordingUnread && { recordingUnread: true }),
      whileAway: entry?.whileAway ?? false,
      isNewNumber:
        client === undefined &&
        call.clientId === null &&
        call.direction === 'incoming' &&
        (entry?.nobody ?? false),
    };
  }

  #isToday(call: KnownCall): boolean {
    const location = this.#deps.locationOf(call.locationId);
    if (!location) return false;
    return this.#days.isToday(location.timeZone, call.startedAtMs, this.#deps.serverNowMs());
  }

  #forgetOld(): void {
    if (this.#calls.size < 3_000) return;
    const before = this.#deps.serverNowMs() - KEEP_MS;
    for (const [key, { call }] of this.#calls) if (call.startedAtMs < before) this.#calls.delete(key);
  }
}

/** A chain may list one call in several of its locations: same id, same caller, same second. */
export function isSameCall(call: KnownCall, other: KnownCall | undefined): boolean {
  return (
    other !== undefined &&
    other.key !== call.key &&
    other.callId === call.callId &&
    other.callerPhone === call.callerPhone &&
    other.startedAtMs === call.startedAtMs
  );
}
