import type { WindowName } from '../../contract/ipc/channels.ts';
import type { CallerMatch, CallCard, ClientSummary, LookupTrouble } from '../../contract/model/card.ts';
import type { ShownNumber } from '../../contract/model/call.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { LikelyReason } from '../../contract/model/likelyReason.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Cancel, Clock } from '../clock.ts';
import { endOf, type KnownCall } from './knownCall.ts';

/** A call on its way to a person, from whichever source noticed it. */
export interface CallSignal {
  readonly call: KnownCall;
  readonly location: Location;
  readonly form: CallCard['form'];
  readonly origin: CallCard['origin'];
}

export interface CallDeskDeps {
  readonly clock: Clock;
  readonly stayMs: () => number | null;
  readonly callOfToday: (call: KnownCall, location: Location) => number;
  readonly showNumber: (call: KnownCall, location: Location, isClient: boolean) => ShownNumber;
  /** Who it is as far as can be said without asking anyone; null: not yet known. */
  readonly guess: (signal: CallSignal) => CallerMatch | null;
  /** Tells who it is, better and better; called again after `retry`. */
  readonly identify: (
    signal: CallSignal,
    tell: (match: CallerMatch) => void,
    abort: AbortSignal,
  ) => Promise<void>;
  /** A hint at why they may be ringing; null: none, or none is wanted. */
  readonly likelyReason: (signal: CallSignal, match: CallerMatch) => LikelyReason | null;
  /** What is written about the call. */
  readonly pageOf: (key: CallKey) => Pick<CallCard, 'note' | 'toCallBack'>;
  readonly onChange: () => void;
  readonly onOpened: (key: CallKey) => void;
  readonly onIdentified: (key: CallKey) => void;
  /** A card got its client, found, chosen or created. */
  readonly onNamed: (key: CallKey, client: ClientSummary) => void;
  /** Nobody has the number of a card. */
  readonly onNobody: (key: CallKey) => void;
  /** Several people have the number of a card, or may have it, and nobody has chosen. */
  readonly onUndecided: (key: CallKey) => void;
  /** What a card tells after its look-up, or when it goes. */
  readonly onSaid: (signal: CallSignal, match: CallerMatch) => void;
}

interface LiveCard {
  signal: CallSignal;
  readonly callOfToday: number;
  match: CallerMatch;
  readonly users: Set<WindowName>;
  leftMs: number | null;
  foldAtMono: number;
  cancelFold: Cancel;
  cancelIdentify: Cancel;
  askedAgain: number;
  /** Somebody was asked who it is, or is about to be. */
  asked: boolean;
  /** It was asked already and something is known since that may tell more, so it is asked wherever it stands. */
  askAnew: boolean;
  abort: AbortController;
}

export const MOST_ON_POPUP = 3;
const MOST_CARDS = 50;
const MOST_ASKED = 3;
// Asking keeps main and the network busy just while the first card is drawn, and an answer takes much longer than this.
const IDENTIFY_AFTER_MS = 15;
// What passes by itself is asked again by itself; after that the card's own button is left.
const ASK_AGAIN_MS = [3_000, 7_000, 12_000];
const passing: ReadonlySet<LookupTrouble> = new Set([
  'offline',
  'server',
  'busy',
  // One odd answer may look like these; where they hold, asking costs next to nothing.
  'signIn',
  'blocked',
]);
const nothing: Cancel = () => undefined;

/** The only writer of live-call state: which cards there are, in which order, and what each knows. */
export class CallDesk {
  readonly #deps: CallDeskDeps;
  /** The first three are on the popup; the first stands nearest its corner. */
  #cards: LiveCard[] = [];
  #keysWanted = 0;
  /** Of each look-up that has not ended. */
  readonly #underWay = new Set<AbortSignal>();

  constructor(deps: CallDeskDeps) {
    this.#deps = deps;
  }

