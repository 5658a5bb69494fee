import type { ClientId } from '../../contract/model/ids.ts';
import type { E164 } from './e164.ts';
import { readCaller } from './phoneNumber.ts';
import { sameNumber, suffixMatch } from './sameNumber.ts';

/** A client as a search returned it; `phoneText` as Altegio wrote it, empty or masked where rights hide it. */
export interface FoundClient {
  readonly id: ClientId;
  readonly phoneText: string | null;
}

export interface MatchQuestion {
  /** Readings of the caller's number, best first. */
  readonly candidates: readonly E164[];
  /** What the search returned, in its order. */
  readonly clients: readonly FoundClient[];
  /** The location's country. */
  readonly countryIso: string | null;
  /** The choice of an earlier call of this number. */
  readonly remembered: ClientId | 'none' | null;
}

/** `number` is the reading of the caller's number that fits. */
export type ClientMatch =
  /** `chosenFrom` holds every client of the number when an earlier choice decided, else nothing. */
  | {
      readonly kind: 'known';
      readonly id: ClientId;
      readonly chosenFrom: readonly ClientId[];
      readonly number: E164;
    }
  | { readonly kind: 'several'; readonly ids: readonly ClientId[]; readonly number: E164 }
  /** `numbersHidden`: rights hide the number of each of them, so that no more can be compared. */
  | { readonly kind: 'possibly'; readonly ids: readonly ClientId[]; readonly numbersHidden: boolean }
  /** `declined`: the person said of these likely ones that it is none of them. */
  | { readonly kind: 'unknown'; readonly declined: readonly ClientId[] };

interface ReadClient {
  readonly id: ClientId;
  /** Best reading first; empty where the text holds no number of this world. */
  readonly numbers: readonly E164[];
  readonly raw: string;
  /** The visible ends of a number that rights hide; null where the number shows. */
  readonly hidden: { readonly start: string; readonly end: string } | null;
}

const MASK = /[^\d\s+().-]+|\.{3}/;

/** Which of the found clients the caller is: exact number, then old forms, then other readings, then last digits. */
export function matchClients({ candidates, clients, countryIso, remembered }: MatchQuestion): ClientMatch {
  const [best] = candidates;
  if (best === undefined) return { kind: 'unknown', declined: [] };
  const readClients = clients.map((client) => readClient(client, countryIso));

  // Old forms count as exact, or one person typed in both ways would hide the other card.
  const exact = readClients.filter(({ numbers }) => numbers[0] !== undefined && sameNumber(numbers[0], best));
  if (exact.length > 0) return sure(exact, remembered, best);

  for (const candidate of candidates) {
    const fits = readClients.filter(({ numbers }) => numbers.some((number) => sameNumber(number, candidate)));
    if (fits.length > 0) return sure(fits, remembered, candidate);
  }

  const likelyClients = readClients.filter((client) =>
    candidates.some((candidate) => mayBe(client, candidate)),
  );
  const likely = idsOf(likelyClients);
  if (likely.length === 0 || remembered === 'none') return { kind: 'unknown', declined: likely };
  const chosen = likely.find((id) => id === remembered);
  if (chosen !== undefined) return { kind: 'known', id: chosen, chosenFrom: likely, number: best };
  return {
    kind: 'possibly',
    ids: likely,
    numbersHidden: likelyClients.every(({ hidden }) => hidden !== null),
  };
}

function readClient({ id, phoneText }: FoundClient, countryIso: string | null): ReadClient {
  const read = readCaller(phoneText, { countryIso });
  const raw = (phoneText ?? '').trim();
  if (read.kind === 'number') return { id, numbers: read.candidates, raw, hidden: null };
  if (read.kind !== 'hidden' && raw !== '') return { id, numbers: [], raw, hidden: null };
  const parts = raw.split(MASK).map((part) => part.replace(/\D/g, ''));
  return { id, numbers: [], raw, hidden: { start: parts[0] ?? '', end: parts.at(-1) ?? '' } };
}

function sure(
  clients: readonly ReadClient[],
  remembered: ClientId | 'none' | null,
  number: E164,
): ClientMatch {
  const ids = idsOf(clients);
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return { kind: 'known', id: only, chosenFrom: [], number };
  const chosen = ids.find((id) => id === remembered);
  return chosen === undefined
    ? { kind: 'several', ids, number }
    : { kind: 'known', id: chosen, chosenFrom: ids, number };
}

// A client without a visible number still came out of a search for these digits.
function mayBe({ numbers, raw, hidden }: ReadClient, candidate: E164): boolean {
  if (hidden === null) return [...numbers, raw].some((number) => suffixMatch(number, candidate));
  const digits = candidate.slice(1);
  return digits.startsWith(hidden.start) && digits.endsWith(hidden.end);
}

function idsOf(clients: readonly ReadClient[]): readonly ClientId[] {
  return [...new Set(clients.map(({ id }) => id))];
}
