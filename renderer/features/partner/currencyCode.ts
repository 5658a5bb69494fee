import type { Location } from '../../../contract/model/location.ts';

/** In the small letters, without dots, of the tables below. */
const plain = (sign: string): string =>
  sign.normalize('NFKC').toLowerCase().replaceAll('.', ' ').replace(/\s+/g, ' ').trim();

/** The currency of each country that shares its sign with others, or that has no other hint. */
const OF_COUNTRY: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'USD US EC SV PA PR GU|CAD CA|AUD AU|NZD NZ|SGD SG|HKD HK|TWD TW|MXN MX|CLP CL|COP CO|ARS AR|UYU UY|DOP DO|' +
    'GBP GB|EGP EG|LBP LB|SYP SY|JPY JP|CNY CN|SEK SE|NOK NO|DKK DK|ISK IS|RUB RU|BYN BY|RON RO|MDL MD|INR IN|' +
    'PKR PK|LKR LK|NPR NP|AZN AZ|TMT TM|KZT KZ|KGS KG|UZS UZ|TJS TJ|UAH UA|GEL GE|AMD AM|ILS IL|TRY TR|PLN PL|' +
    'CZK CZ|HUF HU|BGN BG|RSD RS|ALL AL|MKD MK|CHF CH LI|AED AE|SAR SA|QAR QA|OMR OM|KWD KW|BHD BH|JOD JO|IRR IR|' +
    'THB TH|VND VN|IDR ID|MYR MY|PHP PH|KRW KR|MNT MN|BRL BR|PEN PE|ZAR ZA|NGN NG|KES KE|GHS GH|MAD MA|DZD DZ|TND TN|' +
    'EUR AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV ME MT NL PT SI SK XK'
  )
    .split('|')
    .flatMap((line) => {
      const [code = '', ...countries] = line.split(' ');
      return countries.map((country) => [country, code]);
    }),
);

/** What salons write for a currency, in small letters and without dots, and which it may be. */
const OF_SIGN: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (
    '$ USD CAD AUD NZD SGD HKD TWD MXN CLP COP ARS UYU DOP|us$ USD|ca$ CAD|c$ CAD|a$ AUD|au$ AUD|nz$ NZD|s$ SGD|hk$ HKD|' +
    'nt$ TWD|mx$ MXN|r$ BRL|€ EUR|eur EUR|евро EUR|£ GBP EGP LBP SYP|e£ EGP|¥ JPY CNY|元 CNY|円 JPY|kr SEK NOK DKK ISK|' +
    '₽ RUB|руб RUB BYN|р RUB BYN|rub RUB|br BYN|бел руб BYN|lei RON MDL|лей MDL|лея MDL|leu RON MDL|₹ INR|rs INR PKR LKR NPR|' +
    '₨ INR PKR LKR NPR|₼ AZN|ман AZN TMT|манат AZN TMT|man AZN TMT|₸ KZT|тг KZT|тенге KZT|сом KGS|с KGS|⃀ KGS|сум UZS|сўм UZS|' +
    "so'm UZS|so‘m UZS|som UZS KGS|сомони TJS|смн TJS|₴ UAH|грн UAH|₾ GEL|лари GEL|֏ AMD|драм AMD|₪ ILS|₺ TRY|tl TRY|zł PLN|" +
    'kč CZK|ft HUF|лв BGN|din RSD|дин RSD|lek ALL|ден MKD|den MKD|fr CHF|sfr CHF|dh AED MAD|dhs AED|дирхам AED MAD|د إ AED|' +
    'دإ AED|ر س SAR|﷼ SAR QAR OMR IRR|sr SAR|฿ THB|₫ VND|đ VND|rp IDR|rm MYR|₱ PHP|₩ KRW|₮ MNT|s/ PEN|₦ NGN|₵ GHS|r ZAR'
  )
    .split('|')
    .map((line) => {
      // The last words are the codes: a sign may be of two words.
      const words = line.split(' ');
      const codes = words.filter((word) => /^[A-Z]{3}$/.test(word));
      return [plain(words.slice(0, words.length - codes.length).join(' ')), codes];
    }),
);

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * The three letters of the currency in which a location is billed, from what Altegio says of it: a code, a sign or a
 * word. A sign of several currencies is read by the location's country; '' where that does not settle it.
 */
export function currencyCode({ currency, countryIso }: Pick<Location, 'currency' | 'countryIso'>): string {
  const ofCountry = OF_COUNTRY[countryIso?.toUpperCase() ?? ''] ?? '';
  const text = (currency ?? '').trim();
  if (text === '') return ofCountry;
  if (CODES.has(text.toUpperCase())) return text.toUpperCase();
  const sign = plain(text);
  const codes = Object.hasOwn(OF_SIGN, sign) ? (OF_SIGN[sign] ?? []) : [];
  const [only = ''] = codes;
  if (codes.length === 1) return only;
  return codes.includes(ofCountry) ? ofCountry : '';
}
