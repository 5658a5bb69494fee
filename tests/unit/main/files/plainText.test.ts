import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../main/files/plainText.ts';

describe('cleanText', () => {
  it.each([
    { name: 'leaves a plain name alone', text: 'Marta Quill', expected: 'Marta Quill' },
    { name: 'keeps right-to-left letters', text: 'מרתה', expected: 'מרתה' },
    {
      name: 'takes out direction overrides',
      text: 'Marta\u202Egnp.exe\u2066x\u2069\u200F',
      expected: 'Martagnp.exex',
    },
    { name: 'takes out control characters', text: 'Mar\u0000ta\u001B[31m\u009B', expected: 'Marta[31m' },
    {
      name: 'collapses white space of every kind',
      text: '  Marta \t\r\n\u00A0\u2028 Quill ',
      expected: 'Marta Quill',
    },
    { name: 'keeps joined emoji whole', text: '👩‍👩‍👧 mother', expected: '👩‍👩‍👧 mother' },
    {
      name: 'takes out invisible characters elsewhere',
      text: 'Ma\u200Brta\uFEFF\u{E0041}',
      expected: 'Marta',
    },
    { name: 'takes out half a surrogate pair', text: 'Marta\uD83D', expected: 'Marta' },
    { name: 'makes nothing of nothing', text: ' \u200E ', expected: '' },
  ])('$name', ({ text, expected }) => {
    expect(cleanText(text, 100)).toBe(expected);
  });

  it('cuts by code points and says so', () => {
    expect(cleanText('💇'.repeat(20), 10)).toBe(`${'💇'.repeat(9)}…`);
    expect(cleanText('abcdefghij', 10)).toBe('abcdefghij');
  });

  it('stays quick with a text of ten million characters', () => {
    expect(cleanText(' a'.repeat(5_000_000), 20)).toHaveLength(20);
  });
});
