import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { CallFilter } from '../../../../contract/model/callFilter.ts';
import { bookHandlers } from '../../../../main/book/bookHandlers.ts';
import { ExportDesk, type ExportDeskDeps } from '../../../../main/export/exportDesk.ts';
import { aCall, downtown, NOON } from '../../../support/calls.ts';
import { anEmptyBook, doorTo } from '../../../support/directBook.ts';
import { PartFile } from '../../../../main/files/partFile.ts';
import { aFolder, modeOf, newFileMode, systemError } from '../../../support/files.ts';
import { waitUntil } from '../../../support/waitUntil.ts';

const rule = { minSeconds: 0, openingHours: null, openDays: 7 };
const filter: CallFilter = {
  locationIds: [],
  period: { kind: 'last7Days' },
  direction: null,
  statuses: [],
  caller: null,
  withRecording: false,
  followUp: null,
  search: '',
};
const masked = { filter, fullNumbers: false };
const problem = (kind: string) => ({ kind: 'problem', problem: { kind, detail: null } });

function setup(calls = 1200, deps: Partial<ExportDeskDeps> = {}) {
  const book = anEmptyBook();
  const rows = Array.from({ length: calls }, (_, index) =>
    aCall({ callId: index + 1, callerPhone: '+13155550175', endedSecondsAgo: index }),
  );
  bookHandlers.putCalls(book, { locations: [downtown], calls: rows, nowMs: NOON, rule });
  const folder = aFolder();
  const documents = aFolder();
  const file = path.join(documents, 'calls.csv');
  const door = doorTo(book);
  const onChange = vi.fn();
  const showInFolder = vi.fn();
  const desk: ExportDesk = new ExportDesk({
    book: door,
    folder: () => folder,
    mayShowNumbers: () => false,
    askWhere: async () => file,
    showInFolder,
    separator: () => 'comma',
    now: () => NOON,
    serverNowMs: () => NOON,
    onChange,
    onBug: (error) => {
      throw error;
    },
    ...deps,
  });
  const ended = async () => {
    await waitUntil(() => desk.state !== null && desk.state.phase !== 'running');
    return desk.state;
  };
  const audit = (): unknown[] =>
    fs.existsSync(path.join(folder, 'audit.log'))
      ? fs
          .readFileSync(path.join(folder, 'audit.log'), 'utf8')
          .trim()
          .split('\n')
          .map((line): unknown => JSON.parse(line))
      : [];
  return { book, door, folder, documents, file, desk, ended, audit, onChange, showInFolder };
}

const line = (change: object) => ({
  at: '2026-11-21T12:00:00.000Z',
  what: 'callsExport',
  period: { kind: 'last7Days' },
  rows: 1200,
  masked: true,
  file: 'calls.csv',
  outcome: 'done',
  problem: null,
  ...change,
});

