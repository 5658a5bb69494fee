import path from 'node:path';
import type { Period } from '../../contract/model/callFilter.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { ProblemKind } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { DiskError } from '../files/diskError.ts';
import { appendAtOnce } from '../files/safeFile.ts';

interface Leaving {
  readonly at: string;
  /** Without its folder. */
  readonly file: string;
  readonly outcome: 'done' | 'cancelled' | 'failed';
  readonly problem: ProblemKind | null;
}

interface ExportEntry extends Leaving {
  readonly what: 'callsExport';
  readonly period: Period;
  readonly rows: number;
  readonly masked: boolean;
}

interface RecordingEntry extends Leaving {
  readonly what: 'recordingSaved';
  readonly call: CallKey;
}

/** What left the house, so that a manager can see it later. No names, no numbers, no searched words. */
export type AuditEntry = ExportEntry | RecordingEntry;

/** Adds a line to `audit.log` in the profile's folder; it only ever grows. */
export function writeAudit(folder: string, entry: AuditEntry): Result<null, DiskError> {
  return appendAtOnce(path.join(folder, 'audit.log'), `${JSON.stringify(entry)}\n`);
}
