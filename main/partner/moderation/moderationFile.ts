import path from 'node:path';
import * as z from 'zod';
import { Moderation, type ModerationItem, ModerationItemName } from '../../../contract/model/partner.ts';
import type { Result } from '../../../contract/result.ts';
import { setAside } from '../../files/brokenFile.ts';
import type { DiskError } from '../../files/diskError.ts';
import { parseJsonObject } from '../../files/json.ts';
import { readIfThere, writeSafely } from '../../files/safeFile.ts';

/** What is kept of the checklist between runs. */
export const KeptModeration = Moderation.omit({ running: true }).extend({
  /** Of the payment that was sent and waits for its refund. */
  paymentId: z.number().int().nullable(),
});
export type KeptModeration = z.infer<typeof KeptModeration>;

const openItem = (name: ModerationItemName): ModerationItem => ({
  name,
  state: 'open',
  at: null,
  problem: null,
  evidence: [],
});

/** Nothing has been run yet. */
export const freshModeration = (): KeptModeration => ({
  locationId: null,
  registrationUrl: '',
  description: '',
  items: ModerationItemName.options.map(openItem),
  paymentId: null,
});

const placeOf = (folder: string): string => path.join(folder, 'moderation.json');

/** What earlier runs found out. An item that ran when the app ended is open again and keeps its evidence. */
export function readModeration(folder: string, nowMs: number): KeptModeration {
  const text = readIfThere(placeOf(folder));
  if (!text.ok || text.value === null) return freshModeration();
  const kept = KeptModeration.safeParse(parseJsonObject(text.value));
  if (!kept.success) {
    setAside(placeOf(folder), nowMs);
    return freshModeration();
  }
  const items = ModerationItemName.options.map(
    (name) => kept.data.items.find((item) => item.name === name) ?? openItem(name),
  );
  return { ...kept.data, items: items.map(reopened) };
}

export function writeModeration(folder: string, kept: KeptModeration): Result<null, DiskError> {
  return writeSafely(placeOf(folder), `${JSON.stringify(kept)}\n`);
}

/** As it stands when nothing runs. */
export function reopened(item: ModerationItem): ModerationItem {
  return item.state === 'running' ? { ...item, state: 'open', problem: null } : item;
}
