import { describe, expect, it } from 'vitest';
import { readNotice } from '../../../../../main/partner/receiver/readNotice.ts';

const ours = { partnerToken: 'partner-token', applicationId: 4217 };
const notice = { salon_id: 10, application_id: 4217, event: 'freeze', partner_token: 'partner-token' };
const read = (change: object, text = JSON.stringify({ ...notice, ...change })) => readNotice(text, ours);

describe('a lifecycle notice', () => {
  it.each(['freeze', 'uninstall'])('is taken when it tells of %s', (event) => {
    expect(read({ event })).toEqual({ kind: 'notice', notice: { locationId: 10, event } });
  });

  it.each(['Freeze', 'UNINSTALL', ' uninstall '])('is taken however "%s" is written', (event) => {
    expect(read({ event })).toMatchObject({ notice: { event: event.trim().toLowerCase() } });
  });

  it('may be a form, and may begin with a mark', () => {
    const form = new URLSearchParams({ ...notice, salon_id: '10', application_id: '4217' });
    const expected = { kind: 'notice', notice: { locationId: 10, event: 'freeze' } };
    expect(read({}, form.toString())).toEqual(expected);
    expect(read({}, `\ufeff${form.toString()}`)).toEqual(expected);
    expect(read({}, `\ufeff ${JSON.stringify(notice)}\n`)).toEqual(expected);
    form.set('partner_token', 'another');
    expect(read({}, form.toString())).toEqual({ kind: 'refused' });
  });

  it('may hold its numbers as text', () => {
    expect(read({ salon_id: '10', application_id: '4217' })).toMatchObject({ kind: 'notice' });
  });

  it.each([
    ['another token', { partner_token: 'partner-tokem' }],
    ['a longer token', { partner_token: 'partner-token2' }],
    ['no token', { partner_token: '' }],
    ['another app', { application_id: 4218 }],
  ])('is refused with %s', (_name, change) => {
    expect(read(change)).toEqual({ kind: 'refused' });
  });

  it.each([['payment'], ['thaw'], ['']])('is ignored when it tells of "%s"', (event) => {
    expect(read({ event })).toEqual({ kind: 'ignored', locationId: 10 });
  });

  it.each([
    ['not JSON', '{'],
    ['a list', '[]'],
    ['no salon', JSON.stringify({ ...notice, salon_id: undefined })],
    ['a salon below 1', JSON.stringify({ ...notice, salon_id: -1 })],
    ['a token that is no text', JSON.stringify({ ...notice, partner_token: 5 })],
  ])('is unreadable when it is %s', (_name, text) => {
    expect(read({}, text)).toEqual({ kind: 'unreadable' });
  });
});
