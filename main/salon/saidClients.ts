import type { CallerMatch } from '../../contract/model/card.ts';
import type { CallKey, ClientId } from '../../contract/model/ids.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { CallSignal } from '../calls/callDesk.ts';
import type { Cancel, Clock } from '../clock.ts';
import { texts } from '../texts.ts';

export interface SaidClientsDeps {
  readonly book: BookDoor;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  /** Earlier calls may have another name now. */
  readonly onKept: () => void;
}

interface Said {
  readonly client: { readonly id: ClientId; readonly name: string } | null;
  readonly chosen: boolean;
}

const AGAIN_MS = 30_000;

/** Whom the cards of calls said, on the way into the call book; what it cannot take now is tried again. */
export class SaidClients {
  readonly #deps: SaidClientsDeps;
  readonly #waiting = new Map<CallKey, Said>();
  #writing: Promise<void> = Promise.resolve();
  #cancelAgain: Cancel | undefined;
  #stopped = false;

  constructor(deps: SaidClientsDeps) {
    this.#deps = deps;
  }

  /** A look-up has come to its end, or its card goes with what it shows. */
  ofCard({ call, origin }: Pick<CallSignal, 'call' | 'origin'>, match: CallerMatch): void {
    if (origin === 'test') return;
    switch (match.kind) {
      case 'known':
        this.say(call.key, match.client, match.chosenFrom.length > 0);
        return;
      case 'several':
      case 'possibly':
      case 'unknown':
        this.saysNobody(call.key);
        return;
      case 'searching':
      case 'withheld':
      case 'text':
      case 'internal':
      case 'unavailable':
    }
  }

  /** `chosen`: somebody picked one of several; else it is the only client of the number, or was created. */
  say(key: CallKey, { id, name }: { readonly id: ClientId; readonly name: string }, chosen: boolean): void {
    this.#put(key, { client: { id, name: name === texts.noName ? '' : name }, chosen });
  }

  /** Nobody has the number, several have, or a choice was taken back. */
  saysNobody(key: CallKey): void {
    this.#put(key, { client: null, chosen: false });
  }

  /** Another salon comes to work. */
  stop(): void {
    this.#stopped = true;
    this.#cancelAgain?.();
  }

  #put(key: CallKey, said: Said): void {
    this.#waiting.delete(key);
    this.#waiting.set(key, said);
    this.#flush();
  }

  #flush(): void {
    this.#cancelAgain?.();
    this.#cancelAgain = undefined;
    // A fault while writing must not keep all that comes later from the book.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
  }

  async #write(): Promise<void> {
    const { book, clock, serverNowMs, onKept } = this.#deps;
    for (const [key, said] of [...this.#waiting]) {
      const kept = await book.ask('keepSaidClient', { key, ...said, nowMs: serverNowMs() });
      if (!kept.ok) {
        if (!this.#stopped)
          this.#cancelAgain ??= clock.after(AGAIN_MS, () => {
            this.#flush();
          });
        return;
      }
      // Somebody may have chosen another one meanwhile.
      if (this.#waiting.get(key) === said) this.#waiting.delete(key);
      onKept();
    }
  }
}
