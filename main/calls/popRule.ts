import { endOf, type KnownCall } from './knownCall.ts';

/** `catchUp`: the first look after a start, a sleep or a longer silence. `live`: the calls since the last look. */
export type LookKind = 'catchUp' | 'live';

const CATCH_UP_LIMIT_MS = 2 * 60_000;
const LIVE_LIMIT_MS = 10 * 60_000;
// Of a call whose length nobody knows only the start is known, and few talk longer.
const LIVE_START_LIMIT_MS = 60 * 60_000;
// A first look cannot tell a call "from the future" (a vendor's wrong clock) from an old one, so it trusts little.
const CATCH_UP_AHEAD_MS = 15 * 60_000;

/** Whether a call seen for the first time pops up, or only enters the list. Age counts from its end, in server time. */
export function popsUp(call: KnownCall, look: LookKind, serverNowMs: number): boolean {
  if (call.direction !== 'incoming') return false;
  const ageMs = serverNowMs - endOf(call);
  if (look === 'catchUp') return ageMs < CATCH_UP_LIMIT_MS && ageMs > -CATCH_UP_AHEAD_MS;
  return ageMs <= (call.durationSeconds === null ? LIVE_START_LIMIT_MS : LIVE_LIMIT_MS);
}
