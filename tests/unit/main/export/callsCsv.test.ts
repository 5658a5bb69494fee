import { describe, expect, test } from 'vitest';
import { callsCsvHead, callsCsvLines } from '../../../../main/export/callsCsv.ts';
import type { ExportRow } from '../../../../main/export/exportRow.ts';

const row: ExportRow = {
  day: '2026-11-24',
  time: '14:30:05',
  timeZone: 'America/New_York',
  location: 'Downtown',
  direction: 'incoming',
  status: 'success',
  name: 'Marta Quill',
  number: { kind: 'internal', extension: '104' },
  durationSeconds: 48,
  hasRecording: true,
  followUp: null,
  solvedBy: null,
  note: '',
  outcome: null,
  callId: 9007,
};

const line = (change: Partial<ExportRow>): string => callsCsvLines([{ ...row, ...change }]);

describe('callsCsv', () => {
  test('starts with the mark of UTF-8 and the names of the columns', () => {
    expect(callsCsvHead()).toBe(
      '\uFEFFDate,Local time,Time zone,Location,Direction,Status,Name,Number,Length (s),Recording,Follow-up,Note,Outcome,Call ID\r\n',
    );
  });

  test('one line per call, ended as RFC 4180 wants it', () => {
    expect(callsCsvLines([row, { ...row, callId: 9008, hasRecording: false, status: 'missed' }])).toBe(
      '2026-11-24,14:30:05,America/New_York,Downtown,Incoming,Answered,Marta Quill,104,48,yes,,,,9007\r\n' +
        '2026-11-24,14:30:05,America/New_York,Downtown,Incoming,Missed,Marta Quill,104,48,no,,,,9008\r\n',
    );
    expect(callsCsvLines([])).toBe('');
  });

  test('quotes what holds commas, quotes and line ends', () => {
    expect(line({ name: 'Quill, "Marta"', note: 'one\r\ntwo' })).toContain(
      '"Quill, ""Marta""",104,48,yes,,"one\r\ntwo",,9007\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'no cell starts a formula: %j',
    (text) => {
      expect(line({ name: text })).toMatch(new RegExp(`,"?'[${text[0] ?? ''}]`));
      expect(line({ location: text, name: 'x' })).toMatch(new RegExp(`,"?'[${text[0] ?? ''}]`));
    },
  );

  test('says who called and what became of it in words', () => {
    expect(line({ number: { kind: 'withheld' } })).toContain(',Withheld,');
    expect(line({ number: { kind: 'text', text: 'Kaspi Bank' } })).toContain(',Kaspi Bank (unverified),');
    expect(line({ number: { kind: 'hidden' } })).toContain(',Hidden,');
    expect(line({ number: { kind: 'number', text: '+1 315 ••• 0175', masked: true } })).toContain(
      ",'+1 315 ••• 0175,",
    );
    expect(line({ followUp: 'open', outcome: 'question' })).toContain(',yes,Open,,Question,');
    expect(line({ followUp: 'done', solvedBy: 'booked' })).toContain(',yes,Booked an appointment,');
  });
});
