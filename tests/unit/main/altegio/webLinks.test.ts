import { describe, expect, it, test } from 'vitest';
import { clientCardLink, isAllowedLink, journalLink } from '../../../../main/altegio/webLinks.ts';

describe('links into the web app', () => {
  test('lead to the journal, on a day, and to a client card', () => {
    expect(journalLink(4232)).toBe('https://app.alteg.io/timetable/4232');
    expect(journalLink(4232, '2026-11-21')).toBe('https://app.alteg.io/timetable/4232#main_date=2026-11-21');
    expect(clientCardLink(4232, 16)).toBe('https://app.alteg.io/clients/4232/base/?#open_card_client_id=16');
  });

  it.each([0, -1, 1.5, NaN, Infinity, 2 ** 53])('are not made of the id %d', (id) => {
    expect(journalLink(id)).toBeNull();
    expect(clientCardLink(4232, id)).toBeNull();
    expect(clientCardLink(id, 16)).toBeNull();
  });

  test('leave out a day that is none, and another origin altogether', () => {
    expect(journalLink(4232, '2026-11-21&x=1')).toBe('https://app.alteg.io/timetable/4232');
    expect(journalLink(4232, null, 'https://evil.example')).toBeNull();
  });

  it.each([
    'https://app.alteg.io/timetable/1',
    'https://app.alteg.io/clients/1/base/?#open_card_client_id=2',
    'https://alteg.io/appstore/payment/?salon_id=1&application_id=2&discount=0&source=api&sign=6f9b',
  ])('may be opened: %s', (url) => {
    expect(isAllowedLink(url)).toBe(true);
  });

  it.each([
    '',
    'app.alteg.io',
    'http://app.alteg.io/timetable/1',
    'https://app.alteg.io.evil.example/',
    'https://evil.example/app.alteg.io',
    'https://app.alteg.io@evil.example/',
    'https://user@app.alteg.io/',
    'https://user:pass@app.alteg.io/',
    'https://app.alteg.io:444/',
    'https://app.alteg.io:443/',
    'https://app.alteg.io./',
    'https://APP.alteg.io/',
    'https://xapp.alteg.io/',
    'http://alteg.io/appstore/payment/',
    'https://xalteg.io/',
    'https://alteg.io.evil.example/',
    'https://user@alteg.io/',
    'https://api.alteg.io/',
    'https://yclients.com/timetable/1',
    'https:app.alteg.io/x',
    'https:\\\\app.alteg.io\\x',
    'https://app.alteg.io\\@evil.example/',
    'https://app.alteg.io/\r\nX: y',
    'https://app.alteg.io/\u0000',
    'https://app.alteg.io/ --gpu-launcher=calc',
    ' https://app.alteg.io/',
    'https://аpp.alteg.io/',
    'https://app。alteg.io/',
    'https://app.alteg.io/\u202egpj.exe',
    `https://app.alteg.io/${'a'.repeat(3_000)}`,
    'https://app.alteg.io/../../x',
    'file:///etc/passwd',
    'file://app.alteg.io/x',
    'smb://app.alteg.io/share',
    'ms-msdt:/id PCWDiagnostic',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://app.alteg.io/1',
    'view-source:https://app.alteg.io/',
    'tel:+13155550175',
  ])('may not be opened: %j', (url) => {
    expect(isAllowedLink(url)).toBe(false);
  });
});
