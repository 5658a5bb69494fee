import type { CallRow, ShownNumber, TodayNumbers } from '../../contract/model/call.ts';
import type { CallKey, LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import { type JoinedCall, JoinedCalls } from './joinedCalls.ts';
import type { KnownCall } from './knownCall.ts';
import { SalonDays } from './salonDay.ts';

export interface CallLogDeps {
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly serverNowMs: () => number;
  /** The number as it may be shown, masked when it belongs to a client. */
  readonly showNumber: (call: KnownCall, location: Location, isClient: boolean) => ShownNumber;
  /** One text per number in any spelling; null when withheld. */
  readonly sameCaller: (call: KnownCall, location: Location) => string | null;
  /** One text per caller in any spelling, withheld and hidden ones too. */
  readonly callerText: (call: KnownCall, location: Location) => string;
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
  readonly number: string | null;
}

const ROWS = 10;
const KEEP_MS = 3 * 86_400_000;
const LONGEST_DAY_MS = 25 * 3_600_000;

/** The recent calls of all locations: the last ten and today's numbers. However many rows a call has, it is one. */
export class CallLog {
  readonly #deps: CallLogDeps;
  readonly #rows = new Map<CallKey, Entry>();
  readonly #joined = new JoinedCalls();
  readonly #days = new SalonDays();

  constructor(deps: CallLogDeps) {
    this.#deps = deps;
  }

  /** A repeated key updates in place and keeps its mark. */
  put(call: KnownCall, whileAway: boolean): void {
    const before = this.#rows.get(call.key);
    const location = this.#deps.locationOf(call.locationId);
    this.#joined.put(call, location ? this.#deps.callerText(call, location) : call.callerPhone);
    this.#rows.set(call.key, {
      call,
      whileAway: before?.whileAway ?? whileAway,
      client: before?.client,
      nobody: before?.nobody ?? false,
      number: location ? this.#deps.sameCaller(call, location) : null,
    });
  }

  /** Somebody found out who it was. */
  name(key: CallKey, client: NamedClient): void {
    const entry = this.#rows.get(key);
    if (entry) this.#rows.set(key, { ...entry, client });
  }

  /** Altegio was asked, and nobody has this number. */
  foundNobody(key: CallKey): void {
    this.undecided(key);
    const entry = this.#rows.get(key);
    if (entry) this.#rows.set(key, { ...entry, nobody: true });
  }

  /** Whoever it was taken for: several people may have the number, and nobody has chosen. */
  undecided(key: CallKey): void {
    for (const { call } of this.#entriesOf(key)) {
      const entry = this.#rows.get(call.key);
      if (entry) this.#rows.set(call.key, { ...entry, client: undefined });
    }
  }

  isNamed(key: CallKey): boolean {
    return this.#entriesOf(key).some(({ client }) => client !== undefined);
  }

  has(key: CallKey): boolean {
    return this.#rows.has(key);
  }

  /** The call that a row belongs to; undefined: no such row is known. */
  callOf(key: CallKey): JoinedCall | undefined {
    return this.#joined.of(key);
  }

  /** Enough calls for the list. */
  get isFull(): boolean {
    return this.#joined.all().length >= ROWS;
  }

  /** Newest first. */
  lastCalls(): readonly KnownCall[] {
    return this.#joined
      .all()
      .slice(-ROWS)
      .reverse()
      .map(({ call }) => call);
  }

  rows(): CallRow[] {
    return this.lastCalls().flatMap((call) => {
      const location = this.#deps.locationOf(call.locationId);
      return location ? [this.#row(call, location)] : [];
    });
  }

  today(): TodayNumbers {
    const numbers = { calls: 0, answered: 0, missed: 0, outgoing: 0 };
    for (const { call } of this.#joined.all()) {
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
    const earlier = this.#earlier(call, location, call.startedAtMs - LONGEST_DAY_MS);
    return earlier.filter((one) => this.#isToday(one)).length + 1;
  }

  /** When this and the incoming calls of its number shortly before it began. */
  triesOf(call: KnownCall, location: Location, withinMs: number): number[] {
    const earlier = this.#earlier(call, location, call.startedAtMs - withinMs);
    return [...earlier, call].map(({ startedAtMs }) => startedAtMs);
  }

  /** Every card asks at every change, so what is long past, or of other people, must not be looked at. */
  #earlier(call: KnownCall, location: Location, sinceMs: number): readonly KnownCall[] {
    const number = this.#deps.sameCaller(call, location);
    if (number === null) return [];
    const theirs = this.#joined.ofCaller(this.#deps.callerText(call, location));
    const from = theirs.findLastIndex(({ call: one }) => one.startedAtMs < sinceMs) + 1;
    return theirs.slice(from).flatMap(({ call: one, rows }) => {
      const isEarlier =
        one.direction === 'incoming' &&
        one.startedAtMs <= call.startedAtMs &&
        this.#rows.get(one.key)?.number === number &&
        rows.every(({ key }) => key !== call.key);
      return isEarlier ? [one] : [];
    });
  }

  #row(call: KnownCall, location: Location): CallRow {
    const entries = this.#entriesOf(call.key);
    const client = entries.find((entry) => entry.client)?.client ?? this.#deps.clientOf(call);
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
      whileAway: entries.every(({ whileAway }) => whileAway),
      isNewNumber:
        client === undefined &&
        call.clientId === null &&
        call.direction === 'incoming' &&
        entries.some(({ nobody }) => nobody),
    };
  }

  #entriesOf(key: CallKey): readonly Entry[] {
    return (this.callOf(key)?.rows ?? []).flatMap((row) => this.#rows.get(row.key) ?? []);
  }

  #isToday(call: KnownCall): boolean {
    const location = this.#deps.locationOf(call.locationId);
    if (!location) return false;
    return this.#days.isToday(location.timeZone, call.startedAtMs, this.#deps.serverNowMs());
  }

  #forgetOld(): void {
    if (this.#rows.size < 3_000) return;
    const before = this.#deps.serverNowMs() - KEEP_MS;
    for (const [key, { call }] of this.#rows) {
      if (call.startedAtMs >= before) continue;
      this.#rows.delete(key);
      this.#joined.delete(key);
    }
  }
}