describe('ExportDesk', () => {
  test('writes every call, tells how far it is, shows the file and leaves a line in the audit log', async () => {
    const askWhere = vi.fn<ExportDeskDeps['askWhere']>();
    const { desk, documents, file, folder, ended, audit, onChange, showInFolder } = setup(1200, { askWhere });
    askWhere.mockResolvedValue(file);
    expect(await desk.start(masked)).toEqual({ kind: 'started' });
    expect(desk.state).toMatchObject({ phase: 'running', rows: 1200, file, masked: true });
    expect(await ended()).toEqual({
      phase: 'done',
      rowsDone: 1200,
      rows: 1200,
      file,
      masked: true,
      problem: null,
    });
    expect(askWhere).toHaveBeenCalledExactlyOnceWith({ fileName: 'calls-2026-11-21.csv', rows: 1200 });
    expect(onChange).toHaveBeenCalled();

    const text = fs.readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFF"Date",')).toBe(true);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(1202);
    expect(lines.at(-1)).toBe('');
    expect(new Set(lines.slice(1, -1).map((one) => one.split(',').at(-1)))).toHaveLength(1200);
    expect(text).not.toContain('555 0');
    expect(modeOf(file)).toBe(newFileMode());
    expect(fs.readdirSync(documents)).toEqual(['calls.csv']);
    expect(audit()).toEqual([line({})]);
    expect(modeOf(path.join(folder, 'audit.log'))).toBe(0o600);

    desk.reveal();
    expect(showInFolder).toHaveBeenCalledExactlyOnceWith(file);
    desk.dismiss();
    expect(desk.state).toBeNull();
  });

  test('full numbers only while the manager has unlocked them', async () => {
    const locked = setup(3);
    expect(await locked.desk.start({ filter, fullNumbers: true })).toEqual(problem('pinNeeded'));
    expect(locked.door.asked).toEqual([]);
    const open = setup(3, { mayShowNumbers: () => true });
    await open.desk.start({ filter, fullNumbers: true });
    await open.ended();
    expect(fs.readFileSync(open.file, 'utf8')).toContain('"+1 315 555 0175"');
    expect(open.audit()).toEqual([line({ rows: 3, masked: false })]);
  });

  test('separates as it is chosen when the file is begun, to the end', async () => {
    let separator: 'semicolon' | 'tab' = 'semicolon';
    const { desk, file, ended } = setup(1200, { separator: () => separator });
    await desk.start(masked);
    separator = 'tab';
    await ended();
    const lines = fs.readFileSync(file, 'utf8').split('\r\n').slice(0, -1);
    for (const text of lines) expect(text.split(';')).toHaveLength(14);
  });

  test('who thinks better of it in the dialog has exported nothing', async () => {
    const { desk, documents, audit } = setup(3, { askWhere: async () => null });
    expect(await desk.start(masked)).toEqual({ kind: 'cancelled' });
    expect(desk.state).toBeNull();
    expect(fs.readdirSync(documents)).toEqual([]);
    expect(audit()).toEqual([]);
  });

  test('one at a time, also while the dialog is open', async () => {
    const { desk, ended } = setup();
    const first = desk.start(masked);
    expect(await desk.start(masked)).toEqual(problem('alreadyRunning'));
    await first;
    expect(await desk.start(masked)).toEqual(problem('alreadyRunning'));
    desk.dismiss();
    expect(desk.state?.phase).toBe('running');
    await ended();
    await waitUntil(async () => (await desk.start(masked)).kind === 'started');
  });

  test('cancelled it leaves no half file, but a line; what stood there before stays', async () => {
    const { desk, documents, file, ended, audit } = setup();
    fs.writeFileSync(file, 'before');
    await desk.start(masked);
    desk.cancel();
    expect(await ended()).toMatchObject({ phase: 'cancelled', problem: null });
    expect(fs.readFileSync(file, 'utf8')).toBe('before');
    expect(fs.readdirSync(documents)).toEqual(['calls.csv']);
    expect(audit()).toEqual([line({ rows: expect.any(Number) as number, outcome: 'cancelled' })]);
    desk.reveal();
  });

  test('stopping waits until nothing half written is left', async () => {
    const { desk, documents } = setup();
    await desk.start(masked);
    await desk.stop();
    expect(desk.state?.phase).toBe('cancelled');
    expect(fs.readdirSync(documents)).toEqual([]);
  });

  test('a book that closes in the middle fails it', async () => {
    const { desk, door, documents, ended, audit } = setup();
    await desk.start(masked);
    door.trouble = { kind: 'bookClosed', detail: '' };
    expect(await ended()).toMatchObject({ phase: 'failed', problem: 'bookClosed' });
    expect(fs.readdirSync(documents)).toEqual([]);
    expect(audit()).toMatchObject([{ outcome: 'failed', problem: 'bookClosed' }]);
  });

  test('a book that is closed is told before anything is asked', async () => {
    const { desk, door } = setup(3);
    door.trouble = { kind: 'bookClosed', detail: '' };
    expect(await desk.start(masked)).toEqual(problem('bookClosed'));
    door.trouble = null;
    expect(await desk.start(masked)).toEqual({ kind: 'started' });
  });

  test('another profile’s calls get into no file', async () => {
    let folder = aFolder();
    const { desk, documents, ended } = setup(1200, { folder: () => folder });
    await desk.start(masked);
    folder = aFolder();
    expect(await ended()).toMatchObject({ phase: 'failed', problem: 'bookClosed' });
    expect(fs.readdirSync(documents)).toEqual([]);
  });

  test('a folder that is not there fails it', async () => {
    const { desk, ended } = setup(3, { askWhere: async () => '/nowhere/at/all/calls.csv' });
    await desk.start(masked);
    expect(await ended()).toMatchObject({ phase: 'failed', problem: 'diskError' });
  });

  test('nothing leaves the house without its line in the audit log', async () => {
    const { desk, documents, folder, ended } = setup(3);
    fs.mkdirSync(path.join(folder, 'audit.log'));
    await desk.start(masked);
    expect(await ended()).toMatchObject({ phase: 'failed', problem: 'diskError' });
    expect(fs.readdirSync(documents)).toEqual([]);
  });

  test('a full disk is told as such and leaves nothing', async () => {
    const { desk, documents, ended } = setup(3);
    const append = vi.spyOn(PartFile.prototype, 'append').mockRejectedValueOnce(systemError('ENOSPC'));
    await desk.start(masked);
    expect(await ended()).toMatchObject({ phase: 'failed', problem: 'diskFull' });
    expect(fs.readdirSync(documents)).toEqual([]);
    append.mockRestore();
  });
});
