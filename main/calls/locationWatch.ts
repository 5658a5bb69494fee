import type { CallKey } from '../../contract/model/ids.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { inPortions } from '../inPortions.ts';
import { diffCalls, inOrder, type CallChange } from './diffCalls.ts';
import type { KnownCall } from './knownCall.ts';
import type { LookKind } from './popRule.ts';
import { readCallList, type CallListReading, type CallPage } from './readCallList.ts';
import { dayIn } from './salonDay.ts';
import type { PolledLocation } from './callPoller.ts';

export interface CallQuery {
  readonly location: PolledLocation;
  readonly fromDay: string;
  readonly toDay: string;
  readonly page: number;
  readonly limit: number;
}

export type AskCalls = (query: CallQuery, signal: AbortSignal) => Promise<Result<CallPage, ApiError>>;

/** What one look at a location's list brought. */
export interface Look {
  readonly kind: LookKind;
  /** The first answer of this run. */
  readonly first: boolean;
  readonly changes: readonly CallChange[];
  readonly oddRows: number;
  readonly serverNowMs: number;
}

const PAGE_LIMIT = 100;
const COMPARED_AT_ONCE = 1_000;
const WHOLE_EVERY_MS = 10 * 60_000;
const KEEP_MS = 4 * 86_400_000;
const FARTHEST_BACK_DAYS = 7;

interface Days {
  readonly fromDay: string;
  readonly toDay: string;
}

const sameDays = (a: Days, b: Days): boolean => a.fromDay === b.fromDay && a.toDay === b.toDay;

/** Remembers the calls of one location and tells what each look at the list adds. */
export class LocationWatch {
  readonly location: PolledLocation;
  readonly #ask: AskCalls;
  readonly #known = new Map<CallKey, KnownCall>();
  #lastSuccessMono: number | null = null;
  #lastWholeMono = -Infinity;
  #lastSuccessServerMs: number | null;
  #catchUpWanted = true;

  constructor(location: PolledLocation, ask: AskCalls, lastPolledServerMs: number | null) {
    this.location = location;
    this.#ask = ask;
    this.#lastSuccessServerMs = lastPolledServerMs;
  }

  /** The next look comes after a silence, so that old calls do not pop up in a burst. */
  wantCatchUp(): void {
    this.#catchUpWanted = true;
  }

  async look(
    time: { readonly monoMs: number; readonly serverNowMs: () => number; readonly silenceMs: number },
    signal: AbortSignal,
  ): Promise<Result<Look, ApiError>> {
    const wanted = this.#catchUpWanted;
    this.#catchUpWanted = false;
    const isSilence = (sinceMs: number): boolean => sinceMs > time.silenceMs;
    const afterSilence = wanted || isSilence(time.monoMs - (this.#lastSuccessMono ?? -Infinity));
    const whole = afterSilence || time.monoMs - this.#lastWholeMono > WHOLE_EVERY_MS;

    const lookedAtMs = this.#lastSuccessServerMs;
    let days = this.#days(time.serverNowMs());
    let reading = await this.#read(days, whole, signal);
    // The answer may have set the clock right: after a sleep monotonic time stood still, and a PC may be days off.
    const slept = this.#lastSuccessMono !== null && isSilence(time.serverNowMs() - (lookedAtMs ?? 0));
    if (reading.ok && (!sameDays(days, this.#days(time.serverNowMs())) || (slept && !whole))) {
      days = this.#days(time.serverNowMs());
      reading = await this.#read(days, true, signal);
    }
    const serverNowMs = time.serverNowMs();
    const found: CallChange[] = [];
    await inPortions(
      reading.ok ? reading.value.calls : [],
      (call) => found.push(...diffCalls(this.#known, [call], serverNowMs)),
      COMPARED_AT_ONCE,
    );
    // Whoever dropped the question would not be told of what is taken for known now.
    if (!reading.ok || signal.aborted) {
      this.#catchUpWanted ||= wanted;
      return err(reading.ok ? { kind: 'aborted' } : reading.error);
    }

    const kind: LookKind = afterSilence || slept ? 'catchUp' : 'live';
    const changes = inOrder(found);
    for (const change of changes) this.#known.set(change.call.key, change.call);
    this.#forgetBefore(serverNowMs - KEEP_MS);
    const first = this.#lastSuccessMono === null;
    this.#lastSuccessMono = time.monoMs;
    this.#lastSuccessServerMs = serverNowMs;
    if (whole || slept) this.#lastWholeMono = time.monoMs;
    return ok({ kind, first, changes, oddRows: reading.value.oddRows, serverNowMs });
  }

  #read(days: Days, whole: boolean, signal: AbortSignal): Promise<Result<CallListReading, ApiError>> {
    return readCallList({
      askPage: (page) => this.#ask({ location: this.location, ...days, page, limit: PAGE_LIMIT }, signal),
      limit: PAGE_LIMIT,
      isKnown: (key) => this.#known.has(key),
      whole,
    });
  }

  // Yesterday to tomorrow: late rows, midnight and both daylight-saving changes lie inside; after a weekend, more.
  #days(serverNowMs: number): Days {
    const { timeZone } = this.location;
    const dayBeforeLast = dayIn(timeZone, this.#lastSuccessServerMs ?? serverNowMs, -1);
    const farthest = dayIn(timeZone, serverNowMs, -FARTHEST_BACK_DAYS);
    const yesterday = dayIn(timeZone, serverNowMs, -1);
    const fromDay = dayBeforeLast < farthest ? farthest : dayBeforeLast;
    return { fromDay: fromDay < yesterday ? fromDay : yesterday, toDay: dayIn(timeZone, serverNowMs, 1) };
  }

  #forgetBefore(serverMs: number): void {
    if (this.#known.size < 2_000) return;
    for (const [key, call] of this.#known) if (call.startedAtMs < serverMs) this.#known.delete(key);
  }
}
