import { describe, expect, test } from 'vitest';
import { troubleOfAnswer, troubleOfNoLink } from '../../../../main/recordings/recordingTrouble.ts';

const minutes = (count: number): number => count * 60_000;
const NOW = Date.parse('2026-11-24T12:00:00Z');
const link = 'https://records.example/7.mp3';
const twoDays = 2 * 24 * 60;

const told = (status: number, ageMinutes: number, more: { text?: string; link?: string } = {}) =>
  troubleOfAnswer({ status, ageMs: minutes(ageMinutes), link, text: '', nowMs: NOW, ...more });

describe('troubleOfAnswer', () => {
  test.each([
    [200, 5, null],
    [206, 5, null],
    [401, 5, 'denied'],
    [403, 600, 'denied'],
    [404, 5, 'notReady'],
    [404, 59, 'notReady'],
    [404, 60, 'expired'],
    [204, 5, 'notReady'],
    [202, 61, 'expired'],
    [410, 5, 'expired'],
    [410, 600, 'expired'],
    [429, 5, 'providerDown'],
    [408, 5, 'providerDown'],
    [500, 5, 'providerDown'],
    [503, 5, 'providerDown'],
    [400, 5, 'refused'],
    [302, 5, 'refused'],
  ])('%i for a call of %i minutes ago: %s', (status, ageMinutes, trouble) => {
    expect(told(status, ageMinutes)).toBe(trouble);
  });

  test.each([
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
    '<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>',
    '<Error><Code>AuthenticationFailed</Code><Detail>Signature not valid in the specified time frame</Detail></Error>',
    '{"error":"link expired"}',
    '{"message":"Срок действия ссылки истёк"}',
    'El enlace ha caducado',
    'Le lien a expiré',
    'O link foi expirado',
    'Der Link ist abgelaufen',
    'URL signature EXPIRED',
    '<html><body>This link is no longer valid</body></html>',
  ])('a server that says so has an expired link: %s', (text) => {
    for (const status of [400, 401, 403, 404, 410]) expect(told(status, twoDays, { text })).toBe('expired');
    expect(told(503, twoDays, { text })).toBe('providerDown');
  });

  test('a page that only names a date of expiry does not', () => {
    expect(told(403, twoDays, { text: '<meta http-equiv="Expires" content="0">Sign in' })).toBe('denied');
  });

  test.each([
    [`${link}?X-Amz-Date=20261122T120000Z&X-Amz-Expires=86400`, 'expired'],
    [`${link}?X-Amz-Date=20261122T120000Z&X-Amz-Expires=604800`, 'denied'],
    [`${link}?x-goog-date=20261122T120000Z&x-goog-expires=3600`, 'expired'],
    [`${link}?AWSAccessKeyId=a&Expires=${NOW / 1000 - 1}`, 'expired'],
    [`${link}?AWSAccessKeyId=a&Expires=${NOW / 1000 + 1}`, 'denied'],
    [`${link}?exp=${NOW - 1}`, 'expired'],
    [`${link}?sv=1&se=2026-11-24T11%3A59%3A59Z&sig=a`, 'expired'],
    [`${link}?se=x&sig=a`, 'denied'],
    [`${link}?expires=never`, 'denied'],
  ])('a link knows how long it is good: %s is %s', (signed, trouble) => {
    expect(told(403, twoDays, { link: signed })).toBe(trouble);
    expect(told(400, twoDays, { link: signed })).toBe(trouble === 'denied' ? 'refused' : 'expired');
  });
});

describe('troubleOfNoLink', () => {
  test.each([
    [true, 5, 'notReady'],
    [true, 60, 'none'],
    [false, 5, 'none'],
  ])('answered %s, %i minutes ago: %s', (answered, ageMinutes, trouble) => {
    expect(troubleOfNoLink({ answered, ageMs: minutes(ageMinutes) })).toBe(trouble);
  });
});
