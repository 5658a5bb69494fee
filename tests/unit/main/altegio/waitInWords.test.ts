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
  ])('none in "%s"', (text) => {
    expect(waitInWords(text)).toBeNull();
  });
});
