import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { currencyCode } from '../../../../../renderer/features/partner/currencyCode.ts';

describe('currencyCode', () => {
  it.each([
    ['$', 'US', 'USD'],
    ['$', 'CA', 'CAD'],
    ['$', 'KZ', ''],
    ['$', null, ''],
    ['€', null, 'EUR'],
    ['£', 'GB', 'GBP'],
    ['£', null, ''],
    ['₸', null, 'KZT'],
    ['тг.', 'KZ', 'KZT'],
    ['₴', 'UA', 'UAH'],
    ['₪', 'IL', 'ILS'],
    ['руб.', 'RU', 'RUB'],
    ['Руб', 'BY', 'BYN'],
    ['руб.', null, ''],
    ['₽', null, 'RUB'],
    ['zł', 'PL', 'PLN'],
    ['usd', 'KZ', 'USD'],
    ['EUR', 'US', 'EUR'],
    ['د.إ', 'AE', 'AED'],
    ['lei', 'MD', 'MDL'],
    ['LEI', 'RO', 'RON'],
    ['у.е.', 'UA', ''],
    [null, 'DE', 'EUR'],
    ['', 'US', 'USD'],
    [null, null, ''],
    ['constructor', 'US', ''],
  ])('%s in %s is %s', (currency, countryIso, code) => {
    expect(currencyCode({ currency, countryIso })).toBe(code);
  });

  test('whatever Altegio says, the form takes it or finds it empty', () => {
    const country = fc.option(fc.string({ minLength: 2, maxLength: 2 }));
    fc.assert(
      fc.property(
        fc.option(fc.string({ unit: 'grapheme', maxLength: 6 })),
        country,
        (currency, countryIso) => {
          expect(currencyCode({ currency, countryIso })).toMatch(/^([A-Z]{3})?$/);
        },
      ),
    );
  });
});
