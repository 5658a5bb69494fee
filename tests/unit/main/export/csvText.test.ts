import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvCell, csvText, UTF8_MARK } from '../../../../main/export/csvText.ts';
import { csvReaders } from '../../../support/csvReaders.ts';

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
const separators = ['comma', 'semicolon', 'tab'] as const;

/** Anything at all, and much of what spreadsheets and readers stumble over. */
const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...[
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '＝1',
      '−1',
      '=cmd|"/C calc"!A0',
      "'",
      '"',
      '""',
      '007',
      '1e5',
      'TRUE',
    ],
    ...[',', ';', '\t', '|', ' ', '\u00A0', '\u200B', '\u2028', '\u2029', '\u0085', '\v', '\f'],
    ...['\r', '\n', '\r\n', '\n\r', '\uFEFF', '\0', '\uD83D', '\uDE00', '😀', '2026-11-24', '1,5', '\\'],
  ),
);
const anyText = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const tables = (maxLength: number) =>
  fc.integer({ min: 1, max: 6 }).chain((width) =>
    fc.array(fc.array(anyText, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength,
      size: 'max',
    }),
  );

/** As it may stand in a file: what UTF-8 cannot hold is marked. */
const holdable = (text: string): string => Buffer.from(text.replaceAll('\0', '\uFFFD')).toString();
const seen = (text: string): string => text.normalize('NFKC').replace(/^[\s\p{C}\p{Z}]+/u, '');
const beginsLikeFormula = (cell: string): boolean =>
  /^[=+\-@−]/.test(seen(cell)) || /^[=+\-@]/.test(cell) || /^[\t\r\n]/.test(cell);

const [, papaparse] = csvReaders;
const cellOf = (cell: CsvCell): string | undefined =>
  papaparse?.read(csvText([[cell]], 'comma'), ',')[0]?.[0];

describe.each(csvReaders.filter(({ there }) => there))('$name', ({ name, read }) => {
  // Starting a process costs more than reading a long table.
  const { numRuns, rows: most } = name.startsWith('Python')
    ? { numRuns: 4, rows: 60 }
    : { numRuns: 150, rows: 20 };

  test.each(separators)('gives back any text in any cell, and no cell is a formula (%s)', (separator) => {
    fc.assert(
      fc.property(tables(most), (rows) => {
        const cells = read(UTF8_MARK + csvText(rows, separator), SEPARATORS[separator]);
        expect(cells.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        for (const [y, row] of rows.entries())
          for (const [x, text] of row.entries()) {
            const cell = cells[y]?.[x] ?? '';
            expect([holdable(text), `'${holdable(text)}`]).toContain(cell);
            expect(beginsLikeFormula(cell)).toBe(false);
          }
      }),
      // Making a failed table smaller would start hundreds of processes.
      { numRuns, endOnFailure: name.startsWith('Python') },
    );
  });
});

describe('csvText', () => {
  test('every text is quoted, so that no foreign separator and no line break cuts it', () => {
    const cut = ['Anna;=1+1', 'Anna\t=1+1', 'Anna,=1+1', 'Anna|=1+1', 'one\rtwo', 'one\ntwo', 'a\u2028b', ''];
    for (const separator of separators)
      for (const text of cut) expect(csvText([[text, 'x']], separator)).toMatch(/^"[^"]*"."x"\r\n$/su);
  });

  test.each([
    '=1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    '\n-1',
    ' =1',
    '\u200B=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '−1',
    '⁺1',
    '⩵1',
    '=\u03381',
    '\tx',
  ])('no cell begins like a formula: %j', (text) => {
    expect(cellOf(text)).toBe(`'${text}`);
  });

  test.each(['Anna;=1+1', 'a-b', '10,-', 'x\n- y', "'=1", '–', '… =1', '%', '"=1"'])(
    'stays as it is: %j',
    (text) => {
      expect(cellOf(text)).toBe(text);
    },
  );

  test.each([
    ['+49 171 2345678', '+49 171 2345678'],
    ['+55 11 96123-4567', '+55 11 96123-4567'],
    ['+1 315 ••• 0175', '+1 315 ••• 0175'],
    ['+••• 0175', '+••• 0175'],
    ['+1 315 555 0175 ext. 007', '+1 315 555 0175 ext. 007'],
    ['+491712345678', '+49 17 12 34 56 78'],
    ['0017123456789', '00 17 12 34 56 78 9'],
    ['+1 SUM(A1)', "'+1 SUM(A1)"],
    ['+1 2\n', "'+1 2\n"],
    ['=1', "'=1"],
    ['Kaspi Bank', 'Kaspi Bank'],
  ])('a telephone number stays text: %s', (phone, written) => {
    expect(cellOf({ phone })).toBe(written);
  });

  test('a number stays a number', () => {
    expect(csvText([[48, '48']], 'comma')).toBe('48,"48"\r\n');
  });
});
