import type { LedgerEntry } from '../../../contract/model/partner.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';

const PAGE = 50;

interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly total: number;
}

/** The newest so many lines; one that slid into the next page meanwhile stands once. */
export async function readLedger(most: number): Promise<Result<Ledger, Trouble>> {
  const entries = new Map<string, LedgerEntry>();
  let total = 0;
  for (let offset = 0; offset < most; offset += PAGE) {
    const answer = await ask('partner.ledger', { offset, limit: PAGE });
    if (answer.kind === 'problem') return err(answer.problem);
    total = answer.total;
    for (const entry of answer.entries) entries.set(entry.id, entry);
    if (answer.entries.length < PAGE) break;
  }
  return ok({ entries: [...entries.values()], total });
}
