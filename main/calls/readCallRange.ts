import { ok, type Result } from '../../contract/result.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { CallPage } from './readCallList.ts';
import type { SavedCall } from './savedCall.ts';

export interface CallRange {
  readonly calls: readonly SavedCall[];
  /** As Altegio counts, odd rows too. */
  readonly rows: number;
}

const MOST_PAGES = 100;
const MOST_PASSES = 3;
// A server that caps pages below what was asked for does so at a round number.
const ROUND = 25;

/**
 * Reads every call of some days. There is no total and no promised order, and a row that goes away pulls those behind
 * it onto the page before: so the first page is looked at again after several, and all is read again if it moved.
 */
export async function readCallRange(
  askPage: (page: number) => Promise<Result<CallPage, ApiError>>,
  limit: number,
): Promise<Result<CallRange, ApiError>> {
  const calls = new Map<CallKey, SavedCall>();
  const take = (page: CallPage): number => {
    const before = calls.size;
    for (const row of page.calls) calls.set(row.key, row);
    return calls.size - before;
  };
  let rows = 0;
  let pages = 0;
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    let first: CallPage | undefined;
    rows = 0;
    for (pages = 1; pages <= MOST_PAGES; pages += 1) {
      const answer = await askPage(pages);
      if (!answer.ok) return answer;
      first ??= answer.value;
      rows += answer.value.rowCount;
      const fresh = take(answer.value);
      if (!mayBeCut(answer.value, limit) || (pass === 1 && fresh === 0)) break;
    }
    if (pages === 1 || !first) break;
    const again = await askPage(1);
    if (!again.ok) return again;
    take(again.value);
    if (sameRows(first, again.value)) break;
  }
  return ok({ calls: [...calls.values()], rows });
}

function mayBeCut({ rowCount }: CallPage, limit: number): boolean {
  return rowCount > 0 && (rowCount >= limit || rowCount % ROUND === 0);
}

function sameRows(a: CallPage, b: CallPage): boolean {
  return a.calls.length === b.calls.length && a.calls.every(({ key }, index) => key === b.calls[index]?.key);
}
