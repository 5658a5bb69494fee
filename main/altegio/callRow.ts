import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { CallDirection, CallStatus } from '../../contract/model/call.ts';
import type { LeftOutReason } from '../../contract/model/health.ts';
import { CallKey, ClientId, type LocationId } from '../../contract/model/ids.ts';
import type { LeftOutRow, SavedCall } from '../calls/savedCall.ts';
import { UNREADABLE_NUMBER } from '../clients/unreadableNumber.ts';
import { instantsOf } from './callDate.ts';
import { harmlessShape } from './harmlessShape.ts';
import { wireId, wireInteger, wireNumber, wireStrictText, wireText } from './wire.ts';

/** Whose calls are read; `zoneFrom` as in the model: `unknown` when nobody knows the zone of its wall clock. */
export interface CallsOf {
  readonly id: LocationId;
  readonly timeZone: string;
  readonly zoneFrom?: 'country' | 'computer' | 'unknown' | undefined;
}

export type ReadCallRow =
  | { readonly call: SavedCall; readonly leftOut: null }
  | { readonly call: null; readonly leftOut: LeftOutRow };

const LONGEST_CALL_SECONDS = 7 * 86_400;
const LONGEST_LINK = 65_536;
const HTTP = /^https?:\/\/./i;
const CLOCK_LENGTH = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/;

/**
 * Reads one row of the call list as a call of `location`. An id and a time make a call. Whatever else cannot be read
 * is unknown: the length null, status and direction `other`, the number `UNREADABLE_NUMBER` (it must not pass for a
 * withheld one), the link to the recording `recordingUnread`. `client_id` 0 means none, no length an unknown one.
 */
export function readCallRow(row: unknown, location: CallsOf): ReadCallRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return leftOut('notARow', 'row', row);
  const field = (name: string): unknown => (Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined);

  const id = read(wireId, trimmed(field('id')));
  const key = CallKey.safeParse(`${location.id}:${String(id)}`).data;
  if (id === undefined || key === undefined) return leftOut('id', 'id', field('id'), row);
  const date = field('call_date');
  const startedAtCandidatesMs = instantsOf(date, location.zoneFrom === 'unknown' ? null : location.timeZone);
  if (startedAtCandidatesMs.length === 0) {
    const clockOnly = instantsOf(date, 'UTC').length > 0;
    return leftOut(clockOnly ? 'timeZone' : 'time', 'call_date', date, key);
  }
  const status = read(wireText, field('status')) ?? '';
  return {
    leftOut: null,
    call: {
      key,
      locationId: location.id,
      callId: id,
      clientId: ClientId.safeParse(read(wireInteger, field('client_id'))).data ?? null,
      callerPhone: readPhone(field('caller_phone')),
      direction: CallDirection.catch('other').parse(plainWord(read(wireText, field('type')) ?? '')),
      status: CallStatus.catch('other').parse(plainWord(status)),
      rawStatus: status,
      durationSeconds: readLength(field('duration')),
      ...readLink(field('record_link')),
      callDateText: textOf(date),
      startedAtCandidatesMs,
    },
  };
}

const read = <T>(schema: z.ZodType<T>, value: unknown): T | undefined => schema.safeParse(value).data;

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

const plainWord = (word: string): string => word.toLowerCase();

function readPhone(value: unknown): string {
  return value === null || value === undefined ? '' : (read(wireStrictText, value) ?? UNREADABLE_NUMBER);
}

function readLength(value: unknown): number | null {
  const text = trimmed(value);
  const [, hours, minutes, seconds] = CLOCK_LENGTH.exec(typeof text === 'string' ? text : '') ?? [];
  const length =
    hours === undefined
      ? read(wireNumber, text)
      : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (length === undefined || length === null) return null;
  if (length < 0 || length > LONGEST_CALL_SECONDS) return null;
  // JSON knows a zero below zero, which would be shown as one.
  return Math.round(length) || 0;
}

/** Letter by letter: a link is a reference, and its signature counts every character. */
function readLink(value: unknown): Pick<SavedCall, 'recordingUrl' | 'recordingUnread'> {
  const link = trimmed(value);
  const isNone = link === null || link === undefined || link === false || link === '';
  if (isNone || (Array.isArray(link) && link.length === 0)) return { recordingUrl: null };
  if (typeof link === 'string' && HTTP.test(link) && link.length <= LONGEST_LINK && URL.canParse(link))
    return { recordingUrl: link };
  return { recordingUrl: null, recordingUnread: true };
}

function leftOut(reason: LeftOutReason, name: string, value: unknown, row: unknown = value): ReadCallRow {
  return { call: null, leftOut: { reason, example: `${name}: ${harmlessShape(value)}`, mark: markOf(row) } };
}

/** The same for the same row, and nothing of what it says. */
const markOf = (row: unknown): string =>
  createHash('sha256')
    .update(`${typeof row} ${textOf(row)}`)
    .digest('base64');

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than can be written.
    return '';
  }
}
