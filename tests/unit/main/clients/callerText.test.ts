import { describe, expect, it, test } from 'vitest';
import { plainDigits } from '../../../../main/clients/decimalDigits.ts';
import { readCaller } from '../../../../main/clients/phoneNumber.ts';

const read = (raw: string, countryIso: string | null = 'US') => readCaller(raw, { countryIso });

describe('plainDigits', () => {
  test('every decimal digit that Unicode has', () => {
    const digits: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (/\p{Nd}/u.test(character)) digits.push(character);
    }
    expect(digits.length % 10).toBe(0);
    expect(plainDigits(digits.join(''))).toBe('0123456789'.repeat(digits.length / 10));
  });

  it.each([
    ['๐๘๑๒๓๔๕๖๗๘', 'TH', '+66812345678'],
    ['០១២៣៤៥៦៧៨', 'KH', '+85512345678'],
    ['၀၉၄၂၁၂၃၄၅၆', 'MM', '+95942123456'],
    ['੯੮੭੬੫੪੩੨੧੦', 'IN', '+919876543210'],
    ['𝟑𝟏𝟓 𝟓𝟓𝟓 𝟎𝟏𝟕𝟓', 'US', '+13155550175'],
  ])('%s at %s', (raw, country, best) => {
    const caller = read(raw, country);
    expect(caller.kind === 'number' && caller.candidates[0]).toBe(best);
  });
});

describe('extensions', () => {
  it.each([
    '+13155550175*104',
    '+1 (315) 555-0175 * 104',
    '1-315-555-0175~104',
    '+13155550175p104',
    '+13155550175w104',
    '+13155550175;104',
    '+13155550175 | 104',
    '+13155550175 (104)',
    '+13155550175 (ext. 104)',
    '+13155550175 Ext: 104',
    '+13155550175 доб.104',
    '+13155550175 вн 104',
    '+13155550175 ramal 104',
    '+13155550175 poste 104',
    '+13155550175 Durchwahl 104',
    '+13155550175 wew. 104',
    '+13155550175 dahili 104',
    '+13155550175 шлюз 104',
    '+13155550175 内線104',
    '+13155550175*104#',
    '+1 (315) 555-01-75*104#',
    '13155550175#104#',
    '+13155550175 ext#104',
    '+13155550175 ext. 1-04',
    '+13155550175 доб. 1 04',
    '+1-315-555-0175-104',
    '+1-315-555-0175–104',
    '+13155550175 שלוחה 104',
    'tel:+1-315-555-0175;ext=104',
  ])('%s', (raw) => {
    expect(read(raw)).toMatchObject({ kind: 'number', candidates: ['+13155550175'], extension: '104' });
  });

  it.each(['7112233 доб. 104', '7112233, вн. 104'])('of a number without area code: %s', (raw) => {
    expect(read(raw, 'RU')).toMatchObject({ kind: 'number', dialled: '7112233', extension: '104' });
  });

  it.each([
    'ext. 104',
    'вн. 104',
    'доб 104',
    'Anexo 104',
    'int.104',
    'x104',
    '*104',
    'внутр. 104',
    'ext-104',
    '内線104',
  ])('alone is somebody within the house: %s', (raw) => {
    expect(read(raw, 'RU')).toEqual({ kind: 'internal', extension: '104' });
  });

  it.each([
    '1315*0175',
    '7916123456*',
    '1315555*175',
    '+7916***4567',
    '1315###0175',
    '1315____0175',
    'XXXXXXXX',
    '7916ххх4567',
    '7916■■■4567',
    '7916▒▒▒4567',
  ])('a mask is none: %s', (raw) => {
    expect(read(raw)).toMatchObject({ kind: 'hidden', raw });
  });

  it.each(['01.23.45.67.00', '315,555,0175', '0711/123456', '055/123.45.67'])(
    'separators are none: %s',
    (raw) => {
      expect(read(raw, 'DE')).toMatchObject({ kind: 'number', extension: null });
    },
  );
});

test.each([
  ['010-12345678-801', 'CN', '+861012345678', '801'],
  ['03-1234-5678-15', 'JP', '+81312345678', '15'],
])('%s at %s ends with an extension: its plan has no longer number', (raw, country, number, extension) => {
  expect(read(raw, country)).toMatchObject({ candidates: [number], extension });
});