  /** A key that is already on the desk is not opened twice. */
  open(signal: CallSignal): void {
    if (this.#find(signal.call.key)) return;
    const card: LiveCard = {
      signal,
      callOfToday: this.#deps.callOfToday(signal.call, signal.location),
      match: this.#deps.guess(signal) ?? { kind: 'searching' },
      users: new Set(),
      leftMs: this.#deps.stayMs(),
      foldAtMono: 0,
      cancelFold: nothing,
      cancelIdentify: nothing,
      askedAgain: 0,
      asked: false,
      askAnew: false,
      abort: new AbortController(),
    };
    // A card in use never moves: the newcomer takes the far side, or waits.
    if (this.#anyInUse()) this.#cards.splice(Math.min(MOST_ON_POPUP, this.#cards.length), 0, card);
    else this.#cards.unshift(card);
    for (const old of this.#cards.splice(MOST_CARDS)) this.#letGo(old);
    this.#bookFold(card);
    this.#deps.onChange();
    this.#deps.onOpened(signal.call.key);
    this.#askSoon();
  }

  /** The list told something new about a call that has a card. */
  update(call: KnownCall): void {
    const card = this.#find(call.key);
    if (!card) return;
    const learnedWho = card.signal.call.clientId !== call.clientId;
    card.signal = { ...card.signal, call };
    this.#deps.onChange();
    if (!learnedWho || card.match.kind === 'known' || !card.asked) return;
    // One answer of Altegio may tell this of every card there is.
    card.cancelIdentify();
    card.asked = false;
    card.askAnew = true;
    this.#askSoon();
  }

  /** Starts, or starts again, to find out who it is. */
  identify(key: CallKey): void {
    const card = this.#find(key);
    if (!card) return;
    card.asked = true;
    card.askAnew = false;
    const { tell, signal } = this.#answerFor(card);
    this.#underWay.add(signal);
    void this.#deps
      .identify(card.signal, tell, signal)
      .then(() => {
        if (signal.aborted) return;
        this.#deps.onSaid(card.signal, card.match);
        this.#deps.onIdentified(key);
        this.#askAgainSoon(card);
      })
      .finally(() => {
        this.#underWay.delete(signal);
        this.#askSoon();
      });
  }

  /**
   * Only for cards that show, and then for those that are to be asked anew; few at once: a burst of calls must not take
   * the network from its own popups.
   */
  #askSoon(): void {
    this.#cards.forEach((card, place) => {
      if (card.asked || (place >= MOST_ON_POPUP && !card.askAnew)) return;
      card.asked = true;
      card.cancelIdentify = this.#deps.clock.after(IDENTIFY_AFTER_MS, () => {
        const shown = this.#cards.slice(0, MOST_ON_POPUP);
        const isMeant = shown.includes(card) || (card.askAnew && !shown.some(({ askAnew }) => askAnew));
        // What runs for this card itself makes room for the new question.
        const mayAsk = this.#underWay.size < MOST_ASKED || this.#underWay.has(card.abort.signal);
        if (isMeant && mayAsk) this.identify(card.signal.call.key);
        // It is asked as soon as it shows, or as another one is done.
        else card.asked = false;
      });
    });
  }

  #askAgainSoon(card: LiveCard): void {
    const { match, askedAgain } = card;
    const inMs = ASK_AGAIN_MS[askedAgain];
    if (match.kind !== 'unavailable' || !passing.has(match.trouble) || inMs === undefined) return;
    card.askedAgain += 1;
    card.cancelIdentify = this.#deps.clock.after(inMs, () => {
      card.asked = false;
      this.#askSoon();
    });
  }

  /** For whoever finds out about a card by a person's wish: answers that were under way count no more. */
  answer(
    key: CallKey,
  ): { readonly tell: (match: CallerMatch) => void; readonly signal: AbortSignal } | undefined {
    const card = this.#find(key);
    return card && this.#answerFor(card);
  }

  #answerFor(card: LiveCard): { tell: (match: CallerMatch) => void; signal: AbortSignal } {
    card.cancelIdentify();
    card.abort.abort();
    card.abort = new AbortController();
    const { signal } = card.abort;
    const tell = (match: CallerMatch): void => {
      if (!signal.aborted) this.#setMatch(card, match);
    };
    return { tell, signal };
  }

  #setMatch(card: LiveCard, match: CallerMatch): void {
    card.match = match;
    if (match.kind === 'known') this.#deps.onNamed(card.signal.call.key, match.client);
    if (match.kind === 'unknown') this.#deps.onNobody(card.signal.call.key);
    if (match.kind === 'several' || match.kind === 'possibly') this.#deps.onUndecided(card.signal.call.key);
    this.#deps.onChange();
  }

  /** While one card is in use, in whichever window, none folds away: the others would move it. */
  use(key: CallKey, by: WindowName, inUse: boolean): void {
    const card = this.#find(key);
    if (!card) return;
    const before = this.#anyInUse();
    if (inUse) card.users.add(by);
    else card.users.delete(by);
    this.#usesChanged(before);
  }

  /** This window closed, died or was rebuilt: nobody is using a card there any more. */
  release(by: WindowName): void {
    const before = this.#anyInUse();
    for (const card of this.#cards) card.users.delete(by);
    this.#usesChanged(before);
  }

  dismiss(key: CallKey): void {
    const card = this.#find(key);
    if (!card) return;
    const before = this.#anyInUse();
    this.#letGo(card);
    this.#cards = this.#cards.filter((one) => one !== card);
    this.#askSoon();
    this.#usesChanged(before);
    this.#deps.onChange();
  }

  dismissAll(): void {
    for (const card of this.#cards) this.#letGo(card);
    this.#cards = [];
    this.#deps.onChange();
  }

  /** Counts how often the popup was asked to put the keys into its first card. */
  get keysWanted(): number {
    return this.#keysWanted;
  }

  wantKeys(): void {
    this.#keysWanted += 1;
    this.#deps.onChange();
  }

  signalOf(key: CallKey): CallSignal | undefined {
    return this.#find(key)?.signal;
  }

  matchOf(key: CallKey): CallerMatch | undefined {
    return this.#find(key)?.match;
  }

  /**
   * Of the cards of these keys, which turned out to be one call, one stays: one that is in use, else the first. Nobody
   * loses a card that they use. Undefined: there is none.
   */
  keepOne(keys: readonly CallKey[]): CallSignal | undefined {
    const cards = this.#cards.filter(({ signal }) => keys.includes(signal.call.key));
    const kept = cards.find(({ users }) => users.size > 0) ?? cards[0];
    for (const card of cards) if (card !== kept && card.users.size === 0) this.dismiss(card.signal.call.key);
    return kept?.signal;
  }

  card(key: CallKey): CallCard | undefined {
    const card = this.#find(key);
    return card && this.#describe(card);
  }

  keys(): CallKey[] {
    return this.#cards.map(({ signal }) => signal.call.key);
  }

  cards(): CallCard[] {
    return this.#cards.map((card) => this.#describe(card));
  }

  #describe({ signal, callOfToday, match }: LiveCard): CallCard {
    const { call, location, form, origin } = signal;
    const isClient = match.kind === 'known' || (match.kind === 'searching' && call.clientId !== null);
    return {
      key: call.key,
      locationId: location.id,
      locationTitle: location.title,
      timeZone: location.timeZone,
      number: this.#deps.showNumber(call, location, isClient),
      direction: call.direction,
      status: call.status,
      startedAt: new Date(call.startedAtMs).toISOString(),
      endedAt: new Date(endOf(call)).toISOString(),
      callOfToday,
      match,
      form,
      origin,
      likelyReason: this.#deps.likelyReason(signal, match),
      ...this.#deps.pageOf(call.key),
    };
  }

  #find(key: CallKey): LiveCard | undefined {
    return this.#cards.find((card) => card.signal.call.key === key);
  }

  #anyInUse(): boolean {
    return this.#cards.some((card) => card.users.size > 0);
  }

  #usesChanged(before: boolean): void {
    const now = this.#anyInUse();
    if (now && !before) for (const one of this.#cards) this.#pauseFold(one);
    if (before && !now) for (const one of this.#cards) this.#bookFold(one);
  }

  #bookFold(card: LiveCard): void {
    card.cancelFold();
    if (card.leftMs === null || this.#anyInUse()) return;
    card.foldAtMono = this.#deps.clock.monotonic() + card.leftMs;
    card.cancelFold = this.#deps.clock.after(card.leftMs, () => {
      this.dismiss(card.signal.call.key);
    });
  }

  #pauseFold(card: LiveCard): void {
    card.cancelFold();
    // Whoever looked at a card gets a moment more before anything folds.
    if (card.leftMs !== null) card.leftMs = Math.max(5_000, card.foldAtMono - this.#deps.clock.monotonic());
  }

  #letGo(card: LiveCard): void {
    card.cancelFold();
    card.cancelIdentify();
    // Whoever puts a card away has seen whom it named.
    if (card.match.kind === 'known' && this.#underWay.has(card.abort.signal))
      this.#deps.onSaid(card.signal, card.match);
    card.abort.abort();
  }
}
