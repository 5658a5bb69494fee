import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  freshModeration,
  readModeration,
  writeModeration,
} from '../../../../../main/partner/moderation/moderationFile.ts';
import { NOON } from '../../../../support/calls.ts';
import { aFolder, modeOf } from '../../../../support/files.ts';

const fileIn = (dir: string): string => path.join(dir, 'moderation.json');

test('a folder without the file has the whole list open', () => {
  const { items } = readModeration(aFolder(), NOON);
  expect(items).toHaveLength(7);
  expect(items.every(({ state }) => state === 'open')).toBe(true);
});

test('what was written is read again, and is its owner’s only', () => {
  const dir = aFolder();
  const kept = { ...freshModeration(), description: 'Shows calls.', paymentId: 1525 };
  expect(writeModeration(dir, kept).ok).toBe(true);
  expect(readModeration(dir, NOON)).toEqual(kept);
  expect(modeOf(fileIn(dir))).toBe(0o600);
});

test('an item that ran when the app was killed is open again and keeps its evidence', () => {
  const dir = aFolder();
  const request = { operation: 'uninstallApplication', method: 'POST', path: '/x', body: '' };
  const evidence = [{ at: '2026-11-21T12:00:00.000Z', request, answer: 'accepted' }];
  const { items, ...rest } = freshModeration();
  const problem = { kind: 'ownerMustConnect', detail: null } as const;
  const running = items.map((item) =>
    item.name === 'connects' ? { ...item, state: 'running' as const, problem, evidence } : item,
  );
  writeModeration(dir, { ...rest, items: running });
  expect(readModeration(dir, NOON).items[0]).toMatchObject({ state: 'open', problem: null, evidence });
});

test('a file that makes no sense is set aside and the list begins anew', () => {
  const dir = aFolder();
  fs.writeFileSync(fileIn(dir), '{"items": 3}');
  expect(readModeration(dir, NOON)).toEqual(freshModeration());
  expect(fs.readdirSync(dir)).toEqual(['moderation.json.broken-20261121T120000Z']);
});
