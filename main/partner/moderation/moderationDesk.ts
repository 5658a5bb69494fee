import type { RequestInput } from '../../../contract/ipc/contract.ts';
import type { Moderation, ModerationItemName } from '../../../contract/model/partner.ts';
import type { Outcome } from '../../../contract/model/problem.ts';
import type { Clock } from '../../clock.ts';
import { done, refused, refusedFor } from '../../outcome.ts';
import { texts } from '../../texts.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';
import { ModerationBook } from './moderationBook.ts';
import { moderationSteps } from './moderationSteps.ts';
import { runItem } from './runItem.ts';

export interface ModerationDeskDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

interface Run {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** The checklist of the Marketplace's moderators, run against a test location, with what each item left as evidence. */
export class ModerationDesk {
  readonly #deps: ModerationDeskDeps;
  #book: ModerationBook;
  #run: Run | null = null;

  constructor(deps: ModerationDeskDeps) {
    this.#deps = deps;
    this.#book = this.#open(null);
  }

  get state(): Moderation {
    const { paymentId: _, ...kept } = this.#book.kept;
    return { ...kept, running: this.#run !== null };
  }

  /** Takes up the checklist of the profile in this folder. What runs ends: its connection is no more. */
  work(folder: string | null): void {
    this.#run?.abort.abort();
    if (folder !== this.#book.folder) this.#book = this.#open(folder);
  }

  stop(): void {
    this.#run?.abort.abort();
  }

  setUp(input: RequestInput<'partner.moderationSetUp'>): Outcome {
    if (input.locationId !== this.#book.kept.locationId) this.#run?.abort.abort();
    const kept = this.#book.setUp(input);
    return kept.ok ? done : refusedFor(kept.error.kind);
  }

  /** Begins with one item, or all that have not passed. Whatever runs ends first, so this also ends a wait. */
  run(at: PartnerAtWork, name: ModerationItemName | null): Outcome {
    const { items, locationId } = this.#book.kept;
    const open = items.filter(({ state }) => state !== 'passed').map((item) => item.name);
    const names = name === null ? open : [name];
    if (locationId === null && names.some((each) => moderationSteps[each]))
      return refused({ kind: 'invalidInput', detail: texts.partner.moderation.chooseLocation });

    const before = this.#run;
    before?.abort.abort();
    const abort = new AbortController();
    const ended = Promise.resolve(before?.ended)
      .then(() => this.#runAll(at, names, abort.signal))
      .catch(this.#deps.onBug)
      .finally(() => {
        if (this.#run?.abort === abort) this.#run = null;
        this.#deps.onChange();
      });
    this.#run = { abort, ended };
    this.#deps.onChange();
    return done;
  }

  async #runAll(at: PartnerAtWork, names: readonly ModerationItemName[], signal: AbortSignal): Promise<void> {
    const book = this.#book;
    for (const name of names) {
      if (signal.aborted) return;
      await runItem(book, at, name, signal);
    }
  }

  #open(folder: string | null): ModerationBook {
    const { clock, onChange } = this.#deps;
    return new ModerationBook({ folder, now: clock.now, onChange });
  }
}
