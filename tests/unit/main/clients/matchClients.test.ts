import { describe, expect, it } from 'vitest';
import { ClientId } from '../../../../contract/model/ids.ts';
import { matchClients } from '../../../../main/clients/matchClients.ts';
import { readCaller } from '../../../../main/clients/phoneNumber.ts';

const id = (value: number) => ClientId.parse(value);

function match(
  raw: string,
  countryIso: string | null,
  phones: readonly (string | null)[],
  remembered: number | 'none' | null = null,
) {
  const caller = readCaller(raw, { countryIso });
  return matchClients({
    candidates: caller.kind === 'number' ? caller.candidates : [],
    clients: phones.map((phoneText, index) => ({ id: id(index + 1), phoneText })),
    countryIso,
    remembered: typeof remembered === 'number' ? id(remembered) : remembered,
  });
}

describe('matchClients', () => {
  it.each([
    {
      name: 'the same number, kept without a plus',
      raw: '+74957112233',
      country: 'DE',
      phones: ['74957112233'],
      expected: 1,
    },
    {
      name: 'a national form at the salon',
      raw: '+74957112233',
      country: 'RU',
      phones: ['8 (495) 711-22-33'],
      expected: 1,
    },
    {
      name: 'a national form on the line',
      raw: '0501234567',
      country: 'AE',
      phones: ['971501234567'],
      expected: 1,
    },
    {
      name: 'an old Mexican form',
      raw: '+525512345678',
      country: 'MX',
      phones: ['+5215512345678'],
      expected: 1,
    },
    {
      name: 'an Argentine mobile without its 9',
      raw: '+5491123456789',
      country: 'AR',
      phones: ['541123456789'],
      expected: 1,
    },
    {
      name: 'the second reading of the caller',
      raw: '74957112233',
      country: 'DE',
      phones: ['+4974957112233'],
      expected: 1,
    },
    {
      name: 'the second reading of the card',
      raw: '+4974957112233',
      country: 'DE',
      phones: ['74957112233'],
      expected: 1,
    },
    {
      name: 'the right one of many',
      raw: '+13155550175',
      country: 'US',
      phones: ['13155550176', '(315) 555-0175'],
      expected: 2,
    },
    {
      name: 'a number with an extension',
      raw: '+13155550175',
      country: 'US',
      phones: ['+1 315 555 0175 ext. 4'],
      expected: 1,
    },
  ])('knows $name', ({ raw, country, phones, expected }) => {
    expect(match(raw, country, phones)).toMatchObject({ kind: 'known', id: expected, chosenFrom: [] });
  });

  it('tells which reading of the number fitted', () => {
    expect(match('74957112233', 'DE', ['+4974957112233'])).toMatchObject({ number: '+4974957112233' });
    expect(match('74957112233', 'DE', ['+7 495 711 22 33'])).toMatchObject({ number: '+74957112233' });
  });

  it('prefers the exact number to any other way of reading it', () => {
    expect(match('74957112233', 'DE', ['+4974957112233', '+74957112233'])).toMatchObject({
      kind: 'known',
      id: 2,
    });
    expect(match('+525512345678', 'MX', ['+5215512345678', '5512345678'])).toMatchObject({
      kind: 'several',
      ids: [1, 2],
    });
  });

  it('lists everyone who shares the number, in the order of the search', () => {
    const shared = ['+13155550175', '+13155550199', '13155550175', '(315) 555-0175'];
    expect(match('+13155550175', 'US', shared)).toEqual({
      kind: 'several',
      ids: [1, 3, 4],
      number: '+13155550175',
    });
  });

  it('remembers who was chosen, and of whom', () => {
    const shared = ['+13155550175', '13155550175'];
    expect(match('+13155550175', 'US', shared, 2)).toEqual({
      kind: 'known',
      id: 2,
      chosenFrom: [1, 2],
      number: '+13155550175',
    });
  });

  it('asks again when the chosen client is gone or has another number now', () => {
    expect(match('+13155550175', 'US', ['+13155550175', '13155550175'], 99)).toMatchObject({
      kind: 'several',
    });
    expect(match('+13155550175', 'US', ['+13155550175', '+13155550199'], 2)).toMatchObject({
      kind: 'known',
      id: 1,
    });
  });

  it('counts a client once, however often the search returns it', () => {
    const twice = { id: id(1), phoneText: '+13155550175' };
    const caller = readCaller('+13155550175', { countryIso: 'US' });
    const candidates = caller.kind === 'number' ? caller.candidates : [];
    expect(
      matchClients({ candidates, clients: [twice, twice], countryIso: 'US', remembered: null }),
    ).toMatchObject({
      kind: 'known',
      chosenFrom: [],
    });
  });

  it.each([
    {
      name: 'the same last eight digits',
      phones: ['+4413155550175', '+13155550188'],
      ids: [1],
      numbersHidden: false,
    },
    {
      name: 'the same last digits beside one whose number is hidden',
      phones: ['+4413155550175', '1315***0175'],
      ids: [1, 2],
      numbersHidden: false,
    },
    {
      name: 'a number whose middle is hidden but whose ends fit',
      phones: ['1315***0175', '1315***0199', '+7 ***0175'],
      ids: [1],
      numbersHidden: true,
    },
    {
      name: 'a hit of the search whose number is hidden altogether',
      phones: ['', null, '*******'],
      ids: [1, 2, 3],
      numbersHidden: true,
    },
  ])('says "possibly" for $name', ({ phones, ids, numbersHidden }) => {
    expect(match('+13155550175', 'US', phones)).toEqual({ kind: 'possibly', ids, numbersHidden });
  });

  it('does not offer again those of whom the person said that it is none of them', () => {
    expect(match('+13155550175', 'US', ['+4413155550175'], 'none')).toEqual({
      kind: 'unknown',
      declined: [1],
    });
  });

  it('takes a confirmed "possibly" as known the next time', () => {
    expect(match('+13155550175', 'US', ['1315***0175'], 1)).toMatchObject({
      kind: 'known',
      id: 1,
      chosenFrom: [1],
    });
  });

  it('knows nobody for a number that matches nobody', () => {
    expect(match('+13155550175', 'US', [])).toEqual({ kind: 'unknown', declined: [] });
    expect(match('+13155550175', 'US', ['+13155550188', '2132', 'anonymous'])).toEqual({
      kind: 'unknown',
      declined: [],
    });
    expect(match('999999999999999999', 'US', ['', '+13155550188'])).toEqual({
      kind: 'unknown',
      declined: [],
    });
  });
});
