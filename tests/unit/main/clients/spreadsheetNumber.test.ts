import { describe, expect, it, test } from 'vitest';
import { fromSpreadsheet } from '../../../../main/clients/spreadsheetNumber.ts';

describe('fromSpreadsheet', () => {
  it.each([
    '13155550175.0',
    '13155550175,00',
    '13155550175.000000',
    '13,155,550,175',
    '13,155,550,175.00',
    '13.155.550.175,00',
    "13'155'550'175.00",
    '13 155 550 175,00',
    '$13,155,550,175.00',
    '13155550175,00 €',
    '="13155550175.0"',
    "'13155550175.0",
    '1.3155550175E10',
    '1.3155550175E+10',
    '1,3155550175e+010',
    '1.31555501750E10',
    '1.3155550175×10^10',
    '1,3155550175Е10',
    '13155550175\u066B0',
    'R$ 13.155.550.175,00',
    '13155550175,00 руб.',
    '13155550175.00USD',
    '13,15,55,50,175',
  ])('repairs %j', (written) => {
    expect(fromSpreadsheet(written)).toEqual({ kind: 'repaired', digits: '13155550175' });
  });

  it.each([
    '1.31555501E10',
    '1.31556E+10',
    '1,31555501e10',
    '1E+10',
    '1.3155550175E11',
    '1.31555501755E10',
    '1.3155550175E-2',
    '1.31555501 × 10^10',
    '1315555017500%',
    '1990-05-12',
    '12.05.1990',
    '5/12/1990 00:00:00',
    // A cut number with something behind it is still a cut number.
    '1.31555501E10;',
    '1.31555501E10 ext 5',
    '1,31555501E+10 доб. 5',
    '1.31555501D+10',
    '1.31555501 x 1010',
    '1.31555501×1010',
    '3155550175.5',
    '13155550175.01',
  ])('gives %j up', (written) => {
    expect(fromSpreadsheet(written)).toEqual({ kind: 'lost' });
  });

  it.each([
    '+1 315 555 0175',
    '315.555.0175',
    '01.23.45.67.00',
    '1.315.555.000',
    '(315) 555-0175',
    '13155550175,5',
    '01.23.45.67.00 Anna',
    '608-271-9000 x1012',
    '13155550175,,00',
    '0171 2345678',
    '12 05 19 90',
    '1-800-FLOWERS',
    'Kaspi Bank',
    '',
  ])('leaves %j alone', (typed) => {
    expect(fromSpreadsheet(typed)).toEqual({ kind: 'untouched' });
  });

  test('whatever number of digits a spreadsheet shows, it is the same number or none', () => {
    const number = 13155550175;
    for (let places = 0; places <= 12; places += 1) {
      const read = fromSpreadsheet(number.toExponential(places).replace('e', 'E'));
      expect(read, String(places)).toEqual(
        places < 10 ? { kind: 'lost' } : { kind: 'repaired', digits: '13155550175' },
      );
    }
  });
});
