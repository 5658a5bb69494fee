import { beforeEach, describe, expect, test } from 'vitest';
import type { CallNote } from '../../../../../contract/model/callNote.ts';
import { EMPTY_NOTE } from '../../../../../contract/model/emptyNote.ts';
import type { CallOutcome } from '../../../../../contract/model/followUp.ts';
import { CallKey } from '../../../../../contract/model/ids.ts';
import { noteHandlers } from '../../../../../main/book/queries/notes.ts';
import { outboxHandlers } from '../../../../../main/book/queries/outbox.ts';
import { clientId } from '../../../../support/calls.ts';
import { FollowUpBook } from '../../../../support/followUpBook.ts';

const MARTA = clientId(7);

let book: FollowUpBook;
let key: CallKey;
beforeEach(() => {
  book = new FollowUpBook();
  key = book.call(0, { clientId: MARTA });
});

const type = (text: string): CallNote =>
  noteHandlers.saveNote(book.context, { key, text, nowMs: book.nowMs });
const choose = (outcome: CallOutcome | null): CallNote =>
  noteHandlers.saveOutcome(book.context, { key, outcome, nowMs: book.nowMs });
const page = () => noteHandlers.cardPages(book.context, { keys: [key] })[0];
const hasNote = (): unknown => book.context.database.prepare('SELECT has_note FROM calls').pluck().all()[0];
const queue = (id = clientId(7)) =>
  outboxHandlers.queueNote(book.context, { key, clientId: id, nowMs: book.nowMs });
const next = () => outboxHandlers.nextComment(book.context);

describe('a note', () => {
  test('is kept with its outcome and the time of the last letter', () => {
    type('wants I');
    book.nowMs += 1_000;
    type('wants Ines');
    choose('question');

    expect(page()?.note).toEqual({
      text: 'wants Ines',
      outcome: 'question',
      changedAt: new Date(book.nowMs).toISOString(),
      sending: 'notSent',
      problem: null,
    });
    expect(hasNote()).toBe(1);
  });

  test('goes away with its last letter, unless there is an outcome', () => {
    type('x');
    choose('booked');
    type('');
    expect(page()?.note).toMatchObject({ text: '', outcome: 'booked' });

    choose(null);
    expect(page()?.note).toEqual(EMPTY_NOTE);
    expect(hasNote()).toBe(0);
  });

  test('may come before its call', () => {
    key = CallKey.parse('10:99');
    type('early');
    book.call(1, { callId: 99 });

    expect(page()?.note.text).toBe('early');
    const held = book.context.database.prepare('SELECT has_note FROM calls WHERE call_id = 99').pluck().all();
    expect(held).toEqual([1]);
  });
});

test('a card knows whether its caller stands on the call-back list', () => {
  expect(page()?.toCallBack).toBe(false);
  key = book.missed(5, { clientId: MARTA });
  expect(page()?.toCallBack).toBe(true);
  book.call(6, { clientId: MARTA, direction: 'outgoing' });
  expect(page()?.toCallBack).toBe(false);
});

describe('the outbox', () => {
  test('sends outcome, note and when the call was', () => {
    type('Ines,\nafter five');
    choose('question');

    expect(queue()).toBe('queued');
    expect(page()?.note.sending).toBe('queued');
    expect(next()).toMatchObject({
      clientId: MARTA,
      text: 'Question: Ines, after five (call 2026-11-21 07:00)',
    });
  });

  test('holds a note once, however often it is wanted', () => {
    type('x');
    queue();
    queue();
    const first = next();
    outboxHandlers.commentLeaves(book.context, { id: first?.id ?? 0, text: first?.text ?? '' });

    expect(next()).toBeNull();
    expect(queue()).toBe('queued');
    expect(next()).toBeNull();
  });

  test('takes the words that hold when it leaves', () => {
    type('x');
    queue();
    const early = next();
    type('xy');

    expect(outboxHandlers.commentLeaves(book.context, { id: early?.id ?? 0, text: early?.text ?? '' })).toBe(
      false,
    );
    expect(next()?.text).toContain('xy');
  });

  test('forgets a note that was taken back', () => {
    type('x');
    queue();
    type('');

    expect(next()).toBeNull();
  });

  test('forgets a note that was taken back where an earlier try has one', () => {
    key = book.missed(1, { clientId: MARTA });
    type('asked for Ines');
    key = book.missed(2, { clientId: MARTA });
    type('x');
    queue();
    type('');

    expect(next()).toBeNull();
    expect(page()?.note.sending).toBe('notSent');
  });

  test('waits until it knows when the call was', () => {
    type('x');
    queue();
    book.context.database.exec('DELETE FROM calls');
    expect(next()).toBeNull();
  });

  test('knows that a note went on after it had left', () => {
    type('x');
    queue();
    const comment = next();
    const { id, text } = comment ?? { id: 0, text: '' };
    outboxHandlers.commentLeaves(book.context, { id, text });
    type('xy');
    outboxHandlers.endComment(book.context, { id, state: 'sent', problem: null });

    expect(page()?.note.sending).toBe('notSent');
    expect(queue()).toBe('queued');
  });

  test('does not repeat what was on its way when the app ended', () => {
    type('x');
    queue();
    const { id, text } = next() ?? { id: 0, text: '' };
    outboxHandlers.commentLeaves(book.context, { id, text });
    outboxHandlers.recoverComments(book.context);

    expect(next()).toBeNull();
    expect(page()?.note).toMatchObject({ sending: 'failed', problem: 'answerLost' });
    expect(queue()).toBe('queued');
    expect(next()).not.toBeNull();
  });

  test('needs a client and something to say', () => {
    expect(queue()).toBe('nothing');
    key = book.call(1, { callerPhone: '+13105550142' });
    type('x');

    expect(outboxHandlers.queueNote(book.context, { key, clientId: null, nowMs: book.nowMs })).toBe(
      'noClient',
    );
    expect(queue()).toBe('queued');
  });
});
