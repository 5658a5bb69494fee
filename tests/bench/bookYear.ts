import { CallKey, ClientId, LocationId } from '../../contract/model/ids.ts';
import type { CallDirection, CallStatus } from '../../contract/model/call.ts';
import type { BookCall } from '../../main/book/queries/putCalls.ts';
import type { BookLocation } from '../../main/book/queries/locations.ts';

export const yearEndsAt = Date.parse('2026-11-21T19:00:00Z');
const YEAR_MS = 365 * 24 * 3_600_000;

const FIRST =
  'Maria Olga Ivan Peter Lucía Jörg Zoë Émilie Chloe Nadia Omar Lena Sofia Ada Rosa Ines Kim Noor Mila Tara'.split(
    ' ',
  );
const FIRST_PART =
  'Ber Cor Dun El Fair Gold Hart Ing Jor Kel Lang Mont Nor Os Pem Quin Ros Sten Thorn Vel Wex Yar'.split(' ');
const LAST_PART = 'bach dale ford gate ham ing ley man ner ow quist rell son ton vick wood yard zell'.split(
  ' ',
);
const ZONES = ['Europe/Berlin', 'Europe/Lisbon', 'America/New_York'];

const locationId = (index: number): LocationId => LocationId.parse(100 + index);

/** Ten locations in three zones. */
export const bookLocations: readonly BookLocation[] = Array.from({ length: 10 }, (_, index) => ({
  id: locationId(index),
  title: `Branch ${index + 1}`,
  timeZone: ZONES[index % ZONES.length] ?? 'UTC',
  countryIso: 'DE',
}));

export interface BookClient {
  readonly id: ClientId;
  readonly locationId: LocationId;
  readonly name: string;
}

/** Every tenth client is called Anna. */
export function bookClient(index: number): BookClient {
  const pick = (from: readonly string[], by: number): string =>
    from[Math.floor(index / by) % from.length] ?? '';
  const first = index % 10 === 0 ? 'Anna' : pick(FIRST, 1);
  const last = pick(FIRST_PART, 7) + pick(LAST_PART, 157).concat(index % 3 === 0 ? pick(LAST_PART, 3) : '');
  return { id: ClientId.parse(1_000 + index), locationId: locationId(index % 10), name: `${first} ${last}` };
}

export interface BookYearCall extends BookCall {
  readonly client: BookClient | null;
}

/** The calls of a year, newest first, as fetching backwards brings them. One client to five calls; a third of the calls from numbers nobody knows. */
export function* bookYear(calls: number): Generator<BookYearCall> {
  const random = randomNumbers(7);
  const clients = Math.max(1, Math.floor(calls / 5));
  const strangers = Math.max(1, Math.floor(calls / 6));
  for (let index = 0; index < calls; index += 1) {
    const known = random() < 0.67;
    // Some ring often.
    const who = Math.floor((random() < 0.3 ? random() ** 3 : random()) * (known ? clients : strangers));
    const client = known ? bookClient(who) : null;
    const direction = pickFrom<CallDirection>(
      random(),
      { incoming: 0.6, outgoing: 0.36, internal: 0.04 },
      'other',
    );
    const status = pickFrom<CallStatus>(
      random(),
      {
        success: 0.68,
        missed: 0.17,
        cancel: 0.07,
        busy: 0.05,
        notavailable: 0.029,
        notallowed: 0.0009,
        notfound: 0.00005,
      },
      'other',
    );
    const at = client?.locationId ?? locationId(Math.floor(random() * 10));
    const callId = 10_000_000 - index;
    yield {
      key: CallKey.parse(`${at}:${callId}`),
      locationId: at,
      callId,
      clientId: direction === 'internal' ? null : (client?.id ?? null),
      callerPhone: phoneOf(direction, known, who),
      direction,
      status,
      rawStatus: status,
      durationSeconds: status === 'success' ? 10 + Math.floor(random() * 300) : 0,
      recordingUrl:
        status === 'success' && random() < 0.8
          ? `https://recordings.example/2026/${callId}-${Math.floor(random() * 1e9).toString(36)}.mp3`
          : null,
      startedAtMs: Math.floor((yearEndsAt - (index / calls) * YEAR_MS) / 1_000) * 1_000,
      client,
    };
  }
}

function phoneOf(direction: CallDirection, known: boolean, who: number): string {
  if (direction === 'internal') return String(100 + (who % 40));
  // Spread over the numbers, or half the digits would be the same everywhere.
  const tail = String((who * 7_919 + (known ? 0 : 3)) % 10_000_000).padStart(7, '0');
  return `${known ? '49151' : '49160'}${tail}`;
}

function pickFrom<T extends string>(share: number, shares: Partial<Record<T, number>>, rest: T): T {
  let left = share;
  for (const [each, part] of Object.entries(shares) as [T, number][]) {
    left -= part;
    if (left < 0) return each;
  }
  return rest;
}

/** Mulberry32: the same numbers at every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
