import type { CallKey, ClientId } from '../../contract/model/ids.ts';
import type { CallerMatch, Candidate, ClientMoney } from '../../contract/model/card.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import { createClient } from '../altegio/clients.ts';
import { problemOf } from '../altegio/problemOf.ts';
import { clientCardLink, journalLink } from '../altegio/webLinks.ts';
import type { CallDesk, CallSignal } from '../calls/callDesk.ts';
import { dayIn } from '../calls/salonDay.ts';
import { numberKeys, toAltegioDigits, type Caller } from '../clients/phoneNumber.ts';
import type { E164 } from '../clients/e164.ts';
import { done, refused, refusedFor, type Refused } from '../outcome.ts';
import type { ChoiceMemory } from '../secrets/choiceMemory.ts';
import { openPage } from './openPage.ts';
import type { SalonWatch } from './salonWatch.ts';

export interface CardActionsDeps {
  readonly desk: CallDesk;
  readonly watch: () => SalonWatch | undefined;
  readonly choices: () => ChoiceMemory;
  /** Hands an address that was checked to the system's browser. */
  readonly openLink: (url: string) => Promise<void>;
  readonly copy: (text: string) => void;
}

type Asked = { readonly signal: CallSignal; readonly watch: SalonWatch; readonly caller: Caller };

/** What a person does with a card. Windows name the card; numbers, ids and addresses stay in main. */
export class CardActions {
  readonly #deps: CardActionsDeps;

  constructor(deps: CardActionsDeps) {
    this.#deps = deps;
  }

  async choose(key: CallKey, clientId: ClientId | null): Promise<Outcome> {
    const asked = this.#ask(key);
    if (!asked) return refusedFor('gone');
    const { signal, watch, caller } = asked;
    const [number] = numberKeys(caller);
    const candidates = candidatesOf(this.#deps.desk.matchOf(key));
    if (clientId === null) {
      if (number) this.#deps.choices().takeBack(signal.location.id, number);
      watch.said.saysNobody(key);
      this.#deps.desk.answer(key)?.tell({ kind: 'several', candidates });
      return done;
    }
    const candidate = candidates.find(({ id }) => id === clientId);
    if (!candidate) return refusedFor('gone');
    watch.said.say(key, candidate, true);
    if (number) this.#deps.choices().choose(signal.location.id, number, clientId);
    const answer = this.#deps.desk.answer(key);
    if (!answer) return refusedFor('gone');
    const error = await watch.directory.show(
      signal.location,
      clientId,
      candidates,
      answer.tell,
      answer.signal,
    );
    return error ? refused(problemOf(error, 'wrongUserToken')) : done;
  }

  /** Only the last digits match, and it is none of these: a new caller, until somebody chooses after all. */
  noneOfThese(key: CallKey): Outcome {
    const asked = this.#ask(key);
    const match = this.#deps.desk.matchOf(key);
    if (!asked || match?.kind !== 'possibly') return refusedFor('gone');
    const [number] = numberKeys(asked.caller);
    if (number) this.#deps.choices().choose(asked.signal.location.id, number, 'none');
    asked.watch.said.saysNobody(key);
    this.#deps.desk.answer(key)?.tell({ kind: 'unknown', declined: match.candidates });
    return done;
  }

  /** Looks for the number once more first: a colleague, or an answer that was lost, may have created the client. */
  async create(key: CallKey, name: string): Promise<Outcome> {
    const asked = this.#ask(key);
    const number = asked && bestOf(asked.caller);
    if (!asked || !number) return refusedFor('gone');
    if (await this.#isThereNow(key, asked)) return done;

    const { signal, watch } = asked;
    const created = await createClient(watch.api, {
      locationId: signal.location.id,
      name,
      phoneDigits: toAltegioDigits(number),
    });
    if (created.ok) {
      watch.directory.created(signal.location, created.value);
      watch.said.say(key, created.value, false);
      const answer = this.#deps.desk.answer(key);
      if (answer)
        await watch.directory.show(signal.location, created.value.id, [], answer.tell, answer.signal);
      return done;
    }
    const isRefusal = created.error.kind === 'conflict' || created.error.kind === 'invalid';
    if (isRefusal && (await this.#isThereNow(key, asked))) return done;
    return refused(problemOf(created.error, 'wrongUserToken'));
  }

  async openClient(key: CallKey): Promise<Outcome> {
    const match = this.#deps.desk.matchOf(key);
    const signal = this.#deps.desk.signalOf(key);
    if (!signal || match?.kind !== 'known') return refusedFor('gone');
    return this.#open(clientCardLink(signal.location.id, match.client.id) ?? journalLink(signal.location.id));
  }

  async newBooking(key: CallKey): Promise<Outcome> {
    const asked = this.#ask(key);
    if (!asked) return refusedFor('gone');
    const { location } = asked.signal;
    return this.#open(journalLink(location.id, dayIn(location.timeZone, asked.watch.serverClock.nowMs())));
  }

  copyNumber(key: CallKey): Outcome {
    const caller = this.#ask(key)?.caller;
    if (caller?.kind !== 'number') return refusedFor('gone');
    this.#deps.copy(bestOf(caller) ?? caller.raw);
    return done;
  }

  async money(key: CallKey): Promise<{ kind: 'money'; money: ClientMoney } | Refused> {
    const asked = this.#ask(key);
    const match = this.#deps.desk.matchOf(key);
    if (!asked || match?.kind !== 'known') return refusedFor('gone');
    const { location } = asked.signal;
    const card = asked.watch.cache.get(location.id, match.client.id)?.card;
    if (!card) return refusedFor('noRight');
    return {
      kind: 'money',
      money: { balance: card.balance, spent: card.spent, currency: location.currency },
    };
  }

  retry(key: CallKey): Outcome {
    if (!this.#ask(key)) return refusedFor('gone');
    this.#deps.desk.identify(key);
    return done;
  }

  #open(url: string | null): Promise<Outcome> {
    return openPage(this.#deps.openLink, url);
  }

  /** Shows whoever has this number by now; false when still nobody does. */
  async #isThereNow(key: CallKey, { signal, watch }: Asked): Promise<boolean> {
    const answer = this.#deps.desk.answer(key);
    if (!answer) return false;
    let found = false;
    const tell = (match: CallerMatch): void => {
      if (match.kind !== 'known' && match.kind !== 'several') return;
      found = true;
      answer.tell(match);
    };
    const call = { ...signal.call, clientId: null };
    await watch.identify({ ...signal, call }, tell, answer.signal);
    const match = this.#deps.desk.matchOf(key);
    if (match?.kind === 'known' || match?.kind === 'several') watch.said.ofCard(signal, match);
    return found;
  }

  #ask(key: CallKey): Asked | undefined {
    const signal = this.#deps.desk.signalOf(key);
    const watch = this.#deps.watch();
    if (!signal || !watch) return undefined;
    return { signal, watch, caller: watch.callerOf(signal.call, signal.location) };
  }
}

const bestOf = (caller: Caller): E164 | undefined =>
  caller.kind === 'number' ? caller.candidates[0] : undefined;

function candidatesOf(match: CallerMatch | undefined): Candidate[] {
  if (match?.kind === 'several' || match?.kind === 'possibly') return match.candidates;
  if (match?.kind === 'unknown') return match.declined;
  return match?.kind === 'known' ? match.chosenFrom : [];
}
