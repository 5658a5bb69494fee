import type { CsvSeparator } from '../../contract/model/settings.ts';

/** Where spreadsheets separate by a semicolon although the decimals begin with a point. */
const SEMICOLON_ALL_THE_SAME = new Set(['CH', 'LI', 'ZA']);

/**
 * What spreadsheets of a region take for the end of a cell: a semicolon where the comma begins the decimals.
 * `locale` as systems write it: "de-DE", "pt_BR.UTF-8", "en-DE", "C".
 */
export function regionSeparator(locale: string): CsvSeparator {
  const { language, region } = localeOf(locale)?.maximize() ?? {};
  if (language === undefined || region === undefined) return 'comma';
  // Somebody may read English in Germany.
  const spoken = new Intl.Locale('und', { region }).maximize().language;
  const point = [language, spoken].every((one) => hasDecimalPoint(`${one}-${region}`));
  return point && language !== 'ar' && !SEMICOLON_ALL_THE_SAME.has(region) ? 'comma' : 'semicolon';
}

/** In which region people of this computer write numbers. `known` is what the system itself says. */
export function systemLocale(
  platform: NodeJS.Platform,
  known: string,
  variables: Readonly<Record<string, string | undefined>>,
): string {
  if (platform !== 'linux') return known;
  // The library behind `known` forgets a region whose language is not installed.
  const set = [variables['LC_ALL'], variables['LC_NUMERIC'], variables['LANG']];
  return set.find((value) => value !== undefined && value !== '') ?? known;
}

function localeOf(text: string): Intl.Locale | null {
  const [tag = ''] = text.split(/[.@]/);
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    // "C" and "POSIX" are no languages.
    return null;
  }
}

function hasDecimalPoint(locale: string): boolean {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === '.');
}
