import fs from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { nodeFileSystem } from '../../../../main/files/fileSystem.ts';
import { Ledger, type LedgerDeps } from '../../../../main/partner/ledger.ts';
import { aFolder, diskWithRoom, modeOf, systemError } from '../../../support/files.ts';
import { NOON } from '../../../support/calls.ts';

let ids = 0;
const open = (dir: string, deps: Partial<LedgerDeps> = {}): Ledger =>
  Ledger.open({
    dir,
    now: () => NOON,
    randomId: () => `entry-${(ids += 1)}`,
    who: 'mia',
    onChange: () => undefined,
    ...deps,
  });
const request = { operation: 'pay', method: 'POST', path: '/marketplace/partner/payment', body: '{}' };
const payment = { operation: 'pay', locationIds: [10], requests: [request] };
const idOf = (result: ReturnType<Ledger['begin']>): string => (result.ok ? result.value : 'refused');
const fileOf = (dir: string): string => path.join(dir, 'ledger.jsonl');

test('an entry is on the disk, flushed and for its owner only, before its begin returns', () => {
  const dir = aFolder();
  const sync = vi.fn(nodeFileSystem.sync);
  open(dir, { fs: { ...nodeFileSystem, sync } }).begin(payment);

  expect(fs.readFileSync(fileOf(dir), 'utf8')).toContain('"state":"sending"');
  expect(sync).toHaveBeenCalledOnce();
  expect(modeOf(fileOf(dir))).toBe(0o600);
});

test('what came of an entry is there after a restart', () => {
  const dir = aFolder();
  const ledger = open(dir);
  ledger.end(idOf(ledger.begin(payment)), { state: 'done', answer: '1524', problem: null });

  expect(open(dir).list(0, 10)).toMatchObject({
    total: 1,
    entries: [{ who: 'mia', operation: 'pay', locationIds: [10], state: 'done', answer: '1524' }],
  });
});

test('what was on its way when the app was killed is lost', () => {
  const dir = aFolder();
  open(dir).begin(payment);
  const ledger = open(dir);

  expect(ledger.list(0, 10).entries[0]?.state).toBe('lost');
});

test('a line that a crash cut short is dropped, and the next one stands alone', () => {
  const dir = aFolder();
  const first = open(dir);
  first.end(idOf(first.begin(payment)), { state: 'done', answer: '', problem: null });
  fs.appendFileSync(fileOf(dir), '{"begun":{"id":"half');
  idOf(open(dir).begin(payment));

  expect(
    open(dir)
      .list(0, 10)
      .entries.map(({ state }) => state),
  ).toEqual(['lost', 'done']);
  expect(fs.readdirSync(dir)).toEqual(['ledger.jsonl']);
});

test('a broken file is set aside and its readable lines stay', () => {
  const dir = aFolder();
  const first = open(dir);
  first.begin(payment);
  fs.appendFileSync(fileOf(dir), 'rubbish\n');
  const ledger = open(dir);

  expect(ledger.list(0, 10).total).toBe(1);
  expect(fs.readdirSync(dir)).toEqual(['ledger.jsonl', 'ledger.jsonl.broken-20261121T120000Z']);
});

test('a full disk refuses the entry, and the half line does no harm later', () => {
  const dir = aFolder();
  const disk = diskWithRoom(40);
  const ledger = open(dir, { fs: disk });
  expect(ledger.begin(payment)).toMatchObject({ ok: false, error: { kind: 'diskFull' } });
  expect(ledger.list(0, 10).total).toBe(0);

  disk.room = 100_000;
  expect(ledger.begin(payment).ok).toBe(true);
  expect(open(dir).list(0, 10).total).toBe(1);
});

test('nor does one that the disk does not even take back', () => {
  const dir = aFolder();
  const disk = diskWithRoom(40);
  const cut = (): void => {
    throw systemError('EIO');
  };
  const ledger = open(dir, { fs: { ...disk, cut } });
  expect(ledger.begin(payment).ok).toBe(false);

  disk.room = 100_000;
  expect(ledger.begin(payment).ok).toBe(true);
  expect(open(dir).list(0, 10).total).toBe(1);
  expect(fs.readdirSync(dir)).toEqual(['ledger.jsonl']);
});

test('an end that the disk refused is written with the next line', () => {
  const dir = aFolder();
  const disk = diskWithRoom(100_000);
  const ledger = open(dir, { fs: disk });
  const id = idOf(ledger.begin(payment));
  disk.room = 0;
  expect(ledger.end(id, { state: 'done', answer: '7', problem: null }).ok).toBe(false);
  disk.room = 100_000;
  ledger.begin(payment);

  expect(
    open(dir)
      .list(0, 10)
      .entries.map(({ state }) => state),
  ).toEqual(['lost', 'done']);
});

