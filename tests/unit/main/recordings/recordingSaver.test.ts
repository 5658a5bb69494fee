import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { CallKey } from '../../../../contract/model/ids.ts';
import { err, ok } from '../../../../contract/result.ts';
import { PartFile } from '../../../../main/files/partFile.ts';
import { RecordingSaver, type RecordingSaverDeps } from '../../../../main/recordings/recordingSaver.ts';
import { aFolder, modeOf, newFileMode, systemError } from '../../../support/files.ts';
import { waitUntil } from '../../../support/waitUntil.ts';
import { Flow } from './fakeSource.ts';

const key = CallKey.parse('101:5023');
const sound = Buffer.from('RIFF\x01\x02WAVE and \0 more', 'latin1');
const problem = (kind: string) => ({ kind: 'problem', problem: { kind, detail: null } });

function setup(deps: Partial<RecordingSaverDeps> = {}) {
  const folder = aFolder();
  const documents = aFolder();
  const file = path.join(documents, 'chosen.wav');
  const flow = new Flow();
  const letGo = vi.fn();
  const askWhere = vi.fn<RecordingSaverDeps['askWhere']>().mockResolvedValue(file);
  const saver = new RecordingSaver({
    recordingOf: async () =>
      ok({ type: 'audio/wav', endedAtMs: new Date(2026, 10, 4, 15).getTime(), bytes: flow, letGo }),
    folder: () => folder,
    maySave: () => true,
    askWhere,
    now: () => Date.parse('2026-11-21T12:00:00.000Z'),
    ...deps,
  });
  const log = path.join(folder, 'audit.log');
  const audit = (): unknown[] =>
    fs.existsSync(log)
      ? fs
          .readFileSync(log, 'utf8')
          .trim()
          .split('\n')
          .map((line): unknown => JSON.parse(line))
      : [];
  return { saver, flow, letGo, askWhere, file, documents, log, audit };
}

const line = (change: object = {}) => ({
  at: '2026-11-21T12:00:00.000Z',
  what: 'recordingSaved',
  call: key,
  file: 'chosen.wav',
  outcome: 'done',
  problem: null,
  ...change,
});

describe('RecordingSaver', () => {
  test('saves every byte where the person wants it, with a line in the audit log', async () => {
    const { saver, flow, letGo, askWhere, file, documents, log, audit } = setup();
    const saving = saver.save(key);
    for (const byte of sound) await flow.send(Buffer.from([byte]));
    expect(fs.existsSync(file)).toBe(false);
    await flow.end();
    expect(await saving).toEqual({ kind: 'saved', file });
    expect(fs.readFileSync(file).equals(sound)).toBe(true);
    expect(fs.readdirSync(documents)).toEqual(['chosen.wav']);
    expect(modeOf(file)).toBe(newFileMode());
    expect(audit()).toEqual([line()]);
    expect(modeOf(log)).toBe(0o600);
    expect(askWhere).toHaveBeenCalledExactlyOnceWith({
      fileName: 'recording-2026-11-04-101-5023.wav',
      ending: 'wav',
    });
    expect(letGo).toHaveBeenCalledTimes(1);
  });

  test('nobody is asked where without the PIN', async () => {
    const { saver, askWhere, audit } = setup({ maySave: () => false });
    expect(await saver.save(key)).toEqual(problem('pinNeeded'));
    expect(askWhere).not.toHaveBeenCalled();
    expect(audit()).toEqual([]);
  });

  test('what cannot be had says why, and no file is asked for', async () => {
    const { saver, askWhere } = setup({ recordingOf: async () => err('expired') });
    expect(await saver.save(key)).toEqual({ kind: 'expired' });
    expect(askWhere).not.toHaveBeenCalled();
  });

  test('thinking better of it saves nothing', async () => {
    const { saver, letGo, documents, audit } = setup({ askWhere: async () => null });
    expect(await saver.save(key)).toEqual({ kind: 'cancelled' });
    expect(letGo).toHaveBeenCalledTimes(1);
    expect([fs.readdirSync(documents), audit()]).toEqual([[], []]);
  });

  test('one at a time', async () => {
    const { saver, flow } = setup();
    const saving = saver.save(key);
    expect(await saver.save(key)).toEqual(problem('alreadyRunning'));
    await flow.end();
    expect(await saving).toMatchObject({ kind: 'saved' });
  });

  test.each([
    ['breaks off', async (flow: Flow) => flow.break(), { kind: 'offline' }, 'offline'],
    [
      'meets a full disk',
      async (flow: Flow) => {
        vi.spyOn(PartFile.prototype, 'append').mockRejectedValueOnce(systemError('ENOSPC'));
        await flow.send(sound);
      },
      problem('diskFull'),
      'diskFull',
    ],
  ])('one that %s leaves the old file whole and nothing half written', async (_name, fail, answer, why) => {
    const { saver, flow, letGo, file, documents, audit } = setup();
    fs.writeFileSync(file, 'an older one');
    const saving = saver.save(key);
    await flow.send(sound);
    await fail(flow);
    expect(await saving).toEqual(answer);
    expect(fs.readFileSync(file, 'utf8')).toBe('an older one');
    expect(fs.readdirSync(documents)).toEqual(['chosen.wav']);
    expect(audit()).toEqual([line({ outcome: 'failed', problem: why })]);
    expect(letGo).toHaveBeenCalledTimes(1);
  });

  test('without its line in the audit log nothing leaves', async () => {
    const { saver, flow, documents, log } = setup();
    fs.mkdirSync(log);
    const saving = saver.save(key);
    await flow.end();
    expect(await saving).toEqual(problem('diskError'));
    expect(fs.readdirSync(documents)).toEqual([]);
  });

  test('the end of the app leaves nothing half written', async () => {
    const { saver, flow, documents, audit } = setup();
    const saving = saver.save(key);
    await flow.send(sound);
    await waitUntil(() => fs.readdirSync(documents).length === 1);
    const stopped = saver.stop();
    await flow.send(sound);
    await stopped;
    expect(await saving).toEqual({ kind: 'cancelled' });
    expect(fs.readdirSync(documents)).toEqual([]);
    expect(audit()).toEqual([line({ outcome: 'cancelled' })]);
  });
});
