import { describe, expect, it } from 'vitest';
import { ClientId } from '../../../../contract/model/ids.ts';
import { localDigits } from '../../../../main/clients/localNumber.ts';
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
  const local = localDigits(caller);
  return matchClients({
    candidates: caller.kind === 'number' ? caller.candidates : [],
    clients: phones.map((phoneText, index) => ({ id: id(index + 1), phoneText })),
    countryIso,
    local,
    unreadable:
      local === null && caller.kind === 'number' && caller.candidates.length === 0 ? caller.dialled : null,
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
      name: 'the same last digits behind what no plan has',
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
    expect(match('999999999999999999', 'US', ['+13155550188'])).toEqual({
      kind: 'unknown',
      declined: [],
    });
  });

  it.each([
    { raw: '+13155550175', country: 'US', phone: '13255550175' },
    { raw: '+74957112233', country: 'RU', phone: '84997112233' },
    { raw: '+5531996883193', country: 'BR', phone: '21 9688-3193' },
    { raw: '+442079460018', country: 'GB', phone: '0117 946 0018' },
    { raw: '3155550175', country: 'US', phone: '(325) 555-0175' },
    { raw: '+84793803765', country: 'VN', phone: '84783803765' },
    { raw: '+84793803765', country: 'VN', phone: '841223803765' },
  ])('$phone is somebody else than $raw: whole numbers of one plan', ({ raw, country, phone }) => {
    expect(match(raw, country, [phone])).toEqual({ kind: 'unknown', declined: [] });
  });

  it.each(['1.31555501E10', '1.31556E+10', '1990-05-12', '131555501%'])(
    'what a spreadsheet left, %s, is nobody',
    (phone) => {
      for (const raw of ['+13155550110', '+13155550100', '+11990051200', '+1315550131'])
        expect(match(raw, 'US', [phone]), raw).toEqual({ kind: 'unknown', declined: [] });
    },
  );

  it.each([
    { raw: '7112233', country: 'RU', phones: ['74957112233', '74951112233', '+497112233'], ids: [1] },
    { raw: '666666', country: 'DE', phones: ['49711666666', '497111666666'], ids: [1] },
    { raw: '7654321', country: 'DE', phones: ['497117654321', '4971187654321'], ids: [1] },
    { raw: '5550175', country: 'US', phones: ['13155550175', '13251550175'], ids: [1] },
    { raw: '79460018', country: 'GB', phones: ['020 7946 0018', '02079460019'], ids: [1] },
    { raw: '123456', country: 'KZ', phones: ['77172123456', '77271123456'], ids: [1] },
    {
      raw: '99688-3193',
      country: 'BR',
      phones: ['5531996883193', '553196883193', '5521996883194'],
      ids: [1, 2],
    },
    { raw: '9688-3193', country: 'BR', phones: ['5531996883193', '553196883193'], ids: [1, 2] },
    {
      raw: '23456789',
      country: 'AR',
      phones: ['541123456789', '5491123456789', '542323456789'],
      ids: [1, 2],
    },
    { raw: '901820', country: 'DE', phones: ['4930901820', '49301901820'], ids: [1] },
    { raw: '1234567', country: 'IL', phones: ['97231234567', '97231234568'], ids: [1] },
    { raw: '1234567', country: 'HU', phones: ['3611234567'], ids: [1] },
    { raw: '712345', country: 'MD', phones: ['37322712345'], ids: [1] },
    { raw: '9811234', country: 'BG', phones: ['35929811234'], ids: [1] },
    { raw: '612345', country: 'BA', phones: ['38733612345'], ids: [1] },
    { raw: '245512', country: 'RU', phones: ['78422245512', '79022245512', '78422345512'], ids: [1] },
    { raw: '55512', country: 'RU', phones: ['73435255512', '79435255512', '78003555512'], ids: [1] },
    { raw: '+13155550175', country: 'US', phones: ['555-0175', '555-0176'], ids: [1] },
    { raw: '+49711666666', country: 'DE', phones: ['666666', '166666'], ids: [1] },
  ])(
    'says "possibly" where $raw at $country lacks an area code, or the card does',
    ({ raw, country, phones, ids }) => {
      expect(match(raw, country, phones)).toEqual({ kind: 'possibly', ids, numbersHidden: false });
    },
  );

  it.each([
    { raw: '7112233', country: 'US', phone: '74957112233' },
    { raw: '123456', country: 'DK', phone: '4532123456' },
    { raw: '12345', country: 'DE', phone: '' },
  ])('$raw at $country says nothing of a card with $phone', ({ raw, country, phone }) => {
    expect(match(raw, country, [phone])).toEqual({ kind: 'unknown', declined: [] });
  });

  it.each([
    { raw: '993456712345678', country: 'US', phone: '+13152345678', kind: 'possibly' },
    { raw: '993456712345678', country: 'US', phone: '+13152345679', kind: 'unknown' },
  ])('compares the last digits of $raw, which no plan has', ({ raw, country, phone, kind }) => {
    expect(match(raw, country, [phone]).kind).toBe(kind);
  });

  it.each([
    { raw: '+84793803765', country: 'VN', phone: '8412***3765' },
    { raw: '+79161234567', country: 'RU', phone: '8 916 ***-**-67' },
    { raw: '+4915112345678', country: 'DE', phone: '0151*****678' },
  ])('sees $raw behind $phone', ({ raw, country, phone }) => {
    expect(match(raw, country, [phone])).toEqual({ kind: 'possibly', ids: [1], numbersHidden: true });
  });
});
