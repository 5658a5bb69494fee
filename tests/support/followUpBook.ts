import type { CallKey, ClientId } from '../../contract/model/ids.ts';
import type { BookContext } from '../../main/book/bookHandlers.ts';
import { putCalls } from '../../main/book/queries/putCalls.ts';
import type { KnownCall } from '../../main/calls/knownCall.ts';
import { aCall, downtown, NOON, riverside } from './calls.ts';
import { anEmptyBook } from './directBook.ts';

const rule = { minSeconds: 0, openingHours: null, openDays: 7 };
export const MINUTE = 60_000;
export const minutesAfterNoon = (minutes: number): number => NOON + minutes * MINUTE;

/** A call book with two locations that is told of calls by the minute; minutes count from noon. */
export class FollowUpBook {
  readonly context: BookContext;
  nowMs = minutesAfterNoon(60);
  #calls = 0;

  constructor() {
    this.context = anEmptyBook(() => this.nowMs);
  }

  put(...calls: readonly KnownCall[]): void {
    putCalls(this.context, { locations: [downtown, riverside], calls, nowMs: this.nowMs, rule });
  }

  call(minute: number, change: Partial<KnownCall> = {}): CallKey {
    this.#calls += 1;
    const call = aCall({ callId: this.#calls, startedAtMs: minutesAfterNoon(minute), ...change });
    this.put(call);
    return call.key;
  }

  missed(minute: number, change: Partial<KnownCall> = {}): CallKey {
    return this.call(minute, { status: 'missed', durationSeconds: 0, ...change });
  }

  client(id: ClientId, name: string, vip = false): void {
    this.context.database
      .prepare('INSERT INTO clients (location_id, client_id, name, vip, read_at) VALUES (?, ?, ?, ?, 0)')
      .run(downtown.id, id, name, Number(vip));
  }
}
