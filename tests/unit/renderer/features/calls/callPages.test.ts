import { expect, test } from 'vitest';
import { BookRow, type BookCursor } from '../../../../../contract/model/callBook.ts';
import { EMPTY_FILTER } from '../../../../../renderer/features/calls/callFilters.ts';
import { CallPages } from '../../../../../renderer/features/calls/callPages.ts';

const aRow = (id: number): BookRow =>
  BookRow.parse({
    key: `101:${id}`,
    cursor: { startedAtMs: id * 1000, id },
    locationId: 101,
    number: { kind: 'withheld' },
    clientId: null,
    clientName: null,
    vip: false,
    firstTime: false,
    direction: 'incoming',
    status: 'missed',
    startedAt: new Date(id * 1000).toISOString(),
    durationSeconds: 0,
    hasRecording: false,
    followUp: null,
    solvedBy: null,
    hasNote: false,
  });

/** A book with calls of the given ids, even ones only, so that others can come in between. */
function aBook(ids: readonly number[]) {
  const book = { ids: [...ids], asked: [] as (BookCursor | null)[], broken: false, atFirst: 100 };
  const pages = new CallPages(async ({ order }, after, limit) => {
    book.asked.push(after);
    if (book.broken) return { kind: 'problem', problem: { kind: 'bookClosed', detail: null } };
    const way = order === 'newest' ? 1 : -1;
    const rest = book.ids
      .toSorted((one, other) => way * (other - one))
      .filter((id) => !after || way * id < way * after.id);
    const rows = rest.slice(0, after ? limit : Math.min(limit, book.atFirst)).map(aRow);
    const lookedTo = rows.at(-1)?.cursor ?? { startedAtMs: 9_000_000, id: 9_000 };
    return { kind: 'page', page: { rows, next: rest.length > rows.length ? lookedTo : null } };
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const walkTo = async (row: number): Promise<void> => {
    for (let at = 0; at <= row; at += 100) {
      pages.need(at, at + 100);
      await settled();
    }
  };
  /** The ids of all rows held, by their places. */
  const held = () =>
    [...pages.read().pages].flatMap(([place, rows]) =>
      rows.map((row, index) => [place * 100 + index, row.cursor.id] as const),
    );
  return { book, pages, settled, walkTo, held };
}

const evenDown = (count: number): number[] =>
  Array.from({ length: count }, (_, place) => (count - place) * 2);

test('a list of several pages is met page by page, and its end is known once reached', async () => {
  const { pages, walkTo, held } = aBook(evenDown(250));
  await pages.show(EMPTY_FILTER);
  expect(pages.read()).toMatchObject({ known: 100, ended: false, loading: false });
  await walkTo(200);
  expect(pages.read()).toMatchObject({ known: 250, ended: true });
  expect(held().map(([, id]) => id)).toEqual(evenDown(250));
});

test('from its other end a list is met in the opposite order, and is still read again from there', async () => {
  const { book, pages, walkTo, held } = aBook(evenDown(250));
  await pages.show(EMPTY_FILTER);
  await pages.show(EMPTY_FILTER, 'oldest');
  expect(pages.read()).toMatchObject({ order: 'oldest', known: 100, ended: false, begun: 2 });
  await walkTo(200);
  expect(pages.read()).toMatchObject({ known: 250, ended: true });
  expect(held().map(([, id]) => id)).toEqual(evenDown(250).reverse());
  pages.need(0, 90);
  book.ids.push(-4, 51);
  await pages.refresh();
  expect(pages.read().pages.get(0)?.[0]?.cursor.id).toBe(2);
  expect(held().map(([, id]) => id)).toContain(51);
  await pages.show(EMPTY_FILTER);
  expect(pages.read().pages.get(0)?.[0]?.cursor.id).toBe(500);
});

test('an empty list has ended', async () => {
  const { pages } = aBook([]);
  await pages.show(EMPTY_FILTER);
  expect(pages.read()).toMatchObject({ known: 0, ended: true, first: null, trouble: null });
});

test('only pages near the view are held; others are asked for again by their key', async () => {
  const { book, pages, walkTo, settled } = aBook(evenDown(3000));
  await pages.show(EMPTY_FILTER);
  await walkTo(2000);
  expect(pages.read().pages.size).toBe(6);
  expect(pages.read().pages.has(0)).toBe(false);
  book.asked = [];
  pages.need(0, 90);
  await settled();
  expect(book.asked).toEqual([{ startedAtMs: 6_000_000, id: 6001 }]);
  expect(pages.read().pages.get(0)?.[0]?.cursor.id).toBe(6000);
  expect(pages.read().known).toBeGreaterThan(2000);
});

test('what is newer than the first row does not push the others down', async () => {
  const { book, pages } = aBook(evenDown(150));
  await pages.show(EMPTY_FILTER);
  book.ids.push(302, 304);
  await pages.refresh();
  expect(pages.read().pages.get(0)?.[0]?.cursor.id).toBe(300);
  await pages.show(EMPTY_FILTER);
  expect(pages.read().pages.get(0)?.[0]?.cursor.id).toBe(304);
});

test('a call that came in between is neither lost nor twice where pages meet', async () => {
  const { book, pages, walkTo, settled, held } = aBook(evenDown(350));
  await pages.show(EMPTY_FILTER);
  await walkTo(300);
  pages.need(50, 150);
  book.ids.push(601, 603);
  await pages.refresh();
  await walkTo(300);
  await settled();
  const ids = held()
    .toSorted(([one], [other]) => one - other)
    .map(([, id]) => id);
  expect(ids).toEqual(book.ids.toSorted((one, other) => other - one));
  expect(pages.read()).toMatchObject({ known: 352, ended: true });
});

test('older calls that are fetched later carry the end further', async () => {
  const { book, pages, walkTo } = aBook(evenDown(120).map((id) => id + 1000));
  await pages.show(EMPTY_FILTER);
  await walkTo(100);
  book.ids.push(...evenDown(200));
  await pages.refresh();
  await walkTo(300);
  expect(pages.read()).toMatchObject({ known: 320, ended: true });
});

test('a fault is told and not asked about again before somebody wants to', async () => {
  const { book, pages, settled } = aBook(evenDown(250));
  await pages.show(EMPTY_FILTER);
  book.broken = true;
  pages.need(90, 150);
  await settled();
  expect(pages.read().trouble).toEqual({ kind: 'bookClosed', detail: null });
  const asked = book.asked.length;
  pages.need(90, 150);
  expect(book.asked).toHaveLength(asked);
  book.broken = false;
  pages.retry();
  pages.need(90, 150);
  await settled();
  expect(pages.read()).toMatchObject({ known: 200, trouble: null });
});

test('a first page that was cut short shows its rows at once and is made whole', async () => {
  const { book, pages, held } = aBook(evenDown(250));
  book.atFirst = 7;
  const told: number[][] = [];
  pages.subscribe(() => told.push([pages.read().begun, held().length, Number(pages.read().loading)]));
  await pages.show(EMPTY_FILTER);
  expect(told).toContainEqual([1, 7, 1]);
  expect(pages.read()).toMatchObject({ known: 100, ended: false, loading: false, begun: 1 });
  expect(held().map(([, id]) => id)).toEqual(evenDown(250).slice(0, 100));
});

test('a first page on which nothing was found yet is waited for', async () => {
  const { book, pages } = aBook(evenDown(50));
  book.atFirst = 0;
  await pages.show(EMPTY_FILTER);
  expect(pages.read()).toMatchObject({ known: 50, ended: true, loading: false, begun: 1 });
});

test('where the rest of a first page fails, it is asked for again when somebody wants to', async () => {
  const { book, pages, settled, held } = aBook(evenDown(50));
  book.atFirst = 7;
  pages.subscribe(() => (book.broken ||= pages.read().loading && pages.read().known === 7));
  await pages.show(EMPTY_FILTER);
  expect(pages.read()).toMatchObject({ loading: false, trouble: { kind: 'bookClosed' } });
  book.broken = false;
  pages.retry();
  pages.need(0, 50);
  await settled();
  expect(held()).toHaveLength(50);
});

test('an answer for an earlier filter is thrown away', async () => {
  const { pages } = aBook(evenDown(30));
  const early = pages.show({ ...EMPTY_FILTER, search: 'a' });
  const late = pages.show({ ...EMPTY_FILTER, search: 'ab' });
  await Promise.all([early, late]);
  expect(pages.read()).toMatchObject({ filter: { search: 'ab' }, begun: 1 });
});
