import { describe, expect, test, vi } from 'vitest';
import { err, ok } from '../../../../contract/result.ts';
import { readCallList, type CallPage } from '../../../../main/calls/readCallList.ts';
import { aRow } from '../../../support/calls.ts';

const row = (callId: number): CallPage['calls'][number] => aRow({ callId, endedSecondsAgo: 1000 - callId });
const page = (...ids: number[]): CallPage => ({ calls: ids.map(row), rowCount: ids.length, oddRows: 0 });

function setUp(pages: CallPage[], known: number[] = []) {
  const askPage = vi.fn((number: number) => Promise.resolve(ok(pages[number - 1] ?? page())));
  const read = (whole = false) =>
    readCallList({ askPage, limit: 2, isKnown: (key) => known.some((id) => key === row(id).key), whole });
  return { askPage, read };
}
const ids = (result: Awaited<ReturnType<typeof readCallList>>): unknown =>
  result.ok ? result.value.calls.map((call) => call.callId) : result;

describe('readCallList', () => {
  test('reads on until a page is short', async () => {
    const { read, askPage } = setUp([page(5, 4), page(3, 2), page(1)]);
    expect(ids(await read())).toEqual([5, 4, 3, 2, 1]);
    expect(askPage).toHaveBeenCalledTimes(3);
  });

  test('stops early where the list is newest first and its end is known', async () => {
    const { read, askPage } = setUp([page(5, 4), page(3, 2)], [4]);
    expect(ids(await read())).toEqual([5, 4]);
    expect(askPage).toHaveBeenCalledOnce();
  });

  test('does not trust a list that is oldest first: the new call may be on the last page', async () => {
    const { read } = setUp([page(1, 2), page(3, 4), page(5)], [1, 2, 3, 4]);
    expect(ids(await read())).toContain(5);
  });

  test('reads everything when asked to, whatever is known', async () => {
    const { read } = setUp([page(5, 4), page(3)], [4, 3]);
    expect(ids(await read(true))).toEqual([5, 4, 3]);
  });

  test('a row that slid to the next page while reading counts once', async () => {
    const { read } = setUp([page(5, 4), page(4, 3), page(2)]);
    expect(ids(await read())).toEqual([5, 4, 3, 2]);
  });

  test('a server that ignores the page number does not keep it busy for ever', async () => {
    const { read, askPage } = setUp([page(5, 4), page(5, 4), page(5, 4), page(5, 4)]);
    await read(true);
    expect(askPage).toHaveBeenCalledTimes(2);
  });

  test('an odd row keeps a full page full', async () => {
    const { read } = setUp([{ ...page(5), rowCount: 2, oddRows: 1 }, page(3)]);
    const result = await read();
    expect(ids(result)).toEqual([5, 3]);
    expect(result.ok && result.value.oddRows).toBe(1);
  });

  test('an error is an error, never a short list', async () => {
    const askPage = vi
      .fn()
      .mockResolvedValueOnce(ok(page(5, 4)))
      .mockResolvedValueOnce(err({ kind: 'server', status: 502 }));
    const result = await readCallList({ askPage, limit: 2, isKnown: () => false, whole: false });
    expect(result).toEqual(err({ kind: 'server', status: 502 }));
  });
});
