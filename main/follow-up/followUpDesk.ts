import type { RequestInput, RequestOutput } from '../../contract/ipc/contract.ts';
import type { CallKey, ClientId } from '../../contract/model/ids.ts';
import type { CallOutcome } from '../../contract/model/followUp.ts';
import type { Outcome, Problem, ProblemKind } from '../../contract/model/problem.ts';
import type { BookDoor, BookError } from '../book/bookDoor.ts';
import type { BookInput } from '../book/bookHandlers.ts';
import { isTestCall, type CardPages } from './cardPages.ts';
import type { UnsavedNotes } from './unsavedNotes.ts';

export interface FollowUpDeskDeps {
  readonly book: BookDoor;
  readonly serverNowMs: () => number;
  /** The client whom the card of this call shows. */
  readonly clientOnCard: (key: CallKey) => ClientId | null;
  /** Calls that nobody made are written about nowhere but on their card. */
  readonly cards: Pick<CardPages, 'jot' | 'markToCallBack'>;
  readonly unsaved: Pick<UnsavedNotes, 'save'>;
  /** A comment waits to be sent. */
  readonly onQueued: () => void;
}

type Refused = { readonly kind: 'problem'; readonly problem: Problem };

const done: Outcome = { kind: 'done' };
const problem = (kind: ProblemKind): Refused => ({ kind: 'problem', problem: { kind, detail: null } });
const refused = ({ kind, detail }: BookError): Refused => ({
  kind: 'problem',
  problem: { kind, detail: detail || null },
});

/** What a person decides about people to ring back, and writes down about calls. */
export class FollowUpDesk {
  readonly #deps: FollowUpDeskDeps;

  constructor(deps: FollowUpDeskDeps) {
    this.#deps = deps;
  }

  async page(question: RequestInput<'followUp.page'>): Promise<RequestOutput<'followUp.page'>> {
    const { book, serverNowMs } = this.#deps;
    const page = await book.ask('followUpPage', { ...question, nowMs: serverNowMs() });
    return page.ok ? { kind: 'rows', ...page.value } : refused(page.error);
  }

  async decide(
    id: string,
    kind: BookInput<'decideFollowUp'>['kind'],
    until: string | null = null,
  ): Promise<Outcome> {
    const { book, serverNowMs } = this.#deps;
    const untilMs = until === null ? null : Date.parse(until);
    const decided = await book.ask('decideFollowUp', { id, kind, untilMs, nowMs: serverNowMs() });
    if (!decided.ok) return refused(decided.error);
    return decided.value === 'done' ? done : problem('gone');
  }

  async undo(id: string): Promise<Outcome> {
    const { book, serverNowMs } = this.#deps;
    const undone = await book.ask('undoFollowUp', { id, nowMs: serverNowMs() });
    if (!undone.ok) return refused(undone.error);
    return undone.value === 'done' ? done : problem('gone');
  }

  async add(key: CallKey): Promise<Outcome> {
    const { book, serverNowMs, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.markToCallBack(key, true);
      return done;
    }
    const added = await book.ask('addFollowUp', { key, nowMs: serverNowMs() });
    if (!added.ok) return refused(added.error);
    if (added.value === 'noNumber') return problem('noNumber');
    return added.value === 'done' ? done : problem('gone');
  }

  async drop(key: CallKey): Promise<Outcome> {
    const { book, serverNowMs, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.markToCallBack(key, false);
      return done;
    }
    const dropped = await book.ask('dropFollowUp', { key, nowMs: serverNowMs() });
    if (!dropped.ok) return refused(dropped.error);
    return dropped.value === 'done' ? done : problem('gone');
  }

  async saveNote(key: CallKey, text: string): Promise<Outcome> {
    const { unsaved, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.jot(key, { text });
      return done;
    }
    const saved = await unsaved.save(key, text);
    return saved.ok ? done : refused(saved.error);
  }

  async saveOutcome(key: CallKey, outcome: CallOutcome | null): Promise<Outcome> {
    const { book, serverNowMs, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.jot(key, { outcome });
      return done;
    }
    const saved = await book.ask('saveOutcome', { key, outcome, nowMs: serverNowMs() });
    return saved.ok ? done : refused(saved.error);
  }

  async sendNote(key: CallKey): Promise<Outcome> {
    const { book, serverNowMs, clientOnCard, onQueued } = this.#deps;
    if (isTestCall(key)) return problem('noClient');
    const queued = await book.ask('queueNote', {
      key,
      clientId: clientOnCard(key),
      nowMs: serverNowMs(),
    });
    if (!queued.ok) return refused(queued.error);
    if (queued.value === 'noClient') return problem('noClient');
    if (queued.value === 'nothing') return problem('gone');
    onQueued();
    return done;
  }
}
