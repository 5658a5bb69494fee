import { describe, expect, it, test } from 'vitest';
import { ClientId } from '../../../../contract/model/ids.ts';
import { matchClients } from '../../../../main/clients/matchClients.ts';
import { readCaller } from '../../../../main/clients/phoneNumber.ts';

const id = (value: number) => ClientId.parse(value);
const best = (raw: string, countryIso: string | null): string => {
  const caller = readCaller(raw, { countryIso });
  return caller.kind === 'number' ? (caller.candidates[0] ?? 'nothing') : caller.kind;
};
const match = (raw: string, countryIso: string, phones: readonly string[]) => {
  const caller = readCaller(raw, { countryIso });
  return matchClients({
    candidates: caller.kind === 'number' ? caller.candidates : [],
    clients: phones.map((phoneText, index) => ({ id: id(index + 1), phoneText })),
    countryIso,
    remembered: null,
  });
};

// Numbers as people who do this job reported them.
describe('numbers from the field', () => {
  test('a Vietnamese number from before 2018 is the same person', () => {
    expect(match('+84793803765', 'VN', ['841213803765'])).toMatchObject({ kind: 'known', id: 1 });
    expect(match('841213803765', 'VN', ['+84 79 380 37 65'])).toMatchObject({ kind: 'known', id: 1 });
  });

  test.each(['015 31 99688-3193', '+5531996883193'])(
    '%s in Brazil, with and without its ninth digit',
    (raw) => {
      expect(match(raw, 'BR', ['553196883193', '31 9688-3193', '21 9688-3193'])).toMatchObject({
        kind: 'several',
        ids: [1, 2],
      });
      expect(match(raw, 'BR', ['21 9688-3193'])).toEqual({ kind: 'unknown', declined: [] });
    },
  );

  it.each(['1.31555501E10', '1,31555501E+10', '1.31555501e10'])(
    'a number that a spreadsheet cut is nobody’s: %s',
    (cut) => {
      expect(best(cut, 'US')).not.toMatch(/\+/);
      expect(match('+13155550110', 'US', [cut])).toEqual({ kind: 'unknown', declined: [] });
      expect(match('+13155550100', 'US', [cut])).toEqual({ kind: 'unknown', declined: [] });
    },
  );

  it.each(['13155550175,00', '13155550175.0', '1.3155550175E10', '13,155,550,175', '13.155.550.175,00'])(
    'a number of which a spreadsheet lost nothing is repaired: %s',
    (written) => {
      expect(best(written, 'US')).toBe('+13155550175');
    },
  );

  it.each([
    { raw: '+7(495)711-22-33*104', country: 'RU', number: '+74957112233', extension: '104' },
    { raw: '+52 55 1234 5678 int. 11', country: 'MX', number: '+525512345678', extension: '11' },
    { raw: '+51 1 234 5678 anexo 12', country: 'PE', number: '+5112345678', extension: '12' },
    { raw: '+1 315 555 0175 ~12', country: 'US', number: '+13155550175', extension: '12' },
    { raw: '608-271-9000p11', country: 'US', number: '+16082719000', extension: '11' },
    { raw: '8 495 711-22-33 вн. 104', country: 'RU', number: '+74957112233', extension: '104' },
  ])('$raw has the extension $extension', ({ raw, country, number, extension }) => {
    expect(readCaller(raw, { countryIso: country })).toMatchObject({ kind: 'number', extension });
    expect(best(raw, country)).toBe(number);
  });

  test('вн. 104 is somebody within the house', () => {
    expect(readCaller('вн. 104', { countryIso: 'RU' })).toEqual({ kind: 'internal', extension: '104' });
  });

  it.each(['Kaspi Bank', '7-Eleven'])('%s is a name instead of a number', (name) => {
    expect(readCaller(name, { countryIso: 'KZ' })).toEqual({ kind: 'text', text: name });
  });

  test('Thai digits are digits', () => {
    expect(best('๐๘๑๒๓๔๕๖๗๘', 'TH')).toBe('+66812345678');
  });

  it.each(['NZ', 'AU', 'US', 'IT', null])(
    'a context tells the country, whatever the location: %s',
    (country) => {
      expect(best('tel:033316005;phone-context=+64', country)).toBe('+6433316005');
    },
  );

  test('two whole numbers that differ in the area code are two people', () => {
    expect(match('+13155550175', 'US', ['13255550175'])).toEqual({ kind: 'unknown', declined: [] });
  });
});