test('a dash alone makes none where the whole is a number', () => {
  expect(read('+49 30 901820-15', 'DE')).toMatchObject({ candidates: ['+493090182015'], extension: null });
});

describe('a text instead of a number', () => {
  it.each([
    'Kaspi Bank',
    '7-Eleven',
    '3M',
    'Sber900',
    'PrivatBank',
    'Private Bank Ltd',
    'Сбербанк',
    'Такси 24/7',
    '东方航空',
    'חברת החשמל',
    'Salon 12345',
    '1800MATTRESS',
    '1-800 Contacts',
    'Line 1',
    'user104',
    '***Kaspi***',
  ])('%s is shown', (raw) => {
    expect(read(raw, 'KZ')).toEqual({ kind: 'text', text: raw });
  });

  it.each([
    ['"Kaspi Bank" <sip:kaspi@10.0.0.5>', 'Kaspi Bank'],
    ['"Kaspi Bank" <>', 'Kaspi Bank'],
    ['sip:kaspi@10.0.0.5', 'kaspi'],
    ['"Kaspi Bank"', 'Kaspi Bank'],
    ['  Kaspi\u202E   Bank\n', 'Kaspi Bank'],
  ])('%j is %s', (raw, text) => {
    expect(read(raw)).toEqual({ kind: 'text', text });
  });

  it.each([
    'Private Number',
    'Numéro masqué',
    'Número oculto',
    'Номер не определён',
    'Numer zastrzeżony',
    'Gizli numara',
    '非通知',
    'N/A',
    '"Kaspi Bank" <sip:anonymous@anonymous.invalid>',
  ])('%s says that nobody is to be known', (raw) => {
    expect(read(raw)).toEqual({ kind: 'withheld' });
  });

  it.each(['tel. 315 555 0175', 'Marta 315-555-0175', 'моб: 315 555 01 75', 'T 3155550175'])(
    'a number with something beside it stays one: %s',
    (raw) => {
      const caller = read(raw);
      expect(caller.kind === 'number' && caller.candidates[0]).toBe('+13155550175');
    },
  );
});

describe('a number in its context (RFC 3966)', () => {
  it.each([
    ['tel:033316005;phone-context=+64', '+6433316005'],
    ['tel:03-331-6005;phone-context=+64', '+6433316005'],
    ['tel:33316005;ext=7;phone-context=+64', '+6433316005'],
    ['TEL:863-1234;Phone-Context=+1-914-555', '+19148631234'],
    ['tel:5550175;phone-context=+1315', '+13155550175'],
    ['tel:020 7946 0018;phone-context=%2B44', '+442079460018'],
    ['tel:84957112233;phone-context=+7', '+74957112233'],
    ['sip:033316005;phone-context=+64@pbx.example.com;user=phone', '+6433316005'],
    ['tel:+13155550175;phone-context=+64', '+13155550175'],
    ['tel:0201234567;phone-context="+31"', '+31201234567'],
    ['tel:0445512345678;phone-context=+52', '+525512345678'],
    ['tel:0031201234567;phone-context=+49', '+31201234567'],
  ])('%s is %s everywhere', (raw, number) => {
    for (const country of ['DE', 'AU', 'US', 'IT', 'RU', 'VN', null])
      expect(read(raw, country), String(country)).toMatchObject({ kind: 'number', candidates: [number] });
  });

  it.each(['tel:12345678;phone-context=+65', 'tel:0119512345678;phone-context=+54'])(
    'whose country is told, is nobody in another one: %s',
    (raw) => {
      for (const country of ['DE', 'US', 'CN', null])
        expect(read(raw, country), String(country)).toMatchObject({ kind: 'number', candidates: [] });
    },
  );

  test('a domain says nothing about the country', () => {
    expect(read('tel:3155550175;phone-context=example.com')).toMatchObject({ candidates: ['+13155550175'] });
    expect(read('tel:7042;phone-context=example.com')).toEqual({ kind: 'internal', extension: '7042' });
  });

  test('behind a whole number stand its extensions', () => {
    expect(read('tel:104;phone-context=+74957112233', 'RU')).toEqual({ kind: 'internal', extension: '104' });
    expect(read('tel:12345;phone-context=+74957112233', 'RU')).toEqual({
      kind: 'internal',
      extension: '12345',
    });
  });
});
