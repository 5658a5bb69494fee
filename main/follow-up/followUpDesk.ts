import type { RequestInput, RequestOutput } from '../../contract/ipc/contract.ts';
import type { CallKey, ClientId } from '../../contract/model/ids.ts';
import type { CallOutcome } from '../../contract/model/followUp.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { BookInput } from '../book/bookHandlers.ts';
import { refusedByBook } from '../book/refusedByBook.ts';
import { done, refusedFor } from '../outcome.ts';
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

/** What a person decides about people to ring back, and writes down about calls. */
export class FollowUpDesk {
  readonly #deps: FollowUpDeskDeps;

  constructor(deps: FollowUpDeskDeps) {
    this.#deps = deps;
  }

  async page(question: RequestInput<'followUp.page'>): Promise<RequestOutput<'followUp.page'>> {
    const { book, serverNowMs } = this.#deps;
    const page = await book.ask('followUpPage', { ...question, nowMs: serverNowMs() });
    return page.ok ? { kind: 'rows', ...page.value } : refusedByBook(page.error);
  }

  async decide(
    id: string,
    kind: BookInput<'decideFollowUp'>['kind'],
    until: string | null = null,
  ): Promise<Outcome> {
    const { book, serverNowMs } = this.#deps;
    const untilMs = until === null ? null : Date.parse(until);
    const decided = await book.ask('decideFollowUp', { id, kind, untilMs, nowMs: serverNowMs() });
    if (!decided.ok) return refusedByBook(decided.error);
    return decided.value === 'done' ? done : refusedFor('gone');
  }

  async undo(id: string): Promise<Outcome> {
    const { book, serverNowMs } = this.#deps;
    const undone = await book.ask('undoFollowUp', { id, nowMs: serverNowMs() });
    if (!undone.ok) return refusedByBook(undone.error);
    return undone.value === 'done' ? done : refusedFor('gone');
  }

  async add(key: CallKey): Promise<Outcome> {
    const { book, serverNowMs, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.markToCallBack(key, true);
      return done;
    }
    const added = await book.ask('addFollowUp', { key, nowMs: serverNowMs() });
    if (!added.ok) return refusedByBook(added.error);
    if (added.value === 'noNumber') return refusedFor('noNumber');
    return added.value === 'done' ? done : refusedFor('gone');
  }

  async drop(key: CallKey): Promise<Outcome> {
    const { book, serverNowMs, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.markToCallBack(key, false);
      return done;
    }
    const dropped = await book.ask('dropFollowUp', { key, nowMs: serverNowMs() });
    if (!dropped.ok) return refusedByBook(dropped.error);
    return dropped.value === 'done' ? done : refusedFor('gone');
  }

  async saveNote(key: CallKey, text: string): Promise<Outcome> {
    const { unsaved, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.jot(key, { text });
      return done;
    }
    const saved = await unsaved.save(key, text);
    return saved.ok ? done : refusedByBook(saved.error);
  }

  async saveOutcome(key: CallKey, outcome: CallOutcome | null): Promise<Outcome> {
    const { book, serverNowMs, cards } = this.#deps;
    if (isTestCall(key)) {
      cards.jot(key, { outcome });
      return done;
    }
    const saved = await book.ask('saveOutcome', { key, outcome, nowMs: serverNowMs() });
    return saved.ok ? done : refusedByBook(saved.error);
  }

  async sendNote(key: CallKey): Promise<Outcome> {
    const { book, serverNowMs, clientOnCard, onQueued } = this.#deps;
    if (isTestCall(key)) return refusedFor('noClient');
    const queued = await book.ask('queueNote', {
      key,
      clientId: clientOnCard(key),
      nowMs: serverNowMs(),
    });
    if (!queued.ok) return refusedByBook(queued.error);
    if (queued.value === 'noClient') return refusedFor('noClient');
    if (queued.value === 'nothing') return refusedFor('gone');
    onQueued();
    return done;
  }
}
