import { CallKey, ClientId, LocationId } from '../../contract/model/ids.ts';
import type { CallerMatch } from '../../contract/model/card.ts';
import type { CallDesk, CallSignal } from '../calls/callDesk.ts';
import { wallClockIn } from '../calls/salonDay.ts';

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Calls that nobody made, to see where the popup appears and what it says. They never reach the list or Altegio. */
export class TestCalls {
  readonly #desk: CallDesk;
  /** The server's clock, as the ages on cards are counted. */
  readonly #now: () => number;
  #shown = 0;

  constructor(desk: CallDesk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  show(): void {
    this.#shown += 1;
    this.#desk.open(testCall(this.#shown, this.#now()));
  }
}

function testCall(nth: number, nowMs: number): CallSignal {
  const id = LocationId.parse(1);
  return {
    call: {
      key: CallKey.parse(`1:-${nth}`),
      locationId: id,
      callId: -nth,
      clientId: ClientId.parse(1),
      callerPhone: '+13155550175',
      direction: 'incoming',
      status: 'success',
      rawStatus: 'success',
      durationSeconds: 0,
      recordingUrl: null,
      callDateText: '',
      startedAtCandidatesMs: [nowMs],
      startedAtMs: nowMs,
    },
    location: { id, title: 'Test call', timeZone: timeZone(), countryIso: 'US', currency: '$', chain: null },
    form: 'full',
    origin: 'test',
  };
}

export function testCaller(nowMs: number): CallerMatch {
  return {
    kind: 'known',
    client: {
      id: ClientId.parse(1),
      name: 'Test Caller',
      importance: null,
      categories: [{ title: 'VIP', color: null }],
      vip: true,
      visitCount: 12,
      noShowCount: 0,
      nextVisit: {
        localStart: wallClockIn(timeZone(), nowMs + 90 * 60_000),
        services: ['Haircut'],
        staffName: 'Maria',
      },
      lastVisit: {
        localStart: wallClockIn(timeZone(), nowMs - 30 * 86_400_000),
        services: ['Colour'],
        staffName: 'Maria',
      },
      comment: 'Nobody called: this is how a client looks.',
      complete: true,
      visitsTrouble: null,
    },
    fromCacheAt: null,
    limited: false,
    chosenFrom: [],
  };
}
