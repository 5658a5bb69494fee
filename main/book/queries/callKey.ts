import type { CallKey } from '../../../contract/model/ids.ts';

/** Location and call, as the tables have them. */
export function keyParts(key: CallKey): readonly [locationId: number, callId: number] {
  const cut = key.indexOf(':');
  return [Number(key.slice(0, cut)), Number(key.slice(cut + 1))];
}
