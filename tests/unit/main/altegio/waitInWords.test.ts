import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waitInWords } from '../../../../main/altegio/waitInWords.ts';

describe('a wait in words', () => {
  test.each([
    ['Try again in 1 minute.', 60_000],
    ['Retry in 1500 ms', 1_500],
    ['Please retry after 250 milliseconds', 250],
    ['Too many requests, retry in 0 seconds', 0],
    ['Try again in 90 secs', 90_000],
    ['Try again in 45s.', 45_000],
    ['Wait 2m', 120_000],
    ['Try again in 1 minute 30 seconds.', 90_000],
    ['Try again in 1 min. 30 sec.', 90_000],
    ['Try again in 2 minutes and 5 seconds', 125_000],
    ['Wait 1.5 minutes', 90_000],
    ['Wait 0,5 min', 30_000],
    ['Try again in 1 hour', 3_600_000],
    ['Try again in a minute.', 60_000],
    ['retry in 1m30s', 90_000],
    ['Please try again in 1m30.5s', 90_500],
    ['Please try again in 6.125s', 6_125],
    ['Please retry in 250.5ms.', 250.5],
    ['retry after PT1M30S', 90_000],
    ['Réessayez dans 1h30', 5_400_000],
    ['Try again in 2min5sec', 125_000],
    ['Try again in 1,500 ms', 1_500],
    ['Try again in 12,345 milliseconds', 12_345],
    ['Bitte warten Sie 1.500 Millisekunden', 1_500],
    ['Wait 30.000 ms', 30_000],
    ['Подождите 1 500 мс', 1_500],
    ['Подождите 1\u00a0500 мс', 1_500],
    ['Warten Sie 1\u2019500 ms', 1_500],
    ['Espere 0,500 segundos', 500],
    ['Подождите 1,5 минуты', 90_000],
    ['Try again in 5 minute(s) and 30 second(s).', 330_000],
    ['Try again in 5-10 seconds', 10_000],
    ['Try again in 01:30', 90_000],
    ['Too many requests (limit: 200 requests in 1 minute). Try again in 20 seconds.', 20_000],
    ['Try again in 20 seconds (limit: 200 requests in 1 minute).', 20_000],
    ['After 200 requests in 1 minute wait 20 seconds', 20_000],
    ['Too many requests, please try again (in 30 seconds).', 30_000],
    ['Quota of 200 requests resets in 1 minute', 60_000],
    ['Error 429: retry in 5 seconds', 5_000],
    ['Спробуйте ще раз за 30 секунд', 30_000],
    ['Wait 12', 12_000],
    ['30 seconds', 30_000],
    ['Limit of 200 requests per 1 minute. Try again in 20 seconds.', 20_000],
    ['Retry in 3 seconds: 5 requests per 1 second', 3_000],
    ['You sent 300 requests in 60 seconds. Please wait 15 seconds.', 15_000],
    ['Повторите попытку через 2 минуты', 120_000],
    ['Повторите запрос через 10 секунд', 10_000],
    ['Попробуйте снова через минуту.', 60_000],
    ['Подождите 1500 мс', 1_500],
    ['Лимит 200 запросов за 1 минуту. Повторите через 7 сек.', 7_000],
    ['Спробуйте ще раз через 3 хвилини', 180_000],
    ['Зачекайте 20 секунд', 20_000],
    ['Versuchen Sie es in 2 Minuten erneut', 120_000],
    ['Bitte warten Sie 30 Sekunden.', 30_000],
    ['Inténtelo de nuevo en 1 minuto', 60_000],
    ['Espere 40 segundos', 40_000],
    ['Tente novamente em 2 minutos', 120_000],
    ['Aguarde 15 seg.', 15_000],
    ['Spróbuj ponownie za 30 sekund', 30_000],
    ['Réessayez dans 2 minutes', 120_000],
    ['Riprova tra 10 secondi', 10_000],
    ['2 dakika sonra tekrar deneyin', 120_000],
    ['Zkuste to znovu za 10 sekund', 10_000],
    ['Próbálja újra 2 perc múlva', 120_000],
    ['נסה שוב בעוד 2 דקות', 120_000],
    ['حاول مرة أخرى بعد ٣٠ ثانية', 30_000],
  ])('%s', (text, ms) => {
    expect(waitInWords(text)).toBe(ms);
  });

  test.each([
    '',
    'Too many requests',
    'At most 200 per 1 minute',
    'Limit of 200 requests per minute exceeded',
    'More than 200 requests, try again later',
    'Превышен лимит: 200 запросов за 1 минуту',
    'Only 5 requests/1 second, 200 requests/1 minute',
    'Error 1015: you are being rate limited',
    'Try again later (limit: 200 requests in 1 minute)',
    'Please wait: at most 5 requests in 1 second',
    'Try again later, 200 requests within 60 seconds are allowed.',
    'Повторите позже (не более 200 запросов в течение 1 минуты)',
    'Повторите позже: не более 200 запросов за минуту',
    'Daha sonra tekrar deneyin (1 dakikada en fazla 200 istek)',
    'Bitte versuchen Sie es später erneut. Grenze: 200 Anfragen in 1 Minute.',
    'Try again later. Limits are counted over 1 minute.',
    'Try again at 12:05',
  ])('none in "%s"', (text) => {
    expect(waitInWords(text)).toBeNull();
  });
});

