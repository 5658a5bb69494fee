import type { Location } from '../../contract/model/location.ts';
import { type Caller, readCaller } from './phoneNumber.ts';

const MOST_KEPT = 500;

/** Reads callers' numbers and remembers them: every change of a card and of the last calls asks for the same few. */
export class CallerReader {
  readonly #callers = new Map<string, Caller>();

  read(phone: string, location: Location): Caller {
    const key = `${location.countryIso} ${phone}`;
    const known = this.#callers.get(key);
    if (known) return known;
    if (this.#callers.size >= MOST_KEPT) this.#callers.clear();
    const caller = readCaller(phone, location);
    this.#callers.set(key, caller);
    return caller;
  }
}
