import type { FollowUpState, SolvedBy } from '../../../contract/model/followUp.ts';
import type { OneCall } from '../../calls/oneCall.ts';
import { eventsOf, type PersonCall, type PersonEvent, type PersonHistory } from './personHistory.ts';

/** From the first call that nobody took until the matter was dealt with. */
export interface Episode {
  /** Tries of the caller in time order, each with all rows of its call. */
  readonly tries: readonly OneCall<PersonCall>[];
  readonly state: FollowUpState;
  /** Somebody put it on the list. */
  readonly byHand: boolean;
  /** Put off until then; also after that moment has come. */
  readonly laterAtMs: number | null;
  /** When it ends by itself if nothing happens. */
  readonly lapsesAtMs: number;
  readonly solution: Solution | null;
  /** Decisions that took effect here, in time order. */
  readonly decisions: readonly number[];
}

interface Solution {
  readonly by: SolvedBy;
  readonly atMs: number;
  /** JSON of the appointment, for `booked`. */
  readonly visit: string | null;
}

interface Draft {
  readonly tries: OneCall<PersonCall>[];
  byHand: boolean;
  laterAtMs: number | null;
  solution: Solution | null;
  readonly decisions: number[];
  /** Lapses so many days after this. */
  freshAtMs: number;
}

type CallEvent = Extract<PersonEvent, { kind: 'call' }>;
type DecisionEvent = Extract<PersonEvent, { kind: 'decision' }>;

const DAY_MS = 86_400_000;
// Whoever talks this long has reached somebody, whatever status the telephony reports.
const REACHED_SECONDS = 10;

/**
 * Tells from a person's calls, decisions and bookings what there was to ring back about and how it ended. Everything
 * is gone through by the time it happened, so it does not matter in which order it came into the book.
 */
export function episodesOf(history: PersonHistory, openDays: number, nowMs: number): Episode[] {
  const story = new Story(openDays * DAY_MS);
  for (const event of eventsOf(history)) story.tell(event);
  return story.end(nowMs);
}

class Story {
  readonly #openMs: number;
  readonly #drafts: Draft[] = [];
  readonly #calls = new Map<number, CallEvent>();
  #open: Draft | undefined;

  constructor(openMs: number) {
    this.#openMs = openMs;
  }

  tell(event: PersonEvent): void {
    this.#lapse(event.atMs);
    if (event.kind === 'call') this.#call(event);
    else if (event.kind === 'decision') this.#decide(event);
    else this.#solve('booked', event.atMs, event.booking.visit);
  }

  end(nowMs: number): Episode[] {
    this.#lapse(nowMs);
    return this.#drafts.map(({ freshAtMs, ...draft }) => {
      const waiting = draft.laterAtMs !== null && draft.laterAtMs > nowMs;
      const state = draft.solution !== null ? 'done' : waiting ? 'waiting' : 'open';
      return { ...draft, state, lapsesAtMs: freshAtMs + this.#openMs };
    });
  }

  #call(event: CallEvent): void {
    for (const row of event.calls) this.#calls.set(row.id, event);
    const outcome = outcomeOf(event.calls);
    if (outcome === 'missed') this.#try(event);
    else if (outcome !== null) this.#solve(outcome, event.atMs);
  }

  #try({ atMs, calls }: CallEvent): void {
    if (!this.#open) {
      this.#begin(calls, atMs);
      return;
    }
    this.#open.tries.push(calls);
    this.#open.freshAtMs = Math.max(this.#open.freshAtMs, atMs);
    // Whoever rings again does not want to wait until then.
    if (this.#open.laterAtMs !== null && this.#open.laterAtMs > atMs) this.#open.laterAtMs = null;
  }

  #decide({ decision, atMs }: DecisionEvent): void {
    if (decision.kind === 'add') this.#add(decision.call, atMs);
    if (!this.#open) return;
    this.#open.decisions.push(decision.id);
    if (decision.kind === 'later' && decision.untilMs !== null) {
      this.#open.laterAtMs = decision.untilMs;
      this.#open.freshAtMs = Math.max(this.#open.freshAtMs, decision.untilMs);
    }
    if (decision.kind === 'calledBack') this.#solve('markedCalledBack', atMs);
    if (decision.kind === 'notNeeded') this.#solve('notNeeded', atMs);
  }

  /** A matter that was done with is taken up again rather than begun twice. */
  #add(callId: number, atMs: number): void {
    const event = this.#calls.get(callId);
    if (!event) return;
    const before = this.#drafts.find(({ tries }) => tries.includes(event.calls));
    if (!this.#open && before) {
      before.solution = null;
      before.laterAtMs = null;
      this.#open = before;
    }
    const open = this.#open ?? this.#begin(event.calls, atMs);
    open.byHand = true;
    open.freshAtMs = Math.max(open.freshAtMs, atMs);
  }

  #begin(calls: CallEvent['calls'], freshAtMs: number): Draft {
    const draft: Draft = {
      tries: [calls],
      byHand: false,
      laterAtMs: null,
      solution: null,
      decisions: [],
      freshAtMs,
    };
    this.#drafts.push(draft);
    this.#open = draft;
    return draft;
  }

  #solve(by: SolvedBy, atMs: number, visit: string | null = null): void {
    if (this.#open) this.#open.solution = { by, atMs, visit };
    this.#open = undefined;
  }

  #lapse(atMs: number): void {
    const lapsesAtMs = (this.#open?.freshAtMs ?? Infinity) + this.#openMs;
    if (atMs >= lapsesAtMs) this.#solve('lapsed', lapsesAtMs);
  }
}

/** What a call means for a person who waits; null: nothing. */
function outcomeOf(rows: readonly PersonCall[]): 'missed' | 'calledBack' | 'rangAgain' | null {
  const direction = rows[0]?.direction;
  const answered = rows.some(({ status }) => status === 'success');
  if (direction === 'outgoing') {
    const reached = answered || rows.some(({ durationSeconds }) => (durationSeconds ?? 0) >= REACHED_SECONDS);
    return reached ? 'calledBack' : null;
  }
  if (direction !== 'incoming' && direction !== 'other') return null;
  if (answered) return direction === 'incoming' ? 'rangAgain' : null;
  return rows.some(({ missed }) => missed) ? 'missed' : null;
}
