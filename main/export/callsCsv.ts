import { stringify } from 'csv-stringify/sync';
import type { ShownNumber } from '../../contract/model/call.ts';
import { texts } from '../texts.ts';
import type { ExportRow } from './exportRow.ts';

const words = texts.callsCsv;

const COLUMNS: readonly (readonly [head: string, cell: (row: ExportRow) => string | number])[] = [
  [words.date, (row) => row.day],
  [words.time, (row) => row.time],
  [words.zone, (row) => row.timeZone],
  [words.location, (row) => row.location],
  [words.direction, (row) => words.directions[row.direction]],
  [words.status, (row) => words.statuses[row.status]],
  [words.name, (row) => row.name],
  [words.number, (row) => numberText(row.number)],
  [words.length, (row) => row.durationSeconds ?? words.unknown],
  [words.recording, recordingText],
  [words.followUp, followUpText],
  [words.note, (row) => row.note],
  [words.outcome, (row) => (row.outcome === null ? '' : words.outcomes[row.outcome])],
  [words.callId, (row) => row.callId],
];

// RFC 4180 line ends; a name may be "=cmd…", so no cell may start a formula.
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows' } as const;

/** The mark that tells Excel it is UTF-8, and the names of the columns. */
export function callsCsvHead(): string {
  return stringify([COLUMNS.map(([head]) => head)], { ...OPTIONS, bom: true });
}

export function callsCsvLines(rows: readonly ExportRow[]): string {
  return stringify(
    rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
    OPTIONS,
  );
}

function recordingText({ hasRecording, recordingUnread }: ExportRow): string {
  if (recordingUnread === true) return words.unknown;
  return hasRecording ? words.yes : words.no;
}

function numberText(number: ShownNumber): string {
  switch (number.kind) {
    case 'withheld':
      return words.withheld;
    case 'unreadable':
      return words.unreadable;
    case 'hidden':
      return words.hidden;
    case 'internal':
      return number.extension;
    case 'number':
      return number.text;
  }
}

function followUpText({ followUp, solvedBy }: ExportRow): string {
  if (followUp === null) return '';
  return solvedBy === null ? words.followUps[followUp] : words.solved[solvedBy];
}
