/** A change of a country's numbering plan: how its numbers were written before, and how they are now. */
export interface PlanChange {
  /** Two-letter code. */
  readonly country: string;
  /** Since when the new form is in use. */
  readonly since: string;
  /** Where the rule is published. */
  readonly source: string;
  /** Country calling code. */
  readonly code: string;
  /** The digits that the change left alone, a pattern for each letter of the forms. */
  readonly parts: Readonly<Record<string, string>>;
  /** National numbers without trunk prefix. No old form is a number of today, or a stranger would be taken for somebody. */
  readonly forms: readonly (readonly [was: string, is: string])[];
  /** Both forms are still dialled: they are compared as one, but neither is rewritten as the other. */
  readonly bothInUse?: true;
}

// Argentina's area codes of three digits; all others but Buenos Aires' 11 have four.
const ARGENTINE_THREE =
  '(?:2(?:2[013]|3[067]|49|6[01346]|80|9[147-9])|3(?:36|4[1-358]|5[138]|6[24]|7[069]|8[013578]))';

const doubled = (digits: string): [string, string][] =>
  [...digits].map((digit) => [`${digit}n`, `${digit}${digit}n`]);

const swapped = (pairs: string): [string, string][] =>
  pairs.split(' ').map((pair) => {
    const [was = '', is = ''] = pair.split('>');
    return [`${was}n`, `${is}n`];
  });

