import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { LocationId } from '../../../contract/model/ids.ts';
import { wireId, wireText } from '../../altegio/wire.ts';
import { parseJsonObject } from '../../files/json.ts';

/** What Altegio tells of the app in a location. Anything else than these two is taken and ignored. */
export interface LifecycleNotice {
  readonly locationId: LocationId;
  readonly event: 'uninstall' | 'freeze';
}

/** `refused`: the token or the app is not ours. `ignored`: rightly sent, and nothing to do. */
export type ReadNotice =
  | { readonly kind: 'notice'; readonly notice: LifecycleNotice }
  | { readonly kind: 'ignored'; readonly locationId: LocationId }
  | { readonly kind: 'refused' | 'unreadable' };

const Wire = z.object({
  salon_id: wireId.pipe(LocationId),
  application_id: wireId,
  event: wireText,
  partner_token: z.string(),
});

export interface ReadNoticeFor {
  readonly partnerToken: string;
  readonly applicationId: number;
}

/** Reads the body of a lifecycle notice, JSON or a form; the token in it is compared in constant time. */
export function readNotice(body: string, { partnerToken, applicationId }: ReadNoticeFor): ReadNotice {
  const wire = Wire.safeParse(fieldsOf(body.replace(/^\ufeff/, '').trim()));
  if (!wire.success) return { kind: 'unreadable' };
  const { salon_id: locationId, application_id, event, partner_token } = wire.data;
  if (!isSame(partner_token, partnerToken) || application_id !== applicationId) return { kind: 'refused' };
  const word = event.toLowerCase();
  return word === 'uninstall' || word === 'freeze'
    ? { kind: 'notice', notice: { locationId, event: word } }
    : { kind: 'ignored', locationId };
}

const fieldsOf = (text: string): unknown =>
  text.startsWith('{') ? parseJsonObject(text) : Object.fromEntries(new URLSearchParams(text));

function isSame(given: string, wanted: string): boolean {
  // Hashes have one length, whatever was given.
  const [one, other] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
