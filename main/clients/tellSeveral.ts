import type { CallerMatch, Candidate } from '../../contract/model/card.ts';
import type { Location } from '../../contract/model/location.ts';
import { wallClockIn } from '../calls/salonDay.ts';
import type { Clock } from '../clock.ts';
import type { ClientSource } from './clientSource.ts';
import { visitsAround } from './summarise.ts';

interface Deps {
  readonly source: Pick<ClientSource, 'appointments'>;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
}

const MOST_HINTS = 4;
const HINT_WAIT_MS = 1_000;

/** In the order of their next visits if that is known soon; an order once shown never changes under the finger. */
export async function tellSeveral(
  deps: Deps,
  candidates: Candidate[],
  location: Location,
  tell: (match: CallerMatch) => void,
  signal: AbortSignal,
): Promise<void> {
  const screen = { ordered: false };
  const cancel = deps.clock.after(HINT_WAIT_MS, () => {
    screen.ordered = true;
    tell({ kind: 'several', candidates });
  });
  const all = await Promise.all(candidates.map((one, index) => hinted(deps, one, index, location, signal)));
  cancel();
  if (signal.aborted) return;
  const nextOf = ({ hint }: Candidate): string => (hint?.kind === 'next' ? hint.visit.localStart : '9');
  if (!screen.ordered) all.sort((a, b) => nextOf(a).localeCompare(nextOf(b)));
  tell({ kind: 'several', candidates: all });
}

/** With the next or else the last visit. */
async function hinted(
  { source, serverNowMs }: Deps,
  candidate: Candidate,
  index: number,
  location: Location,
  signal: AbortSignal,
): Promise<Candidate> {
  if (index >= MOST_HINTS) return candidate;
  const visits = await source.appointments(location, candidate.id, signal);
  if (!visits.ok) return candidate;
  const nowLocal = wallClockIn(location.timeZone, serverNowMs());
  const { nextVisit, lastVisit } = visitsAround(visits.value, nowLocal);
  if (nextVisit) return { ...candidate, hint: { kind: 'next', visit: nextVisit } };
  return lastVisit ? { ...candidate, hint: { kind: 'last', visit: lastVisit } } : candidate;
}