/** Every change that numbers on cards and lines still show. The newest of the plans' own descriptions is named. */
export const changedPlans: readonly PlanChange[] = [
  {
    country: 'AR',
    since: 'mobiles have a 9 from abroad and a 15 at home',
    source: 'https://www.itu.int/oth/T0202000009/en',
    code: '54',
    parts: {
      n: '\\d{10}',
      a: '11',
      r: '\\d{8}',
      b: ARGENTINE_THREE,
      s: '\\d{7}',
      c: `(?!11|${ARGENTINE_THREE})[23]\\d{3}`,
      t: '\\d{6}',
    },
    forms: [
      ['9n', 'n'],
      ['a15r', 'ar'],
      ['b15s', 'bs'],
      ['c15t', 'ct'],
    ],
    bothInUse: true,
  },
  {
    country: 'BJ',
    since: '2024-11-30',
    source: 'https://www.itu.int/oth/T0202000017/en',
    code: '229',
    parts: { n: '[24-69]\\d{7}' },
    forms: [['n', '01n']],
  },
  {
    // Mobiles only: fixed lines begin with 2 to 5 and kept eight digits. Trunked radio, the last with 7, ended in 2018.
    country: 'BR',
    since: '2012 to 2016, area by area',
    source: 'https://www.itu.int/oth/T020200001D/en',
    code: '55',
    parts: { a: '[1-9][1-9]', n: '[6-9]\\d{7}' },
    forms: [['an', 'a9n']],
  },
  {
    // By operator: the second digit tells it for mobiles, the third for fixed lines.
    country: 'CI',
    since: '2021-01-31',
    source: 'https://fr.wikipedia.org/wiki/Liste_des_indicatifs_téléphoniques_en_Côte_d’Ivoire',
    code: '225',
    parts: {
      a: '[04-9][0-3]\\d{6}',
      b: '[04-9][4-6]\\d{6}',
      c: '[04-9][7-9]\\d{6}',
      d: '[23]\\d8\\d{5}',
      e: '[23]\\d0\\d{5}',
      f: '[23]\\d[1-79]\\d{5}',
    },
    forms: [
      ['a', '01a'],
      ['b', '05b'],
      ['c', '07c'],
      ['d', '21d'],
      ['e', '25e'],
      ['f', '27f'],
    ],
  },
  {
    country: 'CL',
    since: '2012-10-20 to 2013-07-06',
    source: 'https://studylib.net/doc/13545234/chile--country-code--56--communication-of-2.vii.2014-',
    code: '56',
    parts: { a: '(?:3[2-5]|4[1-35]|5[1-3578]|6[13-57]|7[1-35])', n: '\\d{6}', s: '\\d{7}' },
    forms: [
      ['2s', '22s'],
      ['an', 'a2n'],
    ],
  },
  {
    country: 'CM',
    since: '2014-11-21',
    source: 'https://www.itu.int/dms_pub/itu-t/opb/sp/T-SP-OB.1063-2014-OAS-PDF-E.pdf',
    code: '237',
    parts: { n: '[5-79]\\d{7}' },
    forms: [['n', '6n']],
  },
  {
    country: 'CO',
    since: '2021-09-01',
    source: 'https://www.itu.int/oth/T020200002C/en',
    code: '57',
    parts: { n: '[2-9]\\d{6}', m: '[2-57-9]\\d{6}' },
    forms: [...swapped('1>601 2>602 5>605 6>606 7>607 8>608'), ['4m', '604m']],
  },
  {
    country: 'EC',
    since: '2012-09-30',
    source: 'https://www.itu.int/oth/T020200003D/en',
    code: '593',
    parts: { n: '\\d{7}' },
    forms: swapped('8>98 9>99'),
  },
  {
    // The old 015x are another operator's numbers today.
    country: 'EG',
    since: '2011-10-06',
    source: 'http://www.tra.gov.eg/english/News_NewsDetails.asp?PID=39&ID=186',
    code: '20',
    parts: { n: '\\d{7}' },
    forms: swapped('10>100 16>106 19>109 11>111 14>114 12>122 17>127 18>128'),
  },
  {
    // The library still takes the old form for a number.
    country: 'GA',
    since: '2019-11-15',
    source: 'https://www.itu.int/oth/T020200004E/en',
    code: '241',
    parts: { n: '\\d{6}' },
    forms: swapped('01>11 02>62 05>65 06>66 04>74 07>77'),
  },
  {
    country: 'GE',
    since: '2011',
    source: 'https://www.itu.int/oth/T0202000050/en',
    code: '995',
    parts: { m: '[579]\\d{7}', n: '\\d{6}' },
    forms: [
      ['m', '5m'],
      ['32n', '322n'],
    ],
  },
  {
    // The codes beside them were never given to Russia, which shares +7.
    country: 'KZ',
    since: '2006 to 2007',
    source: 'https://en.wikipedia.org/wiki/Telephone_numbers_in_Kazakhstan',
    code: '7',
    parts: { a: '(?:1[0-8]|2[1-9])', n: '\\d{7}' },
    forms: [['3an', '7an']],
  },
  {
    country: 'MX',
    since: '2019-08-03',
    source: 'https://www.itu.int/oth/T020200008A/en',
    code: '52',
    parts: { n: '\\d{10}' },
    forms: [['1n', 'n']],
  },
  {
    country: 'QA',
    since: '2010-07-28',
    source: 'https://www.cra.gov.qa/en/press-releases/qatars-phone-numbers-expand-digit-meet-growing-demand',
    code: '974',
    parts: { n: '\\d{6}' },
    forms: doubled('34567'),
  },
  {
    country: 'SA',
    since: '2013',
    source: 'https://www.itu.int/oth/T02020000B7/en',
    code: '966',
    parts: { n: '\\d{7}' },
    forms: swapped('1>11 2>12 3>13 4>14 6>16 7>17'),
  },
  {
    country: 'VN',
    since: '2018-09-15',
    source: 'https://www.itu.int/oth/T02020000E4/en',
    code: '84',
    parts: { n: '\\d{7}' },
    forms: swapped(
      '120>70 121>79 122>77 126>76 128>78 123>83 124>84 125>85 127>81 129>82 ' +
        '162>32 163>33 164>34 165>35 166>36 167>37 168>38 169>39 186>56 188>58 199>59',
    ),
  },
  {
    // Fixed lines. Other old area codes, Ho Chi Minh City's 8 among them, are mobile numbers today.
    country: 'VN',
    since: '2017',
    source: 'https://www.itu.int/oth/T02020000E4/en',
    code: '84',
    parts: { h: '[2-9]\\d{7}', n: '[2-9]\\d{6}' },
    forms: [
      ['4h', '24h'],
      ...swapped(
        '20>214 22>212 25>205 26>206 27>207 29>216 60>260 61>251 62>252 63>263 64>254 66>276 ' +
          '68>259 500>262 501>261 510>235 511>236 650>274 651>271 710>292 711>293 780>290 781>291',
      ),
    ],
  },
];
