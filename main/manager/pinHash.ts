import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/);

/** How a PIN is kept; the cost stands beside it, so that it can be raised later. */
export const PinHash = z.strictObject({
  cost: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  salt: hex,
  hash: hex,
});
export type PinHash = z.infer<typeof PinHash>;

const COST = 2 ** 15;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Takes about 100 ms of another thread. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(pin, salt, COST);
  return { cost: COST, salt: salt.toString('hex'), hash: hash.toString('hex') };
}

export async function isPin(pin: string, kept: PinHash): Promise<boolean> {
  const hash = await derive(pin, Buffer.from(kept.salt, 'hex'), kept.cost);
  const expected = Buffer.from(kept.hash, 'hex');
  return hash.byteLength === expected.byteLength && timingSafeEqual(hash, expected);
}

function derive(pin: string, salt: Buffer, cost: number): Promise<Buffer> {
  const blockSize = 8;
  // Node refuses what needs more than 32 MB unless told otherwise.
  const maxmem = 2 * 128 * blockSize * cost;
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, { N: cost, r: blockSize, p: 1, maxmem }, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}
