import { describe, expect, test } from 'vitest';
import { callsCsvHead, callsCsvLines } from '../../../../main/export/callsCsv.ts';
import type { ExportRow } from '../../../../main/export/exportRow.ts';
import { csvReaders } from '../../../support/csvReaders.ts';

const row: ExportRow = {
  day: '2026-11-24',
  time: '14:30:05',
  timeZone: 'America/New_York',
  location: 'Downtown',
  direction: 'incoming',
  status: 'success',
  name: 'Marta Quill',
  number: { kind: 'internal', extension: '007' },
  durationSeconds: 48,
  hasRecording: true,
  followUp: null,
  solvedBy: null,
  note: '',
  outcome: null,
  callId: 9007,
};

const line = (change: Partial<ExportRow>): string => callsCsvLines([{ ...row, ...change }], 'comma');

describe('callsCsv', () => {
  test('starts with the mark of UTF-8 and the names of the columns', () => {
    expect(callsCsvHead('comma')).toBe(
      '\uFEFF"Date","Local time","Time zone","Location","Direction","Status","Name","Number","Length (s)","Recording","Follow-up","Note","Outcome","Call ID"\r\n',
    );
    expect(callsCsvHead('semicolon')).toContain('"Date";"Local time"');
    expect(callsCsvHead('tab')).toContain('"Date"\t"Local time"');
  });

  test('one line per call, ended as RFC 4180 wants it', () => {
    const second: ExportRow = { ...row, callId: 9008, hasRecording: false, status: 'missed' };
    expect(callsCsvLines([row, second], 'comma')).toBe(
      '"2026-11-24","14:30:05","America/New_York","Downtown","Incoming","Answered","Marta Quill","ext. 007",48,"yes","","","","9007"\r\n' +
        '"2026-11-24","14:30:05","America/New_York","Downtown","Incoming","Missed","Marta Quill","ext. 007",48,"no","","","","9008"\r\n',
    );
    expect(callsCsvLines([], 'comma')).toBe('');
  });

  test.each(['comma', 'semicolon', 'tab'] as const)(
    'a name and a note stay one cell each (%s)',
    (separator) => {
      const change = { name: 'Quill; "Marta",\t=1+1', note: 'one\r\ntwo\rthree\nfour\u2028five\u0085six' };
      const text = callsCsvLines([{ ...row, ...change }], separator);
      const delimiter = { comma: ',', semicolon: ';', tab: '\t' }[separator];
      for (const { read } of csvReaders.filter(({ there }) => there))
        expect(read(text, delimiter)).toMatchObject([{ length: 14, 6: change.name, 11: change.note }]);
    },
  );

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'no cell starts a formula: %j',
    (text) => {
      expect(line({ name: text })).toContain(`,"'${text}",`);
      expect(line({ location: text, name: 'x' })).toContain(`,"'${text}",`);
      expect(line({ note: text })).toContain(`,"'${text}",`);
    },
  );

  test('says who called and what became of it in words', () => {
    expect(line({ number: { kind: 'withheld' } })).toContain(',"Withheld",');
    expect(line({ number: { kind: 'text', text: 'Kaspi Bank' } })).toContain(',"Kaspi Bank (unverified)",');
    expect(line({ number: { kind: 'hidden' } })).toContain(',"Hidden",');
    expect(line({ number: { kind: 'number', text: '+49 171 2345678', masked: false } })).toContain(
      ',"+49 171 2345678",',
    );
    expect(line({ number: { kind: 'number', text: '+1 315 ••• 0175', masked: true } })).toContain(
      ',"+1 315 ••• 0175",',
    );
    expect(line({ followUp: 'open', outcome: 'question' })).toContain(',"yes","Open","","Question",');
    expect(line({ followUp: 'done', solvedBy: 'booked' })).toContain(',"yes","Booked an appointment",');
  });
});