test('a file that cannot be read is left alone, and nothing is begun', () => {
  const dir = aFolder();
  open(dir).begin(payment);
  const read = (): string => {
    throw systemError('EACCES');
  };
  const ledger = open(dir, { fs: { ...nodeFileSystem, read } });

  expect(ledger.begin(payment)).toMatchObject({ ok: false, error: { kind: 'diskError' } });
  expect(open(dir).list(0, 10).total).toBe(1);
});

test('pages come newest first', () => {
  const ledger = open(aFolder());
  for (const operation of ['a', 'b', 'c']) ledger.begin({ ...payment, operation });
  expect(ledger.list(1, 1)).toMatchObject({ total: 3, entries: [{ operation: 'b' }] });
  expect(ledger.change).toBe(3);
});

const begunLine = (part: object): string =>
  `${JSON.stringify({
    begun: {
      operation: 'notifyPayment',
      locationIds: [10],
      requests: [{ ...request, operation: 'notifyPayment' }],
      id: 'old',
      at: '2026-11-20T10:00:00.000Z',
      who: 'mia',
      state: 'lost',
      answeredAt: null,
      answer: 'not in the list of payments',
      problem: { kind: 'answerLost', detail: 'timedOut' },
      ...part,
    },
  })}\n`;
const reading = (text: string) => {
  const dir = aFolder();
  fs.writeFileSync(fileOf(dir), text);
  return open(dir).list(0, 10).entries;
};

test('what is to be done after a lost answer stands in a field of its own', () => {
  const dir = aFolder();
  const ledger = open(dir);
  const id = idOf(ledger.begin(payment));
  ledger.end(id, { state: 'lost', next: 'sendAgain', answer: 'whatever it says', problem: null });
  expect(open(dir).list(0, 1).entries[0]).toMatchObject({ state: 'lost', next: 'sendAgain' });

  ledger.begin(payment);
  expect(open(dir).list(0, 1).entries[0]).toMatchObject({ state: 'lost', next: 'look' });
});

test('a line of an older Ringdesk counts as sent, whatever its words are', () => {
  expect(reading(begunLine({}))).toMatchObject([{ state: 'lost', next: 'look' }]);
  expect(reading(begunLine({ state: 'sending' }))).toMatchObject([{ state: 'lost', next: 'look' }]);
  expect(reading(begunLine({ state: 'done', problem: null }))).toMatchObject([{ next: 'nothing' }]);
});

test.each([
  ['an unknown state', begunLine({ state: 'scheduled' })],
  ['an unknown problem', begunLine({ problem: { kind: 'newer', detail: null } })],
  ['a time that cannot be read', begunLine({ at: 'yesterday' })],
  ['bytes in the middle', begunLine({}).replace('"who"', '"w\u0000')],
  ['an end that is missing', `${begunLine({}).slice(0, -60)}\n`],
  ['the last line cut short', begunLine({}).slice(0, -60)],
  ['a begin that is missing', begunLine({}).slice(12)],
])('a line with %s counts as sent, and the others stay', (_what, line) => {
  const whole = begunLine({ id: 'whole', state: 'done', problem: null });
  expect(reading(`${whole}${line}`)).toMatchObject([
    { operation: 'notifyPayment', state: 'lost', next: 'look' },
    { id: 'whole', state: 'done' },
  ]);
});

test('an unknown end leaves its entry in doubt, and a kind of line of a newer Ringdesk does no harm', () => {
  const ended =
    '{"ended":{"id":"old","state":"odd","answeredAt":"2026-11-20T10:00:01.000Z","answer":"","problem":null}}';
  expect(reading(`${begunLine({ state: 'sending' })}${ended}\n{"seen":{"id":"old"}}\n`)).toMatchObject([
    { id: 'old', state: 'lost', next: 'look' },
  ]);
});

test('the half line of a full disk is not taken for something that was sent', () => {
  const dir = aFolder();
  expect(open(dir, { fs: diskWithRoom(200) }).begin(payment).ok).toBe(false);
  expect(open(dir).list(0, 10).total).toBe(0);
});

test('what another program writes is seen here, and what it cut off is ended in the file', async () => {
  const dir = aFolder();
  const onChange = vi.fn();
  const ours = open(dir, { onChange });
  const theirs = open(dir);
  theirs.begin(payment);
  ours.lookAgain();
  expect(ours.list(0, 10).total).toBe(1);
  expect(onChange).toHaveBeenCalledOnce();

  const held = await open(dir).hold();
  expect(held.ok).toBe(true);
  expect(fs.readFileSync(fileOf(dir), 'utf8')).toContain('"ended":{"state":"lost"');
  if (held.ok) held.value.release();
});
