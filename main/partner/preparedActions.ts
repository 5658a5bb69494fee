import type { PartnerAction, PreparedAction } from '../../contract/model/partner.ts';
import type { Outcome, Problem } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { refusedFor } from '../outcome.ts';
import type { ActionKindName, ActionKinds, ActionOf, ReadyAction } from './actionKind.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';

export interface PreparedActionsDeps {
  readonly kinds: ActionKinds;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly randomId: () => string;
}

interface Waiting {
  readonly ready: ReadyAction;
  readonly preparedAtMonoMs: number;
}

const GOOD_FOR_MS = 10 * 60_000;

/** Actions that were shown and wait for a person's yes: each can be sent once, and only for a while. */
export class PreparedActions {
  readonly #deps: PreparedActionsDeps;
  readonly #waiting = new Map<string, Waiting>();

  constructor(deps: PreparedActionsDeps) {
    this.#deps = deps;
  }

  async prepare(action: PartnerAction, at: PartnerAtWork): Promise<Result<PreparedAction, Problem>> {
    const ready = await readied(this.#deps.kinds, action.kind, action, at);
    if (!ready.ok) return ready;
    // Prepared for a salon that is not at work any more: nobody who looks at the next one may send it.
    if (at.signal.aborted) return err({ kind: 'gone', detail: null });
    this.#forgetOld();
    const id = this.#deps.randomId();
    this.#waiting.set(id, { ready: ready.value, preparedAtMonoMs: this.#deps.clock.monotonic() });
    const { requests, typeToConfirm, difference, repeats = null } = ready.value;
    return ok({ id, action, requests: [...requests], typeToConfirm, difference, repeats });
  }

  /** A wrong name leaves it waiting; anything else uses it up. */
  async send(id: string, typed: string | null): Promise<Outcome> {
    this.#forgetOld();
    const waiting = this.#waiting.get(id);
    if (!waiting) return refusedFor('gone');
    const { typeToConfirm } = waiting.ready;
    if (typeToConfirm !== null && !isSameName(typed ?? '', typeToConfirm)) return refusedFor('typedWrong');
    this.#waiting.delete(id);
    return waiting.ready.send();
  }

  /** Another salon is at work. */
  clear(): void {
    this.#waiting.clear();
  }

  #forgetOld(): void {
    const nowMs = this.#deps.clock.monotonic();
    for (const [id, { preparedAtMonoMs }] of this.#waiting)
      if (nowMs - preparedAtMonoMs >= GOOD_FOR_MS) this.#waiting.delete(id);
  }
}

async function readied<K extends ActionKindName>(
  kinds: ActionKinds,
  name: K,
  action: ActionOf<K>,
  at: PartnerAtWork,
): Promise<Result<ReadyAction, Problem>> {
  const kind = kinds[name];
  return kind ? kind(action, at) : err({ kind: 'gone', detail: null });
}

function isSameName(typed: string, name: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');
  return plain(typed) === plain(name);
}
