import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CsvSeparator } from '../../../../contract/model/settings.ts';
import type { BookDoor } from '../../../../main/book/bookDoor.ts';
import type { SavingDisk } from '../../../../main/files/partFile.ts';
import { ReportDesk } from '../../../../main/reports/reportDesk.ts';
import { aFolder, savingDiskWithRoom } from '../../../support/files.ts';

const closed: BookDoor = {
  ask: () => Promise.resolve({ ok: false, error: { kind: 'bookClosed', detail: '' } }),
};

interface Given {
  readonly disk?: SavingDisk;
  readonly separator?: CsvSeparator;
}

function setup(file: string | null, { disk, separator = 'comma' }: Given = {}) {
  const asked: unknown[] = [];
  const askWhere = (suggestion: unknown): Promise<string | null> => {
    asked.push(suggestion);
    return Promise.resolve(file);
  };
  const deps = { book: closed, askWhere, separator: () => separator };
  return { asked, desk: new ReportDesk({ ...deps, ...(disk && { disk }) }) };
}

describe('ReportDesk', () => {
  it('says that the book is closed', async () => {
    const { desk } = setup(null);
    const range = { locationIds: [], fromDay: '2026-11-01', toDay: '2026-11-02' };
    expect(await desk.read(range)).toMatchObject({ kind: 'problem', problem: { kind: 'bookClosed' } });
  });

  it('writes a table that Excel opens and that starts no formula', async () => {
    const file = path.join(aFolder(), 'report.csv');
    const { desk, asked } = setup(file);
    const rows = [
      ['Day', 'Location'],
      ['2026-11-01', '=cmd|"x", München'],
    ];
    expect(await desk.save({ name: 'calls', content: { kind: 'csv', rows } })).toEqual({ kind: 'saved' });
    expect(asked).toEqual([{ fileName: 'calls.csv', ending: 'csv' }]);
    expect(readFileSync(file, 'utf8')).toBe(
      '\uFEFF"Day","Location"\r\n"2026-11-01","\'=cmd|""x"", München"\r\n',
    );
  });

  it('separates cells as it is chosen for exports', async () => {
    const file = path.join(aFolder(), 'report.csv');
    const { desk } = setup(file, { separator: 'semicolon' });
    await desk.save({ name: 'calls', content: { kind: 'csv', rows: [['Day', 'A, B']] } });
    expect(readFileSync(file, 'utf8')).toBe('\uFEFF"Day";"A, B"\r\n');
  });

  it('writes a picture as it came, and nothing that is none', async () => {
    const file = path.join(aFolder(), 'report.png');
    const { desk } = setup(file);
    const save = (dataUrl: string) => desk.save({ name: 'chart', content: { kind: 'png', dataUrl } });
    expect(await save('data:image/png;base64,iVBORw0K')).toEqual({ kind: 'saved' });
    expect(readFileSync(file).toString('base64')).toBe('iVBORw0K');
    expect(await save('data:text/html;base64,iVBORw0K')).toMatchObject({ problem: { kind: 'invalidInput' } });
  });

  it.each([
    { kind: 'csv' as const, rows: [['a', 'b'.repeat(2_000)]] },
    { kind: 'png' as const, dataUrl: `data:image/png;base64,${'iVBO'.repeat(2_000)}` },
  ])('leaves an old $kind whole on a full disk, and says so', async (content) => {
    const folder = aFolder();
    const file = path.join(folder, `report.${content.kind}`);
    writeFileSync(file, 'the old report');
    const { desk } = setup(file, { disk: savingDiskWithRoom(600) });
    expect(await desk.save({ name: 'calls', content })).toMatchObject({ problem: { kind: 'diskFull' } });
    expect(readFileSync(file, 'utf8')).toBe('the old report');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('leaves it when the person thinks better of it, and says when the disk refuses', async () => {
    const content = { kind: 'csv' as const, rows: [['a']] };
    expect(await setup(null).desk.save({ name: 'x', content })).toEqual({ kind: 'cancelled' });
    const nowhere = path.join(aFolder(), 'no', 'such', 'folder.csv');
    expect(await setup(nowhere).desk.save({ name: 'x', content })).toMatchObject({
      problem: { kind: 'diskError' },
    });
  });
});
