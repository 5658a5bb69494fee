import { EVENTS, type EventName, type WindowName } from '../../contract/ipc/channels.ts';
import type { EventPayload } from '../../contract/ipc/contract.ts';

type Slices = { [N in EventName]: EventPayload<N> };
type SliceBody<N extends EventName> = Omit<EventPayload<N>, 'revision'>;

/** Holds every slice of state that windows may see and sends it, whole and with a growing revision, when it changes. */
export class StateFeed {
  readonly #send: (window: WindowName, name: EventName, payload: unknown) => void;
  readonly #slices: Slices;
  #revision = 0;

  constructor(first: Slices, send: (window: WindowName, name: EventName, payload: unknown) => void) {
    this.#slices = first;
    this.#send = send;
  }

  get<N extends EventName>(name: N): Slices[N] {
    return this.#slices[name];
  }

  /** An unchanged slice is not sent again. */
  set<N extends EventName>(name: N, body: SliceBody<N>): void {
    const { revision: _, ...before } = this.#slices[name];
    if (JSON.stringify(before) === JSON.stringify(body)) return;
    this.#revision += 1;
    const payload = { ...body, revision: this.#revision };
    Object.assign(this.#slices, { [name]: payload });
    for (const window of EVENTS[name]) this.#send(window, name, payload);
  }
}
