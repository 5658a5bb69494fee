import * as z from 'zod';

/**
 * Why a recording cannot be played now: there is none, it is not ready yet, its link has expired, the provider refuses it
 * (`denied`), its address is not opened (`notSecure`: not https; `thisComputer`; `badLink`: no web address), something
 * else than sound came (`notSound`), the server proves itself with a certificate that this computer does not trust
 * (`notTrusted`), it has a fault or too much to do (`providerDown`), it cannot be reached or the connection broke off
 * (`offline`), or it did not hand the recording over for another reason (`refused`).
 */
export const RecordingTrouble = z.enum([
  'none',
  'notReady',
  'expired',
  'denied',
  'notSecure',
  'thisComputer',
  'badLink',
  'notSound',
  'notTrusted',
  'providerDown',
  'offline',
  'refused',
]);
export type RecordingTrouble = z.infer<typeof RecordingTrouble>;

/** What a player that failed is told; `unplayable`: everything came, but in a format that is not known here. */
export const RecordingFailure = z.enum([...RecordingTrouble.options, 'unplayable']);
