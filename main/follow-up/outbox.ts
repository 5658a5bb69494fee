import type { AltegioApi } from '../altegio/altegioApi.ts';
import { addClientComment } from '../altegio/clients.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { WaitingComment } from '../book/queries/outbox.ts';
import type { Cancel, Clock } from '../clock.ts';
import { commentFate } from './commentFate.ts';

export interface OutboxDeps {
  readonly book: BookDoor;
  readonly api: AltegioApi;
  readonly clock: Clock;
  readonly onBug: (error: unknown) => void;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Sends what was written about calls to the clients' cards, one after the other and each only once. */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #ended = new AbortController();
  #recovered = false;
  #waitMs = FIRST_WAIT_MS;
  #working = false;
  #wanted = false;
  #cancel: Cancel = () => undefined;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.soon();
  }

  /** A request under way is waited for by nobody, but its end is still written down. */
  stop(): void {
    this.#ended.abort();
    this.#cancel();
  }

  /** Something waits to be sent. */
  soon(): void {
    this.#cancel();
    this.#wanted = true;
    if (this.#working || this.#isOver()) return;
    this.#working = true;
    this.#work()
      .catch(this.#deps.onBug)
      .finally(() => {
        this.#working = false;
      });
  }

  async #work(): Promise<void> {
    while (this.#wanted && !this.#isOver()) {
      this.#wanted = false;
      const went = (await this.#recover()) && (await this.#sendAll());
      this.#waitMs = went ? FIRST_WAIT_MS : Math.min(2 * this.#waitMs, LONGEST_WAIT_MS);
      if (!went && !this.#isOver())
        this.#cancel = this.#deps.clock.after(this.#waitMs / 2, () => {
          this.soon();
        });
    }
  }

  /** Once, before anything is sent: what the last run left behind. */
  async #recover(): Promise<boolean> {
    this.#recovered ||= (await this.#deps.book.ask('recoverComments', undefined)).ok;
    return this.#recovered;
  }

  /** False: some have to wait. */
  async #sendAll(): Promise<boolean> {
    for (;;) {
      const next = await this.#deps.book.ask('nextComment', undefined);
      if (!next.ok || this.#isOver()) return false;
      if (next.value === null) return true;
      if (!(await this.#send(next.value))) return false;
    }
  }

  async #send({ id, ...comment }: WaitingComment): Promise<boolean> {
    const { book, api } = this.#deps;
    const { text } = comment;
    const way = { left: false };
    const sent = await addClientComment(api, comment, {
      priority: 'rest',
      // The older address is asked after the present one has refused: it leaves once.
      mayLeave: async () => {
        if (way.left) return true;
        const leaves = this.#isOver() ? undefined : await book.ask('commentLeaves', { id, text });
        way.left = leaves?.ok === true && leaves.value;
        return way.left;
      },
    });
    // Its words changed while it waited for its turn: the next round sends the new ones.
    if (!way.left) return !this.#isOver();
    if (sent.ok) {
      await book.ask('endComment', { id, state: 'sent', problem: null });
      return true;
    }
    const fate = commentFate(sent.error);
    if (fate.kind === 'again') await book.ask('endComment', { id, state: 'queued', problem: null });
    else await book.ask('endComment', { id, state: 'failed', problem: fate.problem });
    return fate.kind !== 'again';
  }

  #isOver(): boolean {
    return this.#ended.signal.aborted;
  }
}
