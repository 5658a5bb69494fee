import { describe, expect, it, test } from 'vitest';
import { type E164, isE164 } from '../../../../main/clients/e164.ts';
import {
  formatInternational,
  maskNumber,
  readCaller,
  searchDigits,
  toAltegioDigits,
} from '../../../../main/clients/phoneNumber.ts';
import { canonicalNumber, sameNumber, suffixMatch } from '../../../../main/clients/sameNumber.ts';

const e164 = (text: string): E164 => {
  if (!isE164(text)) throw new Error(`not E.164: ${text}`);
  return text;
};
const read = (raw: string | null, countryIso: string | null = null) => readCaller(raw, { countryIso });
const candidates = (raw: string, countryIso: string | null = null): readonly string[] => {
  const caller = read(raw, countryIso);
  return caller.kind === 'number' ? caller.candidates : [caller.kind];
};

describe('readCaller: withheld', () => {
  it.each([
    null,
    '',
    '   ',
    'anonymous',
    'Anonymous',
    'Restricted',
    'unknown',
    'PRIVATE',
    'Unavailable',
    'No Caller ID',
    'withheld',
    'null',
    '-',
    '0',
    '0000000000',
    'Скрытый номер',
    'unbekannt',
    'sip:anonymous@anonymous.invalid',
    '"Anonymous" <sip:anonymous@10.0.0.5>;tag=12345678901',
    'sip:unknown@192.168.100.200:5060',
    '\u200F\u202E',
    '266696687',
    '+266696687',
  ])('%j', (raw) => {
    expect(read(raw, 'US')).toEqual({ kind: 'withheld' });
  });
});

describe('readCaller: internal', () => {
  it.each([
    { raw: '2132', country: 'DE', extension: '2132' },
    { raw: '101', country: null, extension: '101' },
    { raw: '123456', country: 'DE', extension: '123456' },
    { raw: 'sip:204@pbx.example.com', country: 'RU', extension: '204' },
    { raw: '"Reception" <sip:204@10.0.0.5:5060>', country: 'RU', extension: '204' },
    { raw: 'ext. 12', country: 'US', extension: '12' },
    { raw: '*204', country: 'US', extension: '204' },
    { raw: '٢١٣٢', country: 'AE', extension: '2132' },
  ])('$raw', ({ raw, country, extension }) => {
    expect(read(raw, country)).toEqual({ kind: 'internal', extension });
  });
});

describe('readCaller: digits hidden by rights', () => {
  it.each([
    '1315***0175',
    '+1 315 *** 0175',
    '+7 916 ***-**-67',
    '7916XXXX567',
    '1315•••0175',
    '********',
    '+1315...0175',
    '1315*****',
  ])('%s', (raw) => {
    expect(read(raw, 'US')).toMatchObject({ kind: 'hidden', raw });
  });
});

