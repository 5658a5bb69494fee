import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readRegistrationLink } from '../../../../main/partner/registrationLink.ts';

const TOKEN = 'partner-token';
const read = (link: string) => readRegistrationLink(link, TOKEN);
const link = { locationIds: [615], chainId: null, crmToken: null, user: null };

/** `user_data` with its signature, as Altegio makes it. */
function signed(user: unknown, key = TOKEN): URLSearchParams {
  const bytes = Buffer.from(typeof user === 'string' ? user : JSON.stringify(user));
  const sign = createHmac('sha256', key).update(bytes).digest('hex');
  return new URLSearchParams({ user_data: bytes.toString('base64'), user_data_sign: sign });
}

describe('a registration link', () => {
  it.each([
    ['an https address', 'https://partner.example.com/register?salon_id=615', link],
    ['an address of this machine', 'http://127.0.0.1:8123/connect?salon_id=615', link],
    ['our own scheme', 'ringdesk://connect?salon_id=615', link],
    ['our own scheme with a slash', 'RINGDESK://connect/?salon_id=615', link],
    ['a bare query', 'salon_id=615', link],
    ['a query with its question mark, pasted with blanks around', ' ?salon_id=615\n', link],
    ['an encoded list', '?salon_ids%5B%5D=1&salon_ids%5B%5D=2', { ...link, locationIds: [1, 2] }],
    ['a repeated list', 'salon_ids[]=1&salon_ids[]=2', { ...link, locationIds: [1, 2] }],
    ['a numbered list', 'salon_ids[0]=1&salon_ids[1]=2', { ...link, locationIds: [1, 2] }],
    ['a list with commas', 'salon_ids=3,1,2', { ...link, locationIds: [3, 1, 2] }],
    ['ids that come twice', 'salon_id=1&salon_ids=1,2,2', { ...link, locationIds: [1, 2] }],
    [
      'the chain and its telephony token',
      'salon_id=615&salon_group_id=77&crm_token=ab-12',
      { ...link, chainId: 77, crmToken: 'ab-12' },
    ],
    ['empty extras', 'salon_id=615&salon_group_id=&crm_token=&user_data=&user_data_sign=', link],
    ['what it does not know', 'salon_id=615&utm_source=mail#top', link],
  ])('is read from %s', (_, text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['no ids', 'https://partner.example.com/register'],
    ['an empty id', 'salon_id='],
    ['a negative id', 'salon_id=-615'],
    ['zero', 'salon_id=0'],
    ['NaN', 'salon_id=NaN'],
    ['a fraction', 'salon_id=6.5'],
    ['an exponent', 'salon_id=1e3'],
    ['a hexadecimal id', 'salon_id=0x10'],
    ['an id beyond what numbers hold', 'salon_id=9007199254740993'],
    ['digits of another script', 'salon_id=٦١٥'],
    ['wide digits', 'salon_id=６１５'],
    ['one bad id among good ones', 'salon_ids=1,2,x'],
    ['more than a thousand ids', `salon_ids=${Array.from({ length: 1001 }, (_, i) => i + 1).join(',')}`],
    ['a huge text', `salon_id=615&x=${'y'.repeat(20_000)}`],
    ['a user name before the host', 'https://app.alteg.io@evil.example/?salon_id=615'],
    ['a password before the host', 'https://a:b@evil.example/?salon_id=615'],
    ['another place of our scheme', 'ringdesk://settings?salon_id=615'],
    ['a user name in our scheme', 'ringdesk://x@connect?salon_id=615'],
    ['a file', 'file:///etc/passwd?salon_id=615'],
    ['a script', 'javascript:alert(1)//?salon_id=615'],
    ['a line break inside', 'https://partner.example.com/?salon_id=615\n&crm_token=x'],
    ['an invisible character', 'https://partner.example.com/?salon_id=615\u200b'],
    ['a chain that is no number', 'salon_id=615&salon_group_id=chain'],
    ['two telephony tokens', 'salon_id=615&crm_token=a&crm_token=b'],
    ['a line break in the telephony token', 'salon_id=615&crm_token=a%0d%0ab'],
    ['a telephony token that is no text of a token', 'salon_id=615&crm_token=%F0%9F%92%A5'],
    ['two users', 'salon_id=615&user_data=YQ==&user_data=Yg=='],
  ])('is refused with %s', (_, text) => {
    const result = read(text);
    expect(result).toMatchObject({ ok: false, error: { kind: 'linkInvalid' } });
    expect(JSON.stringify(result)).not.toMatch(/615|passwd|evil/);
  });

  it('takes a thousand locations', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => index + 1);
    expect(read(`salon_ids=${ids.join(',')}`)).toMatchObject({ value: { locationIds: ids } });
  });
});

describe('the signed user of a link', () => {
  const mia = { id: 9, name: 'Mia ☕ Wójcik', email: 'mia@example.com', phone: '+48500' };

  it('is named when the signature is right', () => {
    expect(read(`salon_id=615&${signed(mia).toString()}`)).toMatchObject({
      value: { user: { name: 'Mia ☕ Wójcik', email: 'mia@example.com' } },
    });
  });

  it('may have lost its plus signs on the way', () => {
    const query = signed({ name: '>>>???>>>ÿÿÿ', email: '' });
    expect(query.get('user_data')).toContain('+');
    const bare = `user_data=${query.get('user_data') ?? ''}&user_data_sign=${query.get('user_data_sign') ?? ''}`;
    expect(read(`salon_id=615&${bare}`)).toMatchObject({ value: { user: { name: '>>>???>>>ÿÿÿ' } } });
  });

  it('may have a signature in capitals', () => {
    const query = signed(mia);
    query.set('user_data_sign', query.get('user_data_sign')?.toUpperCase() ?? '');
    expect(read(`salon_id=615&${query.toString()}`).ok).toBe(true);
  });

  it('is nobody when rightly signed data makes no sense', () => {
    expect(read(`salon_id=615&${signed('not JSON').toString()}`)).toMatchObject({ value: { user: null } });
    expect(read(`salon_id=615&${signed({ name: 7, email: [] }).toString()}`)).toMatchObject({
      value: { user: { name: '7', email: '' } },
    });
  });

  it.each([
    ['another key', () => signed(mia, 'other-token')],
    ['a changed user', (query: URLSearchParams) => (query.set('user_data', btoa('{"name":"Eve"}')), query)],
    ['no signature', (query: URLSearchParams) => (query.delete('user_data_sign'), query)],
    ['a short signature', (query: URLSearchParams) => (query.set('user_data_sign', 'ab'), query)],
    ['no base64', (query: URLSearchParams) => (query.set('user_data', '%%%'), query)],
  ])('makes the whole link refused with %s', (_, change) => {
    expect(read(`salon_id=615&${change(signed(mia)).toString()}`)).toEqual({
      ok: false,
      error: { kind: 'signatureWrong', detail: null },
    });
  });
});
