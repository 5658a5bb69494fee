import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { SavingDisk } from '../../../../../main/files/partFile.ts';
import { freshModeration } from '../../../../../main/partner/moderation/moderationFile.ts';
import { saveModeration } from '../../../../../main/partner/moderation/saveModeration.ts';
import type { PartnerAtWork } from '../../../../../main/partner/partnerAtWork.ts';
import { NOON } from '../../../../support/calls.ts';
import { aFolder, savingDiskWithRoom } from '../../../../support/files.ts';

const { paymentId: _, ...kept } = freshModeration();
const moderation = { ...kept, running: false };
const at = {
  applicationId: 4217,
  serverNowMs: () => NOON,
  locationOf: () => undefined,
} as unknown as PartnerAtWork;

function setup(file: string | null, disk?: SavingDisk) {
  const asked: unknown[] = [];
  const printed: string[] = [];
  const deps = {
    askWhere: async (suggestion: unknown) => {
      asked.push(suggestion);
      return file;
    },
    printPdf: async (html: string) => {
      printed.push(html);
      return Buffer.from('%PDF-1.7');
    },
    ...(disk && { disk }),
  };
  return { asked, printed, save: (format: 'html' | 'pdf') => saveModeration(deps, at, moderation, format) };
}

test('the page is saved under a name that tells app and day', async () => {
  const file = path.join(aFolder(), 'list.html');
  const { asked, printed, save } = setup(file);
  expect(await save('html')).toEqual({ kind: 'saved' });
  expect(asked).toEqual([{ fileName: 'moderation-4217-2026-11-21.html', ending: 'html' }]);
  expect(readFileSync(file, 'utf8')).toContain('<h1>Moderation checklist of application 4217</h1>');
  expect(printed).toEqual([]);
});

test('a PDF is made of the same page', async () => {
  const file = path.join(aFolder(), 'list.pdf');
  const { printed, save } = setup(file);
  expect(await save('pdf')).toEqual({ kind: 'saved' });
  expect(readFileSync(file, 'utf8')).toBe('%PDF-1.7');
  expect(printed[0]).toContain('<!doctype html>');
});

test('nothing is made when the person thinks better of it, and a disk that refuses is told', async () => {
  const { printed, save } = setup(null);
  expect(await save('pdf')).toEqual({ kind: 'cancelled' });
  expect(printed).toEqual([]);
  expect(await setup(path.join(aFolder(), 'no', 'where.html')).save('html')).toMatchObject({
    problem: { kind: 'diskError' },
  });
});

const fullDisks = [
  { what: 'takes nothing more', disk: savingDiskWithRoom(5) },
  { what: 'tells it only when flushed', disk: savingDiskWithRoom(5, 'flushed') },
];
for (const { what, disk } of fullDisks) {
  test.each(['html', 'pdf'] as const)(
    `a disk that ${what} leaves an old %s whole, and it is told`,
    async (format) => {
      const folder = aFolder();
      const file = path.join(folder, `list.${format}`);
      writeFileSync(file, 'the old list');
      expect(await setup(file, disk).save(format)).toMatchObject({ problem: { kind: 'diskFull' } });
      expect(readFileSync(file, 'utf8')).toBe('the old list');
      expect(readdirSync(folder)).toHaveLength(1);
    },
  );
}
