import { beforeEach, describe, expect, test } from 'vitest';
import type { CallKey } from '../../../../contract/model/ids.ts';
import { err, ok, type Result } from '../../../../contract/result.ts';
import { AltegioApi } from '../../../../main/altegio/altegioApi.ts';
import { RequestBudget } from '../../../../main/altegio/budget.ts';
import { ServerClock } from '../../../../main/altegio/serverClock.ts';
import type { HttpAnswer, TransportError, TransportRequest } from '../../../../main/altegio/transport.ts';
import { noteHandlers } from '../../../../main/book/queries/notes.ts';
import { outboxHandlers } from '../../../../main/book/queries/outbox.ts';
import { Outbox } from '../../../../main/follow-up/outbox.ts';
import { clientId } from '../../../support/calls.ts';
import { type DirectBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FollowUpBook } from '../../../support/followUpBook.ts';

type Reply = { readonly status: number } | TransportError;

let clock: FakeClock;
let book: FollowUpBook;
let door: DirectBook;
let key: CallKey;
let sent: TransportRequest[];
let replies: Reply[];
let bugs: unknown[];

beforeEach(() => {
  clock = new FakeClock();
  book = new FollowUpBook();
  door = doorTo(book.context);
  key = book.call(0, { clientId: clientId(7) });
  sent = [];
  replies = [];
  bugs = [];
  noteHandlers.saveNote(book.context, { key, text: 'wants Ines', nowMs: book.nowMs });
});

function anOutbox(): Outbox {
  const serverClock = new ServerClock(clock);
  const api = new AltegioApi({
    transport: {
      send: (request) => {
        sent.push(request);
        const states = book.context.database.prepare('SELECT state FROM outbox').pluck().all();
        expect(states).toContain('sending');
        return Promise.resolve(replyWith(replies.shift() ?? { status: 201 }));
      },
    },
    budget: new RequestBudget({ clock }),
    clock,
    serverClock,
    apiUrl: 'http://127.0.0.1/api/v1',
    marketplaceUrl: 'http://127.0.0.1',
    tokens: () => ({ partnerToken: 'partner', userToken: 'user' }),
  });
  return new Outbox({ book: door, api, clock, onBug: (bug) => bugs.push(bug) });
}

function replyWith(reply: Reply): Result<HttpAnswer, TransportError> {
  if ('kind' in reply) return err(reply);
  return ok({
    status: reply.status,
    header: () => null,
    body: JSON.stringify({ success: reply.status < 300, data: {}, meta: [] }),
    sentAtMonoMs: 0,
    headersAtMonoMs: 0,
    receivedAtMonoMs: 0,
  });
}

const want = (): void => {
  outboxHandlers.queueNote(book.context, { key, clientId: null, nowMs: book.nowMs });
};
const note = () => noteHandlers.cardPages(book.context, { keys: [key] })[0]?.note;

describe('Outbox', () => {
  test('sends a comment once', async () => {
    const outbox = anOutbox();
    outbox.start();
    want();
    outbox.soon();
    outbox.soon();
    await clock.advance(600_000);

    expect(sent.map(({ url, body }) => [new URL(url).pathname, body])).toEqual([
      [
        '/api/v1/company/10/clients/7/comments',
        JSON.stringify({ text: 'wants Ines (call 2026-11-21 07:00)' }),
      ],
    ]);
    expect(note()?.sending).toBe('sent');
    expect(bugs).toEqual([]);
  });

  test('tries the older address once where the present one is unknown', async () => {
    replies = [{ status: 404 }];
    want();
    anOutbox().start();
    await clock.advance(600_000);

    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/v1/company/10/clients/7/comments',
      '/api/v1/clients/10/clients/7/comments',
    ]);
    expect(note()?.sending).toBe('sent');
  });

  test.each<{ name: string; reply: Reply }>([
    { name: 'offline', reply: { kind: 'offline', detail: 'ERR_INTERNET_DISCONNECTED' } },
    { name: 'too many requests', reply: { status: 429 } },
    { name: 'signed out', reply: { status: 401 } },
  ])('$name: it waits and goes later', async ({ reply }) => {
    replies = [reply, reply];
    want();
    anOutbox().start();
    await clock.advance(3_000);
    expect(note()?.sending).toBe('queued');
    await clock.advance(900_000);

    expect(sent).toHaveLength(3);
    expect(note()?.sending).toBe('sent');
  });

  test.each<{ name: string; reply: Reply }>([
    { name: 'a broken connection', reply: { kind: 'broken', detail: 'ERR_CONNECTION_RESET' } },
    { name: 'no answer in time', reply: { kind: 'timedOut', phase: 'headers' } },
    { name: 'a fault of the server', reply: { status: 502 } },
    { name: 'a network that changed', reply: { kind: 'offline', detail: 'ERR_NETWORK_CHANGED' } },
  ])('$name: it may have arrived and is not repeated', async ({ reply }) => {
    replies = [reply];
    want();
    anOutbox().start();
    await clock.advance(3_600_000);

    expect(sent).toHaveLength(1);
    expect(note()).toMatchObject({ sending: 'failed', problem: 'answerLost', text: 'wants Ines' });
  });

  test('what may have arrived goes once more when the person asks for it', async () => {
    replies = [{ kind: 'timedOut', phase: 'headers' }];
    want();
    const outbox = anOutbox();
    outbox.start();
    await clock.advance(60_000);
    expect(note()?.sending).toBe('failed');

    want();
    outbox.soon();
    await clock.advance(3_600_000);
    expect(sent).toHaveLength(2);
    expect(note()).toMatchObject({ sending: 'sent', problem: null });
  });

  test('a refusal is told, and the person may send again', async () => {
    replies = [{ status: 403 }];
    want();
    const outbox = anOutbox();
    outbox.start();
    await clock.advance(60_000);
    expect(note()).toMatchObject({ sending: 'failed', problem: 'noRight' });

    want();
    outbox.soon();
    await clock.advance(60_000);
    expect(note()?.sending).toBe('sent');
  });

  test('survives a restart: what waits goes, what was on its way does not', async () => {
    want();
    const other = book.call(1, { clientId: clientId(8), callerPhone: '+13155550199' });
    const comment = outboxHandlers.nextComment(book.context);
    outboxHandlers.commentLeaves(book.context, { id: comment?.id ?? 0, text: comment?.text ?? '' });
    noteHandlers.saveNote(book.context, { key: other, text: 'other', nowMs: book.nowMs });
    outboxHandlers.queueNote(book.context, { key: other, clientId: null, nowMs: book.nowMs });
    anOutbox().start();
    await clock.advance(60_000);

    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/api/v1/company/10/clients/8/comments']);
    expect(note()).toMatchObject({ sending: 'failed', problem: 'answerLost' });
  });

  test('sends nothing that the book could not mark as leaving', async () => {
    want();
    const outbox = anOutbox();
    door.trouble = { kind: 'diskFull', detail: '' };
    outbox.start();
    await clock.advance(60_000);
    expect(sent).toEqual([]);

    door.trouble = null;
    await clock.advance(600_000);
    expect(sent).toHaveLength(1);
  });

  test('sends nothing after it was stopped', async () => {
    const outbox = anOutbox();
    outbox.start();
    outbox.stop();
    want();
    await clock.advance(600_000);

    expect(sent).toEqual([]);
  });
});