/** How each language names the units, asks for patience and tells its limit; `#` stands for the wait. */
const LANGUAGES: readonly {
  readonly name: string;
  readonly units: readonly [ms: string, second: string, minute: string, hour: string];
  readonly asks: readonly string[];
  readonly limit: string;
}[] = [
  {
    name: 'English',
    units: ['milliseconds', 'seconds', 'minutes', 'hours'],
    asks: ['Try again in #.', 'Please wait # before the next request', 'Too many requests, retry after #'],
    limit: 'limit: 200 requests in 1 minute',
  },
  {
    name: 'Russian',
    units: ['миллисекунд', 'секунд', 'минут', 'часов'],
    asks: ['Повторите попытку через #.', 'Слишком много запросов, подождите #'],
    limit: 'не более 200 запросов за 1 минуту',
  },
  {
    name: 'Ukrainian',
    units: ['мілісекунд', 'секунд', 'хвилин', 'годин'],
    asks: ['Спробуйте ще раз через #.', 'Зачекайте #'],
    limit: 'не більше 200 запитів за 1 хвилину',
  },
  {
    name: 'German',
    units: ['Millisekunden', 'Sekunden', 'Minuten', 'Stunden'],
    asks: ['Versuchen Sie es in # erneut.', 'Bitte warten Sie #'],
    limit: 'höchstens 200 Anfragen pro 1 Minute',
  },
  {
    name: 'Spanish',
    units: ['milisegundos', 'segundos', 'minutos', 'horas'],
    asks: ['Inténtelo de nuevo en #.', 'Espere #'],
    limit: 'máximo 200 solicitudes en 1 minuto',
  },
  {
    name: 'Portuguese',
    units: ['milissegundos', 'segundos', 'minutos', 'horas'],
    asks: ['Tente novamente em #.', 'Aguarde #'],
    limit: 'no máximo 200 pedidos em 1 minuto',
  },
  {
    name: 'French',
    units: ['millisecondes', 'secondes', 'minutes', 'heures'],
    asks: ['Réessayez dans #.', 'Veuillez patienter #'],
    limit: '200 requêtes par 1 minute',
  },
  {
    name: 'Italian',
    units: ['millisecondi', 'secondi', 'minuti', 'ore'],
    asks: ['Riprova tra #.', 'Attendi #'],
    limit: '200 richieste in 1 minuto',
  },
  {
    name: 'Polish',
    units: ['milisekund', 'sekund', 'minut', 'godzin'],
    asks: ['Spróbuj ponownie za #.', 'Poczekaj #'],
    limit: 'limit 200 żądań na 1 minutę',
  },
  {
    name: 'Czech',
    units: ['milisekund', 'sekund', 'minut', 'hodin'],
    asks: ['Zkuste to znovu za #.', 'Počkejte #'],
    limit: '200 požadavků za 1 minutu',
  },
  {
    name: 'Hungarian',
    units: ['ezredmásodperc', 'másodperc', 'perc', 'óra'],
    asks: ['Próbálja újra # múlva.', 'Várjon #'],
    limit: '1 perc alatt 200 kérés',
  },
  {
    name: 'Romanian',
    units: ['milisecunde', 'secunde', 'minute', 'ore'],
    asks: ['Încercați din nou în #.', 'Așteptați #'],
    limit: '200 de cereri în 1 minut',
  },
  {
    name: 'Turkish',
    units: ['milisaniye', 'saniye', 'dakika', 'saat'],
    asks: ['# sonra tekrar deneyin.', 'Lütfen # bekleyin'],
    limit: '1 dakikada en fazla 200 istek',
  },
  {
    name: 'Azerbaijani',
    units: ['millisaniyə', 'saniyə', 'dəqiqə', 'saat'],
    asks: ['# sonra yenidən cəhd edin.', '# gözləyin'],
    limit: '1 dəqiqədə 200 sorğu',
  },
  {
    name: 'Kazakh',
    units: ['миллисекунд', 'секунд', 'минут', 'сағат'],
    asks: ['# кейін қайта көріңіз.', '# күтіңіз'],
    limit: '1 минутта 200 сұрау',
  },
  {
    name: 'Uzbek',
    units: ['millisoniya', 'soniya', 'daqiqa', 'soat'],
    asks: ["# keyin qayta urinib ko'ring.", '# kuting'],
    limit: "1 daqiqada 200 ta so'rov",
  },
  {
    name: 'Latvian',
    units: ['milisekundēm', 'sekundēm', 'minūtēm', 'stundām'],
    asks: ['Mēģiniet vēlreiz pēc #.', 'Pagaidiet #'],
    limit: '200 pieprasījumi 1 minūtē',
  },
  {
    name: 'Lithuanian',
    units: ['milisekundžių', 'sekundžių', 'minučių', 'valandų'],
    asks: ['Bandykite dar kartą po #.', 'Palaukite #'],
    limit: '200 užklausų per 1 minutę',
  },
  {
    name: 'Estonian',
    units: ['millisekundi', 'sekundi', 'minuti', 'tunni'],
    asks: ['Proovige uuesti # pärast.', 'Oodake #'],
    limit: '200 päringut 1 minutis',
  },
  {
    name: 'Bulgarian',
    units: ['милисекунди', 'секунди', 'минути', 'часа'],
    asks: ['Опитайте отново след #.', 'Изчакайте #'],
    limit: '200 заявки за 1 минута',
  },
  {
    name: 'Greek',
    units: ['χιλιοστά του δευτερολέπτου', 'δευτερόλεπτα', 'λεπτά', 'ώρες'],
    asks: ['Δοκιμάστε ξανά σε #.', 'Περιμένετε #'],
    limit: '200 αιτήματα σε 1 λεπτό',
  },
  {
    name: 'Armenian',
    units: ['միլիվայրկյան', 'վայրկյան', 'րոպե', 'ժամ'],
    asks: ['Փորձեք կրկին # հետո։', 'Սպասեք #'],
    limit: '1 րոպեում 200 հարցում',
  },
  {
    name: 'Georgian',
    units: ['მილიწამი', 'წამში', 'წუთში', 'საათში'],
    asks: ['სცადეთ ხელახლა #.', 'დაელოდეთ #'],
    limit: '200 მოთხოვნა 1 წუთში',
  },
  {
    name: 'Hebrew',
    units: ['אלפיות שנייה', 'שניות', 'דקות', 'שעות'],
    asks: ['נסה שוב בעוד #.', 'המתן #'],
    limit: '200 בקשות ב-1 דקה',
  },
  {
    name: 'Arabic',
    units: ['مللي ثانية', 'ثانية', 'دقيقة', 'ساعة'],
    asks: ['حاول مرة أخرى بعد #.', 'انتظر #'],
    limit: '200 طلب في 1 دقيقة',
  },
];
const LONG: readonly [number, number, number, number] = [1, 1_000, 60_000, 3_600_000];

