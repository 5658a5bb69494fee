import { expect, test } from 'vitest';
import { regionSeparator, systemLocale } from '../../../../main/export/regionSeparator.ts';

test.each([
  ['de-DE', 'semicolon'],
  ['ru-RU', 'semicolon'],
  ['pl-PL', 'semicolon'],
  ['pt-BR', 'semicolon'],
  ['fr-FR', 'semicolon'],
  ['fr-CA', 'semicolon'],
  ['kk-KZ', 'semicolon'],
  ['de-CH', 'semicolon'],
  ['en-ZA', 'semicolon'],
  ['ar-AE', 'semicolon'],
  // English in a country of semicolons.
  ['en-DE', 'semicolon'],
  ['en_PL.UTF-8', 'semicolon'],
  ['de_DE@euro', 'semicolon'],
  ['de', 'semicolon'],
  ['en-US', 'comma'],
  ['en-GB', 'comma'],
  ['en_CA.UTF-8', 'comma'],
  ['es-MX', 'comma'],
  ['ja-JP', 'comma'],
  ['he-IL', 'comma'],
  ['th-TH', 'comma'],
  ['C', 'comma'],
  ['C.UTF-8', 'comma'],
  ['POSIX', 'comma'],
  ['', 'comma'],
  ['not a locale', 'comma'],
])('%s separates by a %s', (locale, separator) => {
  expect(regionSeparator(locale)).toBe(separator);
});

test('on Linux the variables say the region, the one for numbers before the language', () => {
  expect(systemLocale('linux', 'C', { LANG: 'en_US.UTF-8', LC_NUMERIC: 'de_DE.UTF-8' })).toBe('de_DE.UTF-8');
  expect(systemLocale('linux', 'C', { LANG: 'pl_PL.UTF-8', LC_ALL: '' })).toBe('pl_PL.UTF-8');
  expect(systemLocale('linux', 'C', { LANG: 'pl_PL', LC_ALL: 'ru_RU' })).toBe('ru_RU');
  expect(systemLocale('linux', 'en-US', {})).toBe('en-US');
});

test('elsewhere the system knows better than variables of a terminal', () => {
  expect(systemLocale('win32', 'de-DE', { LANG: 'en_US' })).toBe('de-DE');
  expect(systemLocale('darwin', 'pt-BR', { LC_ALL: 'en_US' })).toBe('pt-BR');
});