describe('readCaller: numbers', () => {
  it.each([
    // As seen in research with each country.
    { raw: '8 (495) 711-22-33', country: 'RU', best: '+74957112233' },
    { raw: '84957112233', country: 'RU', best: '+74957112233' },
    { raw: '74957112233', country: 'RU', best: '+74957112233' },
    { raw: '4957112233', country: 'RU', best: '+74957112233' },
    { raw: '0501234567', country: 'AE', best: '+971501234567' },
    { raw: '971501234567', country: 'AE', best: '+971501234567' },
    { raw: '054-123-4567', country: 'IL', best: '+972541234567' },
    { raw: '541234567', country: 'IL', best: '+972541234567' },
    { raw: '972541234567', country: 'IL', best: '+972541234567' },
    { raw: '+44 (0)20 7946 0018', country: 'US', best: '+442079460018' },
    { raw: '020 7946 0018', country: 'GB', best: '+442079460018' },
    { raw: '07911 123456', country: 'GB', best: '+447911123456' },
    { raw: '00447911123456', country: 'DE', best: '+447911123456' },
    { raw: '00 1 310 555 0199', country: 'DE', best: '+13105550199' },
    { raw: '0044 7911 123456', country: null, best: '+447911123456' },
    { raw: '011 44 7911 123456', country: 'US', best: '+447911123456' },
    { raw: '8 10 44 7911 123456', country: 'RU', best: '+447911123456' },
    { raw: '011 15-2345-6789', country: 'AR', best: '+5491123456789' },
    { raw: '+54 9 11 2345 6789', country: 'AR', best: '+5491123456789' },
    { raw: '+54 11 15 2345 6789', country: 'AR', best: '+5491123456789' },
    { raw: '+5215512345678', country: 'MX', best: '+525512345678' },
    { raw: '5215512345678', country: 'MX', best: '+525512345678' },
    { raw: '5512345678', country: 'MX', best: '+525512345678' },
    { raw: '030 901820', country: 'DE', best: '+4930901820' },
    { raw: '0171 2345678', country: 'DE', best: '+491712345678' },
    { raw: '050 123 45 67', country: 'UA', best: '+380501234567' },
    { raw: '380501234567', country: 'UA', best: '+380501234567' },
    { raw: '501 234 567', country: 'PL', best: '+48501234567' },
    { raw: '48501234567', country: 'PL', best: '+48501234567' },
    { raw: '(310) 555-0199', country: 'US', best: '+13105550199' },
    { raw: '3105550199', country: 'US', best: '+13105550199' },
    { raw: '3155550175', country: 'US', best: '+13155550175' },
    { raw: '13155550175', country: 'US', best: '+13155550175' },
    { raw: '1 (310) 555-0199', country: 'GB', best: '+13105550199' },
    { raw: '06 12345678', country: 'HU', best: '+3612345678' },
    { raw: '06 1234 5678', country: 'IT', best: '+390612345678' },
    { raw: '8 017 123 45 67', country: 'BY', best: '+375171234567' },
    { raw: '8 701 234 56 78', country: 'KZ', best: '+77012345678' },
    // Wrappings.
    { raw: 'sip:+13155550175@pbx.example.com', country: null, best: '+13155550175' },
    { raw: 'sips:%2B13155550175@pbx.example.com:5061;transport=tls', country: null, best: '+13155550175' },
    { raw: '"Marta 99" <sip:+13155550175@10.0.0.5;user=phone>;tag=77', country: null, best: '+13155550175' },
    { raw: 'tel:+1-315-555-0175', country: null, best: '+13155550175' },
    { raw: '3155550175@192.168.100.200', country: 'US', best: '+13155550175' },
    { raw: 'Marta <+13155550175>', country: 'DE', best: '+13155550175' },
    { raw: '1-800-FLOWERS', country: 'US', best: '+18003569377' },
    { raw: 'tel. 020 7946 0018', country: 'GB', best: '+442079460018' },
    { raw: '#31#+13155550175', country: 'DE', best: '+13155550175' },
    // Characters.
    { raw: '\u202A+1 315 555 0175\u202C', country: null, best: '+13155550175' },
    { raw: '＋７ ４９５ ７１１ ２２ ３３', country: null, best: '+74957112233' },
    { raw: '٠٥٠١٢٣٤٥٦٧', country: 'AE', best: '+971501234567' },
    { raw: '۰۹۱۲۳۴۵۶۷۸۹', country: 'IR', best: '+989123456789' },
    { raw: '+1\u00A0315\u2009555\u20110175', country: null, best: '+13155550175' },
    { raw: '  (+44) 20 7946 0018 ', country: null, best: '+442079460018' },
    // A lower-case code and one nobody knows.
    { raw: '0501234567', country: 'ae', best: '+971501234567' },
    { raw: '+13155550175', country: 'ZZ', best: '+13155550175' },
  ])('$raw at $country is $best', ({ raw, country, best }) => {
    expect(candidates(raw, country)[0]).toBe(best);
  });

  it.each([
    {
      name: 'digits only, read at home and abroad',
      raw: '74957112233',
      country: 'DE',
      all: ['+74957112233', '+4974957112233'],
    },
    {
      name: 'a trunk prefix speaks for home',
      raw: '84957112233',
      country: 'RU',
      all: ['+74957112233', '+84957112233'],
    },
    { name: 'a plus leaves one reading', raw: '+74957112233', country: 'DE', all: ['+74957112233'] },
    {
      name: 'a country gives nothing to a number in full',
      raw: '13155550175',
      country: null,
      all: ['+13155550175'],
    },
    { name: 'ten digits at home', raw: '4957112233', country: 'RU', all: ['+74957112233', '+4957112233'] },
    { name: 'both readings are the same number', raw: '13155550175', country: 'US', all: ['+13155550175'] },
    { name: 'a plus before a national number', raw: '+0501234567', country: 'AE', all: ['+971501234567'] },
    { name: 'a plus before a trunk prefix', raw: '+8 (495) 711-22-33', country: 'RU', all: ['+84957112233'] },
    { name: 'national digits without a country', raw: '0501234567', country: null, all: [] },
    { name: 'no number of this world', raw: '999999999999999999', country: 'US', all: [] },
  ])('$name', ({ raw, country, all }) => {
    expect(candidates(raw, country)).toEqual(all);
  });

  it.each([
    { raw: '+1 315 555 0175 ext. 12', country: null, best: '+13155550175', extension: '12' },
    { raw: '(315) 555-0175 x 9', country: 'US', best: '+13155550175', extension: '9' },
    { raw: '+7 495 711-22-33 доб. 104', country: 'RU', best: '+74957112233', extension: '104' },
    { raw: 'tel:+13155550175;ext=7', country: null, best: '+13155550175', extension: '7' },
    { raw: '13155550175#22', country: 'US', best: '+13155550175', extension: '22' },
    { raw: '+13155550175,,5', country: null, best: '+13155550175', extension: '5' },
  ])('$raw has an extension', ({ raw, country, best, extension }) => {
    expect(read(raw, country)).toMatchObject({ kind: 'number', candidates: [best], extension, raw });
  });

  it('keeps the raw text, made fit to show', () => {
    const caller = read(`\u202E${'9'.repeat(1000)}`, 'US');
    expect(caller).toMatchObject({
      kind: 'number',
      candidates: [],
      extension: null,
      raw: `${'9'.repeat(63)}…`,
    });
  });

  it('survives any text, quickly', () => {
    const bits = [
      '+',
      '0',
      '1',
      '7',
      '9',
      '(',
      ')',
      '*',
      '#',
      ' ',
      'x',
      'ext',
      'sip:',
      '@',
      '<',
      '>',
      ';',
      '%',
      '\u202E',
      '٣',
      '😀',
      '\uD800',
    ];
    let seed = 7;
    const next = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    for (let turn = 0; turn < 3000; turn += 1) {
      const raw = Array.from({ length: next(40) }, () => bits[next(bits.length)]).join('');
      const caller = read(raw, ['US', 'RU', 'AR', null][next(4)]);
      if (caller.kind === 'number') for (const number of caller.candidates) expect(isE164(number)).toBe(true);
    }
    for (const garbage of [
      '+',
      '('.repeat(100_000),
      '1 '.repeat(100_000),
      `sip:${'a'.repeat(1_000_000)}`,
      'x'.repeat(1_000_000),
    ])
      expect(['withheld', 'text', 'number', 'hidden', 'internal']).toContain(read(garbage, 'US').kind);
  });
});