describe.each(LANGUAGES)('a wait in $name', ({ units, asks, limit }) => {
  const ask = fc.constantFrom(...asks);
  const placed = fc.constantFrom(
    (text: string) => text,
    (text: string) => `${text.replace(/[.։]$/, '')} (${limit})`,
    (text: string) => `${limit}. ${text}`,
  );
  const number = fc.integer({ min: 2, max: 59 });

  test('is read in every unit, with its limit told beside it or not', () => {
    fc.assert(
      fc.property(ask, placed, number, fc.constantFrom(0, 1, 2, 3), (words, place, count, at) => {
        const unit = units.at(at) ?? '';
        const text = place(words.replace('#', `${count} ${unit}`));
        expect(waitInWords(text), text).toBe(count * LONG[at]);
      }),
      { seed: 12 },
    );
  });

  test('is read of minutes and seconds', () => {
    fc.assert(
      fc.property(ask, placed, number, number, (words, place, minutes, seconds) => {
        const text = place(words.replace('#', `${minutes} ${units[2]} ${seconds} ${units[1]}`));
        expect(waitInWords(text), text).toBe(minutes * 60_000 + seconds * 1_000);
      }),
      { seed: 12 },
    );
  });

  test('is not made of the limit alone', () => {
    for (const words of asks) {
      const text = `${words.replace('#', '').replace(/[.։]$/, '')} (${limit})`;
      expect(waitInWords(text), text).toBeNull();
    }
  });
});

test('a wait is read in every way to write a length', () => {
  const group = (ms: number, sign: string): string => String(ms).replace(/\B(?=(?:\d{3})+$)/g, sign);
  const forms: readonly ((minutes: number, seconds: number) => string)[] = [
    (m, s) => `${m}m${s}s`,
    (m, s) => `${m}m ${s}s`,
    (m, s) => `${m}min${s}sec`,
    (m, s) => `${m} min. ${s} sec.`,
    (m, s) => `${m} minutes, ${s} seconds`,
    (m, s) => `${m} minutes and ${s} seconds`,
    (m, s) => `PT${m}M${s}S`,
    (m, s) => `${m}:${String(s).padStart(2, '0')}`,
    (m, s) => `${m * 60 + s} s`,
    (m, s) => `${m * 60 + s}s`,
    (m, s) => `${m * 60 + s}.000 seconds`,
    (m, s) => `${group((m * 60 + s) * 1_000, ',')} ms`,
    (m, s) => `${group((m * 60 + s) * 1_000, '.')} ms`,
    (m, s) => `${group((m * 60 + s) * 1_000, '\u202f')} ms`,
    (m, s) => `${(m * 60 + s) * 1_000}ms`,
  ];
  const number = fc.integer({ min: 1, max: 59 });
  fc.assert(
    fc.property(fc.constantFrom(...forms), number, number, (form, minutes, seconds) => {
      const text = `Too many requests (limit: 200 requests in 1 minute). Try again in ${form(minutes, seconds)}.`;
      expect(waitInWords(text), text).toBe(minutes * 60_000 + seconds * 1_000);
    }),
    { seed: 12 },
  );
});
