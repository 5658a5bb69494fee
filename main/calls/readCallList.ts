import { err, ok, type Result } from '../../contract/result.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { SavedCall } from './savedCall.ts';

/** One page as the API client gives it. `rowCount` counts odd rows too, so that a short page can be told. */
export interface CallPage {
  readonly calls: readonly SavedCall[];
  readonly rowCount: number;
  readonly oddRows: number;
}

export interface CallListReading {
  readonly calls: readonly SavedCall[];
  readonly oddRows: number;
}

interface Reading {
  readonly askPage: (page: number) => Promise<Result<CallPage, ApiError>>;
  readonly limit: number;
  /** Ids known from earlier readings; a known one at the end of a newest-first page ends a quick reading. */
  readonly isKnown: (key: CallKey) => boolean;
  /** Read to the end whatever is known: heals late rows and changes deep in the list. */
  readonly whole: boolean;
}

const MOST_PAGES = 20;

/**
 * Reads the call list page by page. There is no total, no promised order, and new calls push rows to the next
 * page while reading: so it ends at a short page, at a page without anything new, or early where that is safe.
 */
export async function readCallList({
  askPage,
  limit,
  isKnown,
  whole,
}: Reading): Promise<Result<CallListReading, ApiError>> {
  const calls = new Map<CallKey, SavedCall>();
  let oddRows = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await askPage(page);
    if (!answer.ok) return err(answer.error);

    const rows = answer.value.calls;
    const fresh = rows.filter((row) => !calls.has(row.key));
    for (const row of rows) calls.set(row.key, row);
    oddRows += answer.value.oddRows;

    const last = rows.at(-1);
    if (answer.value.rowCount < limit || fresh.length === 0) break;
    if (!whole && last && isKnown(last.key) && isNewestFirst(rows)) break;
  }
  return ok({ calls: [...calls.values()], oddRows });
}

function isNewestFirst(rows: readonly SavedCall[]): boolean {
  const starts = rows.map((row) => row.startedAtCandidatesMs[0] ?? 0);
  return starts.every((at, index) => index === 0 || at <= (starts[index - 1] ?? at));
}
