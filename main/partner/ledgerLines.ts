import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../contract/model/ids.ts';
import { LedgerEntry, LedgerNext, ShownRequest } from '../../contract/model/partner.ts';
import { Problem } from '../../contract/model/problem.ts';
import { isJsonObject, parseJsonObject, type JsonObject } from '../files/json.ts';

const End = z.object({
  id: z.string(),
  state: z.enum(['done', 'refused', 'lost']),
  next: LedgerNext.default('look'),
  answeredAt: Instant,
  answer: z.string(),
  problem: Problem.nullable(),
});

/** What came of an entry. A later one for the same entry counts instead. */
export type LedgerEnd = z.infer<typeof End>;

/** One line of the ledger: an entry as it was begun, or what came of one. */
export type LedgerLine = { readonly begun: LedgerEntry } | { readonly ended: LedgerEnd };

export interface ReadLedger {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** A crash cut the last line short, or its line break off. */
  readonly torn: boolean;
  /** A line is damaged. What could be read of it stands among the entries and counts as sent. */
  readonly broken: boolean;
}

/** The operation of a line that does not tell it any more: it may have been any. */
export const UNREADABLE_OPERATION = 'unreadable';

export function writeLedgerLine(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`;
}

export function withEnd(entry: LedgerEntry, { id: _, ...end }: LedgerEnd): LedgerEntry {
  return settled({ ...entry, ...end });
}

/**
 * Reads as many lines as make sense, of every Ringdesk there was. What was begun and has no end stays `sending`; a line
 * that is damaged, or says something nobody knows, may have been sent.
 */
export function readLedger(text: string): ReadLedger {
  const rows = text.split('\n');
  const tail = rows.pop() ?? '';
  const entries = new Map<string, LedgerEntry>();
  let atBefore: string | null = null;
  const take = (row: string, isTail: boolean): boolean => {
    const line = readLine(row, isTail, atBefore);
    if (line === null) return false;
    if (line.entry) {
      entries.set(line.entry.id, line.entry);
      atBefore = line.entry.at;
    }
    const ended = line.end && entries.get(line.end.id);
    if (line.end && ended) entries.set(ended.id, withEnd(ended, line.end));
    return line.whole;
  };
  const broken = rows.filter((row) => !take(row, false)).length > 0;
  if (tail !== '') take(tail, true);
  return { entries: [...entries.values()], torn: tail !== '', broken };
}

interface ReadLine {
  readonly entry?: LedgerEntry;
  readonly end?: LedgerEnd;
  /** Everything that was written could be read. */
  readonly whole: boolean;
}

function readLine(row: string, isTail: boolean, atBefore: string | null): ReadLine | null {
  const line = parseJsonObject(row);
  const begun = line?.['begun'];
  const ended = line?.['ended'];
  if (isJsonObject(begun)) {
    const entry = LedgerEntry.safeParse(begun);
    return entry.success
      ? { entry: settled(entry.data), whole: true }
      : { entry: entryLeft(row, begun, atBefore), whole: false };
  }
  if (isJsonObject(ended)) {
    const end = End.safeParse(ended);
    return end.success ? { end: end.data, whole: true } : endLeft(ended);
  }
  // Of a newer Ringdesk; this one has no use for it and leaves it where it is.
  if (line) return { whole: true };
  const found = fieldsIn(row);
  // A line is on the disk before its request leaves: one that was cut off before it said what it is never did.
  const isDoubtful = found['operation'] !== undefined || (!isTail && /"?begun"?\s*:/.test(row));
  return isDoubtful ? { entry: entryLeft(row, found, atBefore), whole: false } : null;
}

const settled = (entry: LedgerEntry): LedgerEntry =>
  entry.state === 'done' || entry.state === 'refused' ? { ...entry, next: 'nothing' } : entry;

const Ids = z.array(z.number().int());
const STATES = LedgerEntry.shape.state;

/** What can be read of an entry field by field. Without a state that is known, it may have been sent. */
function entryLeft(row: string, fields: JsonObject, atBefore: string | null): LedgerEntry {
  const text = (name: string): string => z.string().catch('').parse(fields[name]);
  const state = STATES.catch('lost').parse(fields['state']);
  return settled({
    // The same with each reading, so that what is found out about it stays with it.
    id: text('id') || `line-${createHash('sha256').update(row).digest('hex').slice(0, 16)}`,
    at: Instant.catch(atBefore ?? new Date(0).toISOString()).parse(fields['at']),
    who: text('who'),
    operation: text('operation') || UNREADABLE_OPERATION,
    locationIds: Ids.catch([]).parse(fields['locationIds']),
    requests: z.array(ShownRequest).catch([]).parse(fields['requests']),
    state: state === 'sending' ? 'lost' : state,
    next: 'look',
    answeredAt: Instant.nullable().catch(null).parse(fields['answeredAt']),
    answer: text('answer'),
    problem: Problem.nullable().catch(null).parse(fields['problem']),
  });
}

function endLeft(fields: JsonObject): ReadLine | null {
  const id = fields['id'];
  if (typeof id !== 'string') return null;
  const end: LedgerEnd = {
    id,
    state: End.shape.state.catch('lost').parse(fields['state']),
    next: 'look',
    answeredAt: Instant.catch(new Date(0).toISOString()).parse(fields['answeredAt']),
    answer: z.string().catch('').parse(fields['answer']),
    problem: Problem.nullable().catch(null).parse(fields['problem']),
  };
  return { end, whole: false };
}

/** The fields that still stand in the text of a damaged line. Only whole ones count. */
function fieldsIn(row: string): JsonObject {
  const valueOf = (name: string): unknown => {
    const found = new RegExp(`"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*"|\\[[\\d,\\s]*\\])`).exec(row)?.[1];
    return found === undefined ? undefined : parseJsonObject(`{"value":${found}}`)?.['value'];
  };
  const names = ['operation', 'method', 'path', 'body', 'locationIds', 'id', 'at', 'who'];
  const found: JsonObject = Object.fromEntries(names.map((name) => [name, valueOf(name)]));
  const request = ShownRequest.safeParse(found);
  return { ...found, requests: request.success ? [request.data] : [] };
}
