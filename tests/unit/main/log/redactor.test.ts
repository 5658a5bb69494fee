import { describe, expect, it } from 'vitest';
import { Redactor } from '../../../../main/log/redactor.ts';
import { growth } from '../../../support/growth.ts';

const redact = (text: string) => new Redactor().text(text);

describe('Redactor', () => {
  it.each([
    { text: 'call from +79161234567 ended', expected: 'call from [phone …4567] ended' },
    { text: 'call from 8 (916) 123-45-67', expected: 'call from [phone …4567]' },
    { text: 'x79161234567y', expected: 'x[phone …4567]y' },
    { text: '+1 315 555 0175, +1 310 555 0199', expected: '[phone …0175], [phone …0199]' },
    { text: 'short 5550175', expected: 'short [phone …75]' },
    { text: 'tel:+1-315-555-0175;ext=4', expected: 'tel:[phone …0175];ext=4' },
    { text: '٠٥٠١٢٣٤٥٦٧', expected: '[phone …٤٥٦٧]' },
    { text: '+1.315.555.0175', expected: '[phone …0175]' },
    { text: '+1/315/555/0175', expected: '[phone …0175]' },
    { text: '+7\u00A0916\u00A01234567', expected: '[phone …4567]' },
  ])('masks phones: $text', ({ text, expected }) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'poll took 1234 ms',
    'status 401 after 3 tries',
    'since 2026-11-21T12:00:00.000Z',
    'day 2026-11-21 to 2026-11-22',
    'location 4564 page 12',
    '127.0.0.1:43121 refused',
    'ERR_NAME_NOT_RESOLVED at main.cjs:1204:33',
    'Electron 33.2.1, Chromium 130.0.6723.137',
  ])('leaves the rest readable: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([
    { text: 'Authorization: Bearer abc123def, User 99aa', gone: ['abc123def', '99aa'] },
    { text: 'bearer   k0k0k0', gone: ['k0k0k0'] },
    { text: '{"Authorization":"Bearer p4rtner, User us3r"}', gone: ['p4rtner', 'us3r'] },
    { text: '"user_token":"t0ken7","partner_token": "p8"', gone: ['t0ken7', 'p8'] },
    { text: 'password=hunter2&login=a', gone: ['hunter2'] },
    { text: 'value 0123456789abcdef0123456789abcdef', gone: ['0123456789abcdef'] },
    { text: 'key gtcwf654agufy25gsadh', gone: ['gtcwf654agufy25gsadh'] },
    { text: 'mail to Marta.Quill+vip@salon.example.com now', gone: ['Marta', 'salon.example'] },
    { text: 'GET https://api.alteg.io/api/v1/clients?phone=1315&name=Marta failed', gone: ['1315', 'Marta'] },
    { text: 'https://marta:secret9@api.alteg.io/x#frag', gone: ['marta', 'secret9', 'frag'] },
    { text: 'app://bundle/index.html?client=Marta', gone: ['Marta'] },
    { text: '/clients/4564?search=Marta', gone: ['Marta'] },
  ])('takes out secrets and addresses: $text', ({ text, gone }) => {
    for (const part of gone) expect(redact(text)).not.toContain(part);
  });

  it('keeps the path of an address', () => {
    expect(redact('GET https://api.alteg.io/api/v1/company/4564/clients?page=2 failed')).toBe(
      'GET https://api.alteg.io/api/v1/company/4564/clients?[query] failed',
    );
  });

  it('hides registered values in every form they travel in', () => {
    const redactor = new Redactor();
    redactor.hide('p@rt ner/tok+en');
    for (const form of [
      'p@rt ner/tok+en',
      encodeURIComponent('p@rt ner/tok+en'),
      Buffer.from('p@rt ner/tok+en').toString('base64'),
      JSON.stringify({ a: 'p@rt ner/tok+en' }),
    ])
      expect(redactor.text(`<${form}>`), form).toContain('[secret]');
    redactor.hide('');
    redactor.hide('ab');
    expect(redactor.text('about')).toBe('about');
  });

  it('lets no random phone or token through', () => {
    let seed = 11;
    const next = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const pick = (from: string) => from[next(from.length)] ?? '';
    for (let turn = 0; turn < 2000; turn += 1) {
      const digits = Array.from({ length: 8 + next(7) }, () => pick('0123456789'));
      const phone = `${pick('+ (')}${digits.map((digit) => digit + (next(3) === 0 ? pick(' -().') : '')).join('')}`;
      const token =
        Array.from({ length: 24 }, () => pick('abcdefghijklmnopqrstuvwxyz0123456789')).join('') + '7k';
      const text = `${pick('abc ')}x ${phone} y Bearer ${token}z, User ${token}`;
      const out = new Redactor().text(text);
      expect(out.replace(/\D/g, ''), text).not.toContain(digits.slice(0, -4).join(''));
      expect(out).not.toContain(token);
    }
  });

  describe.each(['1', '1 ', '(', 'a@', 'a.', 'Bearer ', 'https://', 'aA1'])(
    'with a long hostile text of "%s"',
    (bit) => {
      const redacting = (characters: number) => {
        const text = bit.repeat(characters / bit.length);
        return () => redact(text);
      };

      it('stays quick: its cost grows no faster than the text', () => {
        expect(growth(redacting(1_900), redacting(7_600))).toBeLessThan(8);
      });

      it('looks at the beginning only', () => {
        expect(redact(bit.repeat(30_000)).length).toBeLessThanOrEqual(20_000);
        expect(growth(redacting(20_000), redacting(80_000))).toBeLessThan(2);
      });
    },
  );
});
