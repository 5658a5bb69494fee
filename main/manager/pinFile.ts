import path from 'node:path';
import * as z from 'zod';
import { Instant } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import { setAside } from '../files/brokenFile.ts';
import type { DiskError } from '../files/diskError.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere, writeSafely } from '../files/safeFile.ts';
import { PinHash } from './pinHash.ts';

const KeptPin = z.strictObject({
  pin: PinHash.nullable(),
  /** Since the last right one. */
  wrongTries: z.number().int().nonnegative(),
  blockedUntil: Instant.nullable(),
});

/** What is kept about the manager's PIN; a restart forgives no wrong try. */
export type KeptPin = z.infer<typeof KeptPin>;

export const noPin: KeptPin = { pin: null, wrongTries: 0, blockedUntil: null };

const placeOf = (folder: string): string => path.join(folder, 'manager.json');

/** A damaged file is set aside: whoever can damage it could delete it as well. */
export function readPin(folder: string, nowMs: number): KeptPin {
  const text = readIfThere(placeOf(folder));
  if (!text.ok || text.value === null) return noPin;
  const kept = KeptPin.safeParse(parseJsonObject(text.value));
  if (kept.success) return kept.data;
  setAside(placeOf(folder), nowMs);
  return noPin;
}

export function writePin(folder: string, kept: KeptPin): Result<null, DiskError> {
  return writeSafely(placeOf(folder), `${JSON.stringify(kept)}\n`);
}
