import type { CallCard } from '../../contract/model/card.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { PopupMode } from '../../contract/model/settings.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { CallLog } from '../calls/callLog.ts';
import { differs } from '../calls/diffCalls.ts';
import { toldBy } from '../calls/joinedCalls.ts';
import { endOf, type KnownCall } from '../calls/knownCall.ts';
import type { Look } from '../calls/locationWatch.ts';
import type { Cancel, Clock } from '../clock.ts';
import { ExpectedPopups } from '../calls/expectedPopups.ts';
import type { PoppedCalls } from '../calls/poppedCalls.ts';
import { popsUp } from '../calls/popRule.ts';
import { AwayCalls, type AwaySummary } from './awaySummary.ts';

export interface CallGateDeps {
  readonly log: CallLog;
  readonly desk: CallDesk;
  readonly popped: Pick<PoppedCalls, 'has' | 'add' | 'lastPolledAt' | 'polled' | 'prune'>;
  readonly origin: CallCard['origin'];
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly popupMode: (id: LocationId) => PopupMode;
  readonly doNotDisturb: () => boolean;
  /** The screen is locked: cards would come and go unseen. */
  readonly locked: () => boolean;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  readonly onAway: (summary: AwaySummary) => void;
  /** A call came where only the badge counts. */
  readonly onBadge: () => void;
  readonly onNotSaved: (full: boolean) => void;
  /** A row that could not be taken costs none of the others. */
  readonly onBug: (error: unknown) => void;
}

// A call's number is read and its card made in about half a millisecond.
const AT_ONCE = 20;

/** What shows more of a call. */
const RANK: Readonly<Record<PopupMode, number>> = { nothing: 0, badge: 1, compact: 2, full: 2 };

/** Decides what becomes of each new row: a card, a line in the list, or part of "while you were away". */
export class CallGate {
  readonly expected = new ExpectedPopups();
  readonly #deps: CallGateDeps;
  readonly #away: AwayCalls;
  /** Calls that would have popped while the screen was locked. */
  #held: KnownCall[] = [];
  /** What is left of looks that brought very much. */
  #waiting: (() => void)[] = [];
  /** Who is to be told of each look that is not taken yet. */
  #untold: (() => void)[] = [];
  #cancelWaiting: Cancel = () => undefined;

