import { describe, expect, it, test } from 'vitest';
import type { InstallationStatus } from '../../../../main/altegio/installations.ts';
import { mergedHooks } from '../../../../main/command-line/changeHooks.ts';
import { wordForLocation } from '../../../../main/command-line/locationWord.ts';
import { phoneText } from '../../../../main/command-line/phoneText.ts';
import { plainFacts, plainTable } from '../../../../main/command-line/plainTable.ts';
import { Printer } from '../../../../main/command-line/printer.ts';
import { shownAddress } from '../../../../main/command-line/shownHooks.ts';

describe('a number', () => {
  it.each([
    ['+13155550175', '+1 315 ••• 0175', '+1 315 555 0175'],
    ['13155550175', '+1 315 ••• 0175', '+1 315 555 0175'],
    ['1315***0175', 'hidden', 'hidden'],
    ['101', 'ext. 101', 'ext. 101'],
    ['99999999999999999999', 'hidden', '99999999999999999999'],
    ['', null, null],
  ])('%s is masked unless it is asked for in full', (raw, masked, full) => {
    expect(phoneText(raw, false)).toBe(masked);
    expect(phoneText(raw, true)).toBe(full);
  });
});

test('columns are aligned, numbers on the right, and what is not known is a dash', () => {
  expect(
    plainTable(
      ['Id', 'Name'],
      [
        [7, 'Łucja'],
        [1234, null],
        [9, ''],
      ],
    ),
  ).toBe(['  Id  Name', '   7  Łucja', '1234  –', '   9  –'].join('\n'));
  expect(
    plainFacts([
      ['Name', 'Marta'],
      ['Note', 'one\ntwo'],
    ]),
  ).toBe('Name  Marta\nNote  one\n      two');
});

test('a secret never leaves the printer, whoever put it into a text', () => {
  let written = '';
  const write = (text: string): void => void (written += text);
  const terminal = { interactive: false, write, writeError: write, ask: never, askHidden: never };
  const printer = new Printer(terminal, true);
  printer.keepSecret('tok-en-1');

  printer.plain('It is tok-en-1.');
  printer.end({ kind: 'failed', error: { kind: 'forbidden', message: 'tok-en-1 may not' } }, 'partner');

  expect(written).not.toContain('tok-en-1');
  expect(written).toContain('[token]');
});

describe('the word for a location', () => {
  const nowMs = Date.parse('2026-11-27T12:00:00Z');
  const status = (more: Partial<InstallationStatus>): InstallationStatus => ({
    state: 'active',
    createdAtText: '2026-11-27 11:30:00',
    payments: [],
    log: [],
    oddRows: 0,
    ...more,
  });
  const word = (one: InstallationStatus | null) => wordForLocation(one, { timeZone: 'UTC', nowMs });
  const payment = { id: 1, sum: 49, paidAtText: '', fromText: '2026-11-01 00:00:00', refunded: false };

  it('is the state of the app, with the end of the last period that was not refunded', () => {
    const payments = [
      { ...payment, toText: '2026-12-01 00:00:00' },
      { ...payment, toText: '2027-01-01 00:00:00', refunded: true },
    ];
    expect(word(status({ payments }))).toEqual({ word: 'active', reason: '', paidUntil: '2026-12-01' });
  });

  it('says how long an activation is still taken', () => {
    expect(word(status({ state: 'pending' })).reason).toBe('Activate it in the next 30 min.');
    expect(word(status({ state: 'pending', createdAtText: '2026-11-27 10:30:00' })).reason).toMatch(
      /press Connect again/,
    );
  });

  it('is "not installed" where Altegio does not know it, and never "active" for a new word', () => {
    expect(word(null)).toMatchObject({ word: 'notInstalled', paidUntil: null });
    expect(word(status({ state: 'other' })).word).toBe('unknown');
    expect(word(status({ state: 'frozen' })).word).toBe('frozen');
  });
});

describe('the shared list of addresses', () => {
  const before = {
    urls: ['https://other.example/a?key=1', 'https://ours.example/hook?key=2'],
    active: true,
    flags: { record: true },
  };
  const merged = (add: string[], remove: string[], active?: boolean) =>
    mergedHooks(before, { add, remove, active });

  it('keeps what nobody named', () => {
    expect(merged(['https://new.example/'], ['https://ours.example/hook'])).toEqual({
      ok: true,
      value: { ...before, urls: ['https://other.example/a?key=1', 'https://new.example/'] },
    });
    expect(merged([], [], false)).toEqual({ ok: true, value: { ...before, active: false } });
  });

  it('takes an address away as it is shown, and none whose query is another', () => {
    expect(merged([], [shownAddress('https://ours.example/hook?key=2')])).toMatchObject({ ok: true });
    expect(merged([], ['https://ours.example/hook?key=3'])).toMatchObject({ ok: false });
  });

  it('refuses what Altegio would not keep, and what is not there', () => {
    expect(merged([], ['https://other.example/a', 'https://ours.example/hook'])).toMatchObject({ ok: false });
    expect(merged([], ['https://nobody.example/'])).toMatchObject({ ok: false });
    expect(
      merged(
        Array.from({ length: 9 }, (_, at) => `https://${at}.example/`),
        [],
      ),
    ).toMatchObject({ ok: false });
  });

  it('never shows a query or a password', () => {
    expect(shownAddress('https://u:p@ours.example/hook?key=2')).toBe('https://ours.example/hook?…');
  });
});

function never(): Promise<string> {
  throw new Error('Nobody is asked');
}
