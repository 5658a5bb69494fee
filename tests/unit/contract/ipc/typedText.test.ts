import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type RequestName } from '../../../../contract/ipc/channels.ts';
import { requests } from '../../../../contract/ipc/contract.ts';
import { bookHandlers } from '../../../../main/book/bookHandlers.ts';
import { aCall, clientId, downtown, NOON } from '../../../support/calls.ts';
import { aBookWith, anyCall } from '../../../support/filledBook.ts';

/** Anything that a clipboard holds, often with what no database keeps. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\0',
        '\uD83D',
        '\uDE00',
        '😀',
        '"',
        "'",
        '*',
        '%',
        '-',
        'AND',
        'NEAR(',
        ' ',
        '\n',
        '+1 315',
      ),
      fc.constantFrom(
        'anna',
        'an',
        'Ann😀',
        'words:',
        '^',
        '||',
        '\\',
        '{',
        '\u200B',
        '\uFEFF',
        '0175',
        '١٢٣',
      ),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));
const keepable = (text: string): boolean => Buffer.from(text).toString() === text && !text.includes('\0');
const year = fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0'));
const day = fc
  .tuple(year, fc.constantFrom('01-01', '02-28', '02-29', '10-25', '12-31'))
  .map((parts) => parts.join('-'));
const period = fc.oneof(
  fc
    .constantFrom('all', 'today', 'yesterday', 'last7Days', 'thisMonth', 'lastMonth')
    .map((kind) => ({ kind })),
  fc.record({ kind: fc.constant('range'), fromDay: day, toDay: day }),
);
const filter = fc.record({
  locationIds: fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 5 }),
  period,
  direction: fc.constantFrom('incoming', 'outgoing', 'internal', 'other', null),
  statuses: fc.subarray(['success', 'missed', 'cancel', 'busy', 'other']),
  caller: fc.constantFrom('known', 'unknown', null),
  withRecording: fc.boolean(),
  followUp: fc.constantFrom('open', 'waiting', 'done', null),
  search: typed,
});

function aBook() {
  const book = aBookWith([
    aCall({ callId: 1, clientId: clientId(1), callerPhone: '+13155550175' }),
    aCall({ callId: 2, callerPhone: '+442079460102' }),
  ]);
  const clients = [{ id: clientId(1), name: 'Anna 😀', phoneText: '', visitCount: null }];
  bookHandlers.putClients(book, { locationId: downtown.id, clients, gone: [], nowMs: NOON });
  return book;
}

describe('what can be typed or pasted never becomes a fault', () => {
  test('into a search, with any filter', () => {
    const book = aBook();
    fc.assert(
      fc.property(filter, (wished) => {
        const asked = { filter: wished, order: 'newest', after: null, limit: 50 };
        const input = requests['book.page'].input.safeParse(asked);
        if (!input.success) return;
        expect(keepable(input.data.filter.search)).toBe(true);
        bookHandlers.readPage(book, { ...input.data, nowMs: NOON });
        bookHandlers.countCalls(book, { filter: input.data.filter, newerThan: null, nowMs: NOON });
        bookHandlers.exportStart(book, { filter: input.data.filter, nowMs: NOON });
      }),
    );
  });

  test('into a search, and the book would bear it even past the door', () => {
    const book = aBook();
    fc.assert(
      fc.property(typed, (search) => {
        bookHandlers.readPage(book, { filter: { ...anyCall, search }, after: null, limit: 50, nowMs: NOON });
      }),
    );
  });

  test('into a note, which comes back as it can be kept', () => {
    const book = aBook();
    const { key } = aCall({ callId: 1 });
    fc.assert(
      fc.property(typed, (text) => {
        const input = requests['note.save'].input.safeParse({ key, text });
        if (!input.success) return;
        expect(input.data.text).toBe(text.replaceAll(/[\0\p{Cs}]/gu, ''));
        const kept = bookHandlers.saveNote(book, { ...input.data, nowMs: NOON });
        expect(kept.text).toBe(input.data.text);
        const [word = ''] = text.split(' ');
        bookHandlers.readPage(book, {
          filter: { ...anyCall, search: word },
          after: null,
          limit: 50,
          nowMs: NOON,
        });
      }),
    );
  });

  test('into the name of a client or of a filter', () => {
    fc.assert(
      fc.property(typed, (name) => {
        const client = requests['card.create'].input.safeParse({ key: '1:1', name });
        if (client.success) expect(keepable(client.data.name) && client.data.name.trim() !== '').toBe(true);
        const savedFilters = [{ name, filter: { ...anyCall, search: name } }];
        const saved = requests['settings.change'].input.safeParse({ savedFilters });
        for (const one of saved.data?.savedFilters ?? [])
          expect([one.name, one.filter.search].every(keepable)).toBe(true);
      }),
    );
  });

  test('the halves of an emoji that a field cut in two are left out, and the rest stays', () => {
    const { input } = requests['book.page'];
    const search = (text: string) =>
      input.parse({ filter: { ...anyCall, search: text }, order: 'newest', after: null, limit: 1 }).filter
        .search;
    expect(search('an\0na')).toBe('anna');
    expect(search('Anna \uD83D')).toBe('Anna ');
    expect(search('Anna 😀')).toBe('Anna 😀');
  });
});

const PROBES = ['x\0\uD83D', 'https://example.com/\0\uD83D', '1\0', '2026-11-01\0', 'a@b.c\0'];

/** Where in an input a free text may stand that is not cleaned. */
function leaks(schema: z.core.$ZodType, place: string): string[] {
  const inner = Object.entries(schema._zod.def).flatMap(([name, part]): [string, z.core.$ZodType][] => {
    if (part instanceof z.core.$ZodType) return [[name, part]];
    if (Array.isArray(part))
      return part.flatMap((one: unknown, at) => (one instanceof z.core.$ZodType ? [[`${at}`, one]] : []));
    if (name !== 'shape') return [];
    return Object.entries(part as Record<string, z.core.$ZodType>);
  });
  if (schema._zod.def.type !== 'string')
    return inner.flatMap(([name, part]) => leaks(part, `${place}.${name}`));
  const passed = PROBES.map((probe) => z.safeParse(schema, probe)).filter(({ success }) => success);
  return passed.every(({ data }) => typeof data === 'string' && keepable(data)) ? [] : [place];
}

describe('the door', () => {
  const names = Object.keys(requests) as RequestName[];

  test.each(names)('%s lets no text in that cannot be kept', (name) => {
    expect(leaks(requests[name].input, name)).toEqual([]);
  });

  test('the walk over the schemas sees a text wherever it stands', () => {
    const text = z.string();
    const schema = z.strictObject({
      a: z.array(text).max(2),
      b: z.union([z.null(), z.record(z.string().regex(/^\d$/), text)]),
      c: text.nullable().optional(),
    });
    expect(leaks(schema, '')).toEqual(['.a.element', '.b.1.valueType', '.c.innerType.innerType']);
  });
});
