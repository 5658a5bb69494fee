import type { FollowUpRow, FollowUpState } from '../../../contract/model/followUp.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';

const PAGE = 100;

interface Question {
  readonly tab: FollowUpState;
  readonly locationIds: LocationId[];
}

type Answer =
  | { readonly kind: 'rows'; readonly rows: readonly FollowUpRow[]; readonly total: number }
  | { readonly kind: 'problem'; readonly problem: Trouble };

/** The first so many rows of a tab, page by page; a row that slid into the next page meanwhile is not shown twice. */
export async function readFollowUps(question: Question, most: number): Promise<Answer> {
  const rows = new Map<string, FollowUpRow>();
  let total = 0;
  for (let offset = 0; offset < most; offset += PAGE) {
    const page = await ask('followUp.page', { ...question, offset, limit: PAGE });
    if (page.kind === 'problem') return page;
    total = page.total;
    for (const row of page.rows) rows.set(row.id, row);
    if (page.rows.length < PAGE) break;
  }
  return { kind: 'rows', rows: [...rows.values()], total };
}
