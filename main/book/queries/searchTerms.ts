import { plainDigits } from '../../clients/decimalDigits.ts';
import { readCaller } from '../../clients/phoneNumber.ts';
import { canonicalNumber } from '../../clients/sameNumber.ts';
import { searchWords, WORD_START } from './callerWords.ts';

/** Texts to look for, each a list of ways to write it. All must be found; an empty list finds nothing. */
export type SearchTerms = readonly (readonly string[])[];

const INDEXED_LETTERS = 3;
const NUMBER = /[+(]*\d[\d\s().\-/–]*/g;

/**
 * What to look for among callers: numbers in any format, names from the beginning of each word or, from three letters
 * on, in the middle too.
 */
export function callerTerms(
  search: string,
  countries: readonly (string | null)[],
  { names }: { readonly names: boolean },
): SearchTerms {
  const typed = plainDigits(search);
  const numbers = typed.match(NUMBER) ?? [];
  const words = searchWords(typed.replaceAll(NUMBER, ' '));
  if (words.length > 0 && !names) return [];
  return [
    ...words.map((word) => [indexText(word)]),
    ...numbers.map((number) => waysToDial(number, countries).map(indexText)),
  ];
}

/** What to look for in notes: the words as they are typed, from three letters on. */
export function noteTerms(search: string): SearchTerms {
  // The index ends a text at NUL, and half a surrogate pair is in none.
  const words = search.split(/[\s\0\p{Cs}]+/u).filter((word) => [...word].length >= INDEXED_LETTERS);
  return words.map((word) => [word]);
}

/** A question to a full-text index. */
export function matchText(terms: SearchTerms): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return terms.map((ways) => `(${ways.map(quoted).join(' OR ')})`).join(' AND ');
}

/** The index knows three letters at least: shorter texts are looked for where a word begins. */
function indexText(word: string): string {
  const missing = INDEXED_LETTERS - [...word].length;
  return missing > 0 ? WORD_START.slice(0, missing) + word : word;
}

/** The digits that the book may have kept for what was typed, perhaps only a part of a number. */
function waysToDial(typed: string, countries: readonly (string | null)[]): string[] {
  const digits = typed.replaceAll(/\(0\)|\D/g, '');
  const read = countries.flatMap((countryIso) => {
    const caller = readCaller(typed, { countryIso });
    return caller.kind === 'number'
      ? caller.candidates.map((number) => canonicalNumber(number).slice(1))
      : [];
  });
  const ways = [
    digits,
    // Prefixes for dialling within a country, or out of it, and forms that numbers had once.
    digits.replace(/^0{1,2}(?=\d{3})/, ''),
    digits.replace(/^8(?=\d{3})/, '7'),
    digits.replace(/^549(?=\d)/, '54'),
    digits.replace(/^521(?=\d)/, '52'),
    ...read,
  ].filter((way) => way !== '');
  // What contains another way is found by that one.
  return [...new Set(ways)].filter(
    (way, _, all) => !all.some((other) => other !== way && way.includes(other)),
  );
}