describe('comparing numbers', () => {
  it.each([
    { a: '+13155550175', b: '+13155550175', same: true },
    { a: '+5215512345678', b: '+525512345678', same: true },
    { a: '+5491123456789', b: '+541123456789', same: true },
    { a: '+13155550175', b: '+13155550176', same: false },
    { a: '+74957112233', b: '+4974957112233', same: false },
    { a: '+521551234567', b: '+52551234567', same: false },
  ])('$a and $b', ({ a, b, same }) => {
    expect(sameNumber(e164(a), e164(b))).toBe(same);
    expect(canonicalNumber(e164(a)) === canonicalNumber(e164(b))).toBe(same);
  });

  it.each([
    { a: '+4974957112233', b: '+74957112233', match: true },
    { a: '+13155550175', b: '+13255550175', match: true },
    { a: '+13155550175', b: '+13145550175', match: true },
    { a: '+13155550175', b: '+13155650175', match: false },
    { a: '+298211234', b: '+299211234', match: false },
  ])('last digits of $a and $b', ({ a, b, match }) => {
    expect(suffixMatch(a, b)).toBe(match);
  });
});

describe('writing numbers', () => {
  it.each([
    { number: '+13105550199', text: '+1 310 555 0199', masked: '+1 310 ••• 0199', search: '3105550199' },
    { number: '+13155550175', text: '+1 315 555 0175', masked: '+1 315 ••• 0175', search: '3155550175' },
    { number: '+74957112233', text: '+7 495 711 22 33', masked: '+7 495 ••• 2233', search: '4957112233' },
    { number: '+972541234567', text: '+972 54 123 4567', masked: '+972 54 ••• 4567', search: '541234567' },
    { number: '+971501234567', text: '+971 50 123 4567', masked: '+971 50 ••• 4567', search: '501234567' },
    { number: '+48501234567', text: '+48 501 234 567', masked: '+48 501 ••• 4567', search: '501234567' },
    { number: '+447911123456', text: '+44 7911 123456', masked: '+44 7911 ••• 3456', search: '7911123456' },
    { number: '+919876543210', text: '+91 98765 43210', masked: '+91 ••• 3210', search: '9876543210' },
    { number: '+5491123456789', text: '+54 9 11 2345 6789', masked: '+54 9 ••• 6789', search: '23456789' },
    { number: '+525512345678', text: '+52 55 1234 5678', masked: '+52 55 ••• 5678', search: '5512345678' },
    { number: '+298211234', text: '+298 21 12 34', masked: '+298 ••• 1234', search: '211234' },
    { number: '+870123456789', text: '+870 123456789', masked: '+870 ••• 6789', search: '123456789' },
  ])('$number', ({ number, text, masked, search }) => {
    expect(formatInternational(e164(number))).toBe(text);
    expect(maskNumber(e164(number))).toBe(masked);
    expect(searchDigits(e164(number))).toBe(search);
    expect(toAltegioDigits(e164(number))).toBe(number.slice(1));
  });

  it('writes a number of no known country as it is, masked all the same', () => {
    expect(formatInternational(e164('+999123456789'))).toBe('+999123456789');
    expect(maskNumber(e164('+999123456789'))).toBe('+••• 6789');
    expect(searchDigits(e164('+999123456789'))).toBe('999123456789');
  });

  test('a masked number always hides at least two digits', () => {
    for (const code of ['1', '7', '20', '36', '44', '49', '86', '298', '350', '371', '423', '995'])
      for (let length = 5; length <= 12; length += 1) {
        const number = e164(`+${code}${'234567891234'.slice(0, length)}`);
        const shown = maskNumber(number).replace(/\D/g, '');
        expect(shown.length, number).toBeLessThanOrEqual(number.length - 1 - 2);
      }
  });
});
