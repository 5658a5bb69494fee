import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Registration } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { wireText } from '../altegio/wire.ts';
import { parseJsonObject } from '../files/json.ts';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const SIGNATURE = /^[0-9a-f]{64}$/i;

const User = z.object({ name: wireText, email: wireText });

/**
 * Who pressed Connect: `user_data`, base64 of JSON, with `user_data_sign`, the hex HMAC-SHA256 of its decoded bytes
 * under the partner token. Wrong or no signature: `signatureWrong`. Rightly signed nonsense names nobody.
 */
export function readSignedUser(
  data: string,
  signature: string | null,
  partnerToken: string,
): Result<Registration['user'], Problem> {
  const wrong: Problem = { kind: 'signatureWrong', detail: null };
  // A plus sign that somebody did not encode has become a space.
  const base64 = data.replaceAll(' ', '+');
  if (!BASE64.test(base64) || signature === null || !SIGNATURE.test(signature)) return err(wrong);
  const bytes = Buffer.from(base64, 'base64');
  const right = createHmac('sha256', partnerToken).update(bytes).digest();
  if (!timingSafeEqual(right, Buffer.from(signature, 'hex'))) return err(wrong);
  const user = User.safeParse(parseJsonObject(bytes.toString('utf8')));
  return ok(user.success && (user.data.name || user.data.email) ? user.data : null);
}
