import type { ClientId } from '../../contract/model/ids.ts';
import type { E164 } from './e164.ts';
import { isLocalPartOf, localDigits } from './localNumber.ts';
import { type Caller, isWholeNumber, readCaller, writtenForms } from './phoneNumber.ts';
import { sameNumber, suffixMatch } from './sameNumber.ts';

/** A client as a search returned it; `phoneText` as Altegio wrote it, empty or masked where rights hide it. */
export interface FoundClient {
  readonly id: ClientId;
  readonly phoneText: string | null;
}

export interface MatchQuestion {
  /** Readings of the caller's number, best first. */
  readonly candidates: readonly E164[];
  /** The caller's digits as they came, where they may lack an area code. */
  readonly local?: string | null;
  /** The caller's digits as they came, where no plan of today has such a number. */
  readonly unreadable?: string | null;
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
      readonly number: E164 | null;
    }
  | { readonly kind: 'several'; readonly ids: readonly ClientId[]; readonly number: E164 }
  /** `numbersHidden`: rights hide the number of each of them, so that no more can be compared. */
  | { readonly kind: 'possibly'; readonly ids: readonly ClientId[]; readonly numbersHidden: boolean }
  /** `declined`: the person said of these likely ones that it is none of them. */
  | { readonly kind: 'unknown'; readonly declined: readonly ClientId[] };

interface ReadClient {
  readonly id: ClientId;
  readonly read: Caller;
  /** Best reading first; empty where the text holds no number of this world. */
  readonly numbers: readonly E164[];
}

/** Fewer digits are in the number of somebody else too often. */
const LEAST_SEARCHED_FOR_HIDDEN = 7;

/** Which of the found clients the caller is: the same number, then other readings, then a guess that is shown as one. */
export function matchClients(question: MatchQuestion): ClientMatch {
  const { candidates, clients, countryIso, remembered } = question;
  const [best] = candidates;
  const readClients = clients.map((client) => readClient(client, countryIso));

  // Old forms count as exact, or one person typed in both ways would hide the other card.
  const exact = readClients.filter(
    ({ numbers }) => numbers[0] !== undefined && best !== undefined && sameNumber(numbers[0], best),
  );
  if (best !== undefined && exact.length > 0) return sure(exact, remembered, best);

  for (const candidate of candidates) {
    const fits = readClients.filter(({ numbers }) => numbers.some((number) => sameNumber(number, candidate)));
    if (fits.length > 0) return sure(fits, remembered, candidate);
  }

  const likelyClients = readClients.filter((client) => mayBe(client, question));
  const likely = idsOf(likelyClients);
  if (likely.length === 0 || remembered === 'none') return { kind: 'unknown', declined: likely };
  const chosen = likely.find((id) => id === remembered);
  if (chosen !== undefined) return { kind: 'known', id: chosen, chosenFrom: likely, number: best ?? null };
  return {
    kind: 'possibly',
    ids: likely,
    numbersHidden: likelyClients.every(({ read }) => read.kind === 'hidden'),
  };
}

// A client without a visible number still came out of a search for these digits.
function readClient({ id, phoneText }: FoundClient, countryIso: string | null): ReadClient {
  const raw = (phoneText ?? '').trim();
  const read: Caller =
    raw === '' ? { kind: 'hidden', raw, start: '', end: '' } : readCaller(raw, { countryIso });
  return { id, read, numbers: read.kind === 'number' ? read.candidates : [] };
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

/** Two whole numbers are two people; a guess needs a number that is not whole, or hidden digits. */
function mayBe({ read, numbers }: ReadClient, question: MatchQuestion): boolean {
  const { candidates, countryIso } = question;
  const local = question.local ?? null;
  if (read.kind === 'hidden') return mayBeHidden(read, question);
  if (local !== null && numbers.some((number) => isLocalPartOf(local, number, countryIso))) return true;
  const ofCard = localDigits(read);
  if (
    ofCard !== null &&
    (ofCard === local || candidates.some((one) => isLocalPartOf(ofCard, one, countryIso)))
  )
    return true;
  if (read.kind !== 'number') return false;

  const unreadable = question.unreadable ?? null;
  if (unreadable !== null) return suffixMatch(read.dialled, unreadable);
  return candidates.some((candidate) =>
    numbers.some(isWholeNumber) && isWholeNumber(candidate)
      ? numbers.some((number) => holdsWhole(number, candidate))
      : suffixMatch(read.dialled, candidate),
  );
}

/** One number in full behind some digits: a country code that was put before it once too often. */
function holdsWhole(a: E164, b: E164): boolean {
  return a.endsWith(b.slice(1)) || b.endsWith(a.slice(1));
}

function mayBeHidden(
  { start, end }: Extract<Caller, { kind: 'hidden' }>,
  { candidates, local, unreadable }: MatchQuestion,
): boolean {
  if (candidates.length > 0)
    return candidates
      .flatMap(writtenForms)
      .some((digits) => digits.startsWith(start) && digits.endsWith(end));
  const digits = local ?? unreadable ?? '';
  const isTelling = end !== '' || digits.length >= LEAST_SEARCHED_FOR_HIDDEN;
  return isTelling && (digits.endsWith(end) || end.endsWith(digits));
}

function idsOf(clients: readonly ReadClient[]): readonly ClientId[] {
  return [...new Set(clients.map(({ id }) => id))];
}
