import type { ShownNumber } from '../../contract/model/call.ts';
import type { CsvSeparator } from '../../contract/model/settings.ts';
import { texts } from '../texts.ts';
import { type CsvCell, csvText, UTF8_MARK } from './csvText.ts';
import type { ExportRow } from './exportRow.ts';

const words = texts.callsCsv;

const COLUMNS: readonly (readonly [head: string, cell: (row: ExportRow) => CsvCell])[] = [
  [words.date, (row) => row.day],
  [words.time, (row) => row.time],
  [words.zone, (row) => row.timeZone],
  [words.location, (row) => row.location],
  [words.direction, (row) => words.directions[row.direction]],
  [words.status, (row) => words.statuses[row.status]],
  [words.name, (row) => row.name],
  [words.number, (row) => numberCell(row.number)],
  [words.length, (row) => row.durationSeconds ?? words.unknown],
  [words.recording, recordingText],
  [words.followUp, followUpText],
  [words.note, (row) => row.note],
  [words.outcome, (row) => (row.outcome === null ? '' : words.outcomes[row.outcome])],
  // Nobody calculates with it, and spreadsheets round what is long.
  [words.callId, (row) => String(row.callId)],
];

/** The mark that tells Excel it is UTF-8, and the names of the columns. */
export function callsCsvHead(separator: CsvSeparator): string {
  return UTF8_MARK + csvText([COLUMNS.map(([head]) => head)], separator);
}

export function callsCsvLines(rows: readonly ExportRow[], separator: CsvSeparator): string {
  return csvText(
    rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
    separator,
  );
}

function recordingText({ hasRecording, recordingUnread }: ExportRow): string {
  if (recordingUnread === true) return words.unknown;
  return hasRecording ? words.yes : words.no;
}

function numberCell(number: ShownNumber): CsvCell {
  switch (number.kind) {
    case 'withheld':
      return words.withheld;
    case 'unreadable':
      return words.unreadable;
    case 'hidden':
      return words.hidden;
    case 'text':
      return texts.unverified(number.text);
    case 'internal':
      // As a number it would lose its zeros.
      return words.extension(number.extension);
    case 'number':
      return { phone: number.text };
  }
}

function followUpText({ followUp, solvedBy }: ExportRow): string {
  if (followUp === null) return '';
  return solvedBy === null ? words.followUps[followUp] : words.solved[solvedBy];
}
