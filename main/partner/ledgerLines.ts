import * as z from 'zod';
import { Instant } from '../../contract/model/ids.ts';
import { LedgerEntry } from '../../contract/model/partner.ts';
import { Problem } from '../../contract/model/problem.ts';
import { parseJsonObject } from '../files/json.ts';

const Begun = z.strictObject({ begun: LedgerEntry });
const Ended = z.strictObject({
  ended: z.object({
    id: z.string(),
    state: z.enum(['done', 'refused', 'lost']),
    answeredAt: Instant,
    answer: z.string(),
    problem: Problem.nullable(),
  }),
});

/** What came of an entry. A later one for the same entry counts instead. */
export type LedgerEnd = z.infer<typeof Ended>['ended'];

/** One line of the ledger: an entry as it was begun, or what came of one. */
export type LedgerLine = z.infer<typeof Begun> | z.infer<typeof Ended>;

export interface ReadLedger {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** A crash cut the last line short. */
  readonly torn: boolean;
  /** Something else than that is wrong with the file. */
  readonly broken: boolean;
}

export function writeLedgerLine(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`;
}

export function withEnd(entry: LedgerEntry, { id: _, ...end }: LedgerEnd): LedgerEntry {
  return { ...entry, ...end };
}

/** Reads as many lines as make sense. What was begun and has no end stays `sending`. */
export function readLedger(text: string): ReadLedger {
  const rows = text.split('\n');
  const torn = rows.pop() !== '';
  const lines = rows.map((row) => z.union([Begun, Ended]).safeParse(parseJsonObject(row)));
  const entries = new Map<string, LedgerEntry>();
  for (const { data } of lines) {
    if (!data) continue;
    if ('begun' in data) {
      entries.set(data.begun.id, data.begun);
      continue;
    }
    const entry = entries.get(data.ended.id);
    if (entry) entries.set(entry.id, withEnd(entry, data.ended));
  }
  return { entries: [...entries.values()], torn, broken: lines.some(({ success }) => !success) };
}
