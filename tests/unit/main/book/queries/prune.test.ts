import { expect, test } from 'vitest';
import { CallKey } from '../../../../../contract/model/ids.ts';
import { clientHandlers } from '../../../../../main/book/queries/clients.ts';
import { fetchedHandlers } from '../../../../../main/book/queries/fetched.ts';
import { noteHandlers } from '../../../../../main/book/queries/notes.ts';
import { pruneHandlers } from '../../../../../main/book/queries/prune.ts';
import { putCalls } from '../../../../../main/book/queries/putCalls.ts';
import { defaultSettings } from '../../../../../main/settings/defaultSettings.ts';
import { aCall, clientId, downtown, NOON } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';

const DAY_MS = 86_400_000;

test('calls that are too old go with all that hangs on them; the others stay as they are', () => {
  const book = anEmptyBook();
  const ago = (days: number): number => NOON - days * DAY_MS;
  const calls = [
    aCall({ callId: 1, startedAtMs: ago(40), status: 'missed', clientId: clientId(7) }),
    aCall({ callId: 2, startedAtMs: ago(39), callerPhone: '+13155550176' }),
    aCall({ callId: 3, startedAtMs: ago(2), callerPhone: '+13155550176', status: 'missed' }),
    aCall({ callId: 4, startedAtMs: ago(1), callerPhone: '+13155550178' }),
  ];
  const rule = defaultSettings('linux').missedRule;
  putCalls(book, { locations: [downtown], calls, nowMs: NOON, rule });
  const locationId = downtown.id;
  const told = { id: clientId(7), name: 'Marta Quill', phoneText: '', visitCount: null };
  clientHandlers.putClients(book, { locationId, clients: [told], gone: [], nowMs: ago(40) });
  fetchedHandlers.putFetched(book, {
    locationId,
    firstDay: '2026-10-01',
    lastDay: '2026-11-21',
    nowMs: NOON,
  });
  book.database.exec(
    `INSERT INTO notes (location_id, call_id, text, changed_at) VALUES (10, 1, 'old', 1), (10, 3, 'new', 1)`,
  );

  const beforeMs = ago(30);
  expect(pruneHandlers.prune(book, { beforeMs })).toEqual({ calls: 2 });
  expect(pruneHandlers.prune(book, { beforeMs })).toEqual({ calls: 0 });

  const column = (sql: string): unknown[] => book.database.prepare(sql).pluck().all();
  expect(column('SELECT call_id FROM calls ORDER BY call_id')).toEqual([3, 4]);
  expect(column('SELECT number FROM callers ORDER BY number')).toEqual(['+13155550176', '+13155550178']);
  expect(column('SELECT text FROM notes')).toEqual(['new']);
  expect(column('SELECT last_call FROM follow_ups')).toEqual(
    column('SELECT id FROM calls WHERE call_id = 3'),
  );
  expect(column('SELECT min(day) FROM fetched_days')).toEqual([20261022]);
  expect(column('SELECT count(*) FROM clients')).toEqual([0]);
  expect(column('SELECT count(*) FROM caller_search')).toEqual([2]);
  expect(column('PRAGMA foreign_key_check')).toEqual([]);
});

test('an old call stays as long as its note is young', () => {
  const book = anEmptyBook();
  const startedAtMs = NOON - 300 * DAY_MS;
  const rule = defaultSettings('linux').missedRule;
  putCalls(book, {
    locations: [downtown],
    calls: [aCall({ callId: 1, startedAtMs }), aCall({ callId: 2, startedAtMs })],
    nowMs: NOON,
    rule,
  });
  const key = CallKey.parse('10:1');
  noteHandlers.saveNote(book, { key, text: 'found again', nowMs: NOON - DAY_MS });
  const left = (): unknown[] => book.database.prepare('SELECT call_id FROM calls').pluck().all();

  expect(pruneHandlers.prune(book, { beforeMs: NOON - 30 * DAY_MS })).toEqual({ calls: 1 });
  expect(pruneHandlers.prune(book, { beforeMs: NOON - 30 * DAY_MS })).toEqual({ calls: 0 });
  expect(left()).toEqual([1]);
  expect(pruneHandlers.prune(book, { beforeMs: NOON })).toEqual({ calls: 1 });
  expect(left()).toEqual([]);
});