  constructor(deps: CallGateDeps) {
    this.#deps = deps;
    this.#away = new AwayCalls({
      clock: deps.clock,
      callOf: ({ key }) => deps.log.callOf(key)?.call,
      tell: deps.onAway,
    });
  }

  stop(): void {
    this.#cancelWaiting();
    this.#waiting = [];
    this.#away.stop();
    for (const tell of this.#untold.splice(0)) tell();
  }

  /** The person is back: young calls pop now, older ones are told in a sentence. */
  unlocked(): void {
    const nowMs = this.#deps.serverNowMs();
    const held = this.#held;
    this.#held = [];
    for (const call of held) if (popsUp(call, 'catchUp', nowMs)) this.#pop(call);
    this.#tellAway(held.filter((call) => !popsUp(call, 'catchUp', nowMs)));
  }

  /**
   * What is very much is taken in portions, so that windows have their turn in between. `onTaken` is told once all of it
   * is in the list, and whether a card came of it; also when the salon goes from work before.
   */
  take(id: LocationId, look: Look, onTaken: (opened: boolean) => void): void {
    const lastHere = this.#deps.popped.lastPolledAt(id);
    let opened = false;
    const tell = (): void => {
      onTaken(opened);
    };
    this.#untold.push(tell);
    for (let from = 0; from < look.changes.length; from += AT_ONCE) {
      const changes = look.changes.slice(from, from + AT_ONCE);
      this.#inTurn(() => {
        opened = this.#takeSome(changes, look, lastHere) || opened;
      }, from === 0);
    }
    this.#inTurn(() => {
      this.#safely(() => {
        this.#end(id, look);
      });
      this.#untold = this.#untold.filter((one) => one !== tell);
      tell();
    }, look.changes.length <= AT_ONCE);
    if (this.#waiting.length > 0) this.#goOn();
  }

  #inTurn(work: () => void, atOnce: boolean): void {
    const safely = (): void => {
      this.#safely(work);
    };
    if (atOnce && this.#waiting.length === 0) safely();
    else this.#waiting.push(safely);
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#deps.onBug(error);
    }
  }

  #goOn(): void {
    this.#cancelWaiting();
    if (this.#waiting.length === 0) return;
    this.#cancelWaiting = this.#deps.clock.after(0, () => {
      this.#waiting.shift()?.();
      this.#goOn();
    });
  }

  #end(id: LocationId, look: Look): void {
    const { popped } = this.#deps;
    if (look.first) popped.prune(look.serverNowMs);
    this.expected.watched(id, look.serverNowMs);
    popped.polled(id, look.serverNowMs);
  }

  #takeSome(changes: Look['changes'], look: Look, lastHere: number | null): boolean {
    const { popped, log } = this.#deps;
    const away: KnownCall[] = [];
    const pops: KnownCall[] = [];
    const take = ({ kind, call }: Look['changes'][number]): void => {
      const fresh = kind === 'new' && !popped.has(call.key) && popsUp(call, look.kind, look.serverNowMs);
      const missedIt = kind === 'new' && look.kind === 'catchUp' && !fresh && !popped.has(call.key);
      // Before this run only the time of the last look tells; later, whatever is new was not seen.
      const unseen = look.first ? lastHere !== null && endOf(call) > lastHere : true;
      const whileAway = missedIt && unseen;
      const held = fresh && this.#deps.locked();
      log.put(call, whileAway || held);
      if (missedIt || held) this.expected.excuse(call.key);
      if (whileAway) away.push(call);
      if (held) this.#held.push(call);
      else if (fresh) pops.push(call);
    };
    let opened = false;
    for (const change of changes)
      this.#safely(() => {
        take(change);
      });
    for (const call of pops)
      this.#safely(() => {
        opened = this.#pop(call) || opened;
      });
    for (const { call } of changes)
      this.#safely(() => {
        this.#update(call);
      });
    this.#tellAway(away);
    return opened;
  }

  #pop(call: KnownCall): boolean {
    const { log, popped, desk, origin } = this.#deps;
    const location = this.#deps.locationOf(call.locationId);
    if (!location) return false;
    const one = log.callOf(call.key);
    const others = (one?.rows ?? []).filter(({ key }) => key !== call.key);
    // On disk before anyone sees it: what has popped once never pops again, also after a crash.
    const kept = popped.add(call.key, this.#deps.serverNowMs());
    if (!kept.ok) this.#deps.onNotSaved(kept.error.kind === 'diskFull');
    const mode = this.#deps.popupMode(call.locationId);
    if (mode === 'nothing' || this.#deps.doNotDisturb()) return false;
    // Another row of the same call has told of it already, though its card may be gone by now.
    const told = others.some(
      (row) => popped.has(row.key) && RANK[this.#deps.popupMode(row.locationId)] >= RANK[mode],
    );
    if (told) return false;
    if (mode === 'badge') {
      this.#deps.onBadge();
      return false;
    }
    desk.open({ call: one ? toldBy(call, one) : call, location, form: mode, origin });
    return true;
  }

  /** What a row tells anew may be about the card of another row. */
  #update({ key }: KnownCall): void {
    const { log, desk } = this.#deps;
    const one = log.callOf(key);
    const card = one && desk.keepOne(one.rows.map((row) => row.key));
    const row = one?.rows.find((its) => its.key === card?.call.key);
    const told = one && row && toldBy(row, one);
    if (told && card && differs(card.call, told)) desk.update(told);
  }

  /** A call of which a row popped was seen. */
  #tellAway(rows: readonly KnownCall[]): void {
    const { log, popped } = this.#deps;
    this.#away.add(rows.filter(({ key }) => !log.callOf(key)?.rows.some((row) => popped.has(row.key))));
  }
}
